"""Values become text by type: one escape for HTML, a stricter one where Markdown would read along."""

import html
import re
from functools import lru_cache
from typing import Any

from markupsafe import Markup

_BLANK = re.compile(r"\s+")
_PRINTED = re.compile(r"<[^>]*>|&#?\w+;|(?P<sign>[\\`*_{}\[\]!|]|\A[#+=:~-]|(?<=\A[0-9])[.)]|(?<=\A[0-9][0-9])[.)])")
"""Tags and entities, which stay as they are; and signs that Markdown reads, in a sentence or at its start."""
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+!|~^=<>&\"'$@:-]")


def finalize(value: Any) -> Any:
    """What Jinja prints for `{{ value }}`: escaped, on one line, so that no value can open a block of Markdown."""
    if value.__class__ is Markup:
        return value
    return _escaped(value if value.__class__ is str else str(value))


@lru_cache(maxsize=50_000)
def _escaped(text: str) -> Markup:
    """Most texts stand on many pages."""
    return Markup(html.escape(_BLANK.sub(" ", text), quote=True))


def heading(value: Any) -> Markup:
    """Text for a Markdown heading: every character with a meaning becomes a numeric entity."""
    return Markup(_MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", _BLANK.sub(" ", str(value)).strip()))


def preformatted(value: Any) -> Markup:
    """Escaped text that keeps its line breaks, each as an entity so that Markdown never sees them."""
    return Markup(html.escape(str(value), quote=True).replace("\n", "&#10;"))


def in_sentence(printed: str) -> str:
    """Printed HTML on one line, for a sentence of Markdown: no word of a record emphasises, links or starts a list there.

    Args:
        printed: Tags and escaped text.

    Returns:
        The same to a browser; outside tags each sign that Markdown reads is a numeric entity.
    """
    return _PRINTED.sub(lambda found: f"&#{ord(found['sign'])};" if found["sign"] else found[0], printed)
