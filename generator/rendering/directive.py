"""`<!-- table: recall-windows -->` in prose: a page requests something by name; no expression, no argument that computes.

A directive alone on its line gives blocks; inside a sentence it gives words. Knows no dataset: `expand` is given a function for that.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

DIRECTIVE = re.compile(r"<!--\s*([a-z-]+):\s*([^\s>][^>]*?)\s*-->")
"""Name and argument."""


@dataclass(frozen=True)
class Request:
    """One directive in a page."""

    name: str
    argument: str
    line: int
    """1-based."""
    column: int
    """1-based."""
    alone: bool
    """True when nothing else stands on its line."""


def find_requests(markdown: str) -> Iterator[tuple[Request, tuple[int, int]]]:
    """Every directive of a text, whether or not there is one of that name.

    Args:
        markdown: A page of prose, front matter included so that its lines count.

    Yields:
        The directive, and (start, end) of its comment: 0-based characters of the text, the end exclusive; in text order.
    """
    for found in DIRECTIVE.finditer(markdown):
        start = markdown.rfind("\n", 0, found.start()) + 1
        end = markdown.find("\n", found.end())
        line = markdown[start : end if end >= 0 else len(markdown)]
        place = markdown.count("\n", 0, found.start()) + 1
        yield Request(found[1], found[2], place, found.start() - start + 1, line.strip() == found[0]), found.span()


def expand(markdown: str, answer: Callable[[Request], str]) -> str:
    """The text with each directive replaced by its answer.

    Args:
        markdown: A page of prose.
        answer: The text for a directive; it is called for each, in text order.

    Returns:
        The page; an answer to a directive alone on its line has line breaks around it.
    """
    pieces, last = [], 0
    for request, (start, end) in find_requests(markdown):
        text = answer(request)
        pieces += [markdown[last:start], f"\n{text}\n" if request.alone else text]
        last = end
    return "".join([*pieces, markdown[last:]])
