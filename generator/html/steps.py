"""A page as `parser.serialise` writes it, read with one expression: its tags, comments and raw elements, and the texts between."""

import re
from html import unescape

from generator.html.parser import Attributes

_STEP = re.compile(r"(<(?:!--.*?--|script(?=[ >])[^>]*>.*?</script|style(?=[ >])[^>]*>.*?</style|[^>]*)>)", re.DOTALL)
_NAME = re.compile(r"<([^ >]+)")
_ATTRIBUTE = re.compile(r' (=?[^ =>/]+)(?:="([^"]*)")?')


def split_steps(page: str) -> list[str]:
    """The steps through a page, in page order.

    Args:
        page: As `parser.serialise` returns it.

    Returns:
        Text, step, text, …, text: a step is a tag, a comment, or a whole script or style element, as written; the texts have their
        character references.
    """
    return _STEP.split(page)


def name_of_step(step: str) -> str:
    """The element that a step opens.

    Args:
        step: As `split_steps` returns it.

    Returns:
        Its name in lower case; empty for the end of an element, a comment and the like.
    """
    found = _NAME.match(step)
    return found[1] if found and found[1][0] not in "/!?" else ""


def read_step(step: str) -> tuple[Attributes, str]:
    """What an element says.

    Args:
        step: One that opens an element.

    Returns:
        Its attributes, as in `parser.Element`; and the source of a script or style, empty for other elements.
    """
    opening, _, rest = step.partition(">")
    attributes = {name: unescape(value) if "&" in value else value for name, value in _ATTRIBUTE.findall(opening)}
    return attributes, rest.rpartition("</")[0]
