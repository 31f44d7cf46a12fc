"""`<!-- table: recall-windows -->` in prose: a page requests something by name; no expression, no argument that computes.

A directive alone on its line gives blocks; inside a sentence it gives words. Knows no dataset: `expand` is given a function for that.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

DIRECTIVE = re.compile(r"<!--\s*([a-z-]+):\s*([^\s>][^>]*?)\s*-->")
"""Name and argument."""
_POINT = re.compile(r"[0-9]+\. ")
"""Of a numbered list."""


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


def lists_of_actions(markdown: str) -> Iterator[tuple[Request, tuple[str, ...]]]:
    """What a page tells its reader to do one after the other.

    Args:
        markdown: A page of prose, front matter included so that its lines count.

    Yields:
        The first directive of each list, and the ids it names: those of one directive, or of the first of each point of a numbered list.
    """
    lines = markdown.split("\n")
    points: list[Request] = []
    last = 0
    for request in (request for request, _ in find_requests(markdown) if request.name == "action"):
        ids = tuple(part.strip() for part in request.argument.split(","))
        if len(ids) > 1:
            yield request, ids
        elif _POINT.match(lines[request.line - 1]) and request.line != last:
            if points and not all(_POINT.match(line) for line in lines[last : request.line - 1]):
                yield points[0], tuple(point.argument for point in points)
                points = []
            points.append(request)
            last = request.line
    if points:
        yield points[0], tuple(point.argument for point in points)


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
