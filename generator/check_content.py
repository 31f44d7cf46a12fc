"""Hand-written pages before anything is rendered: can they be read, do they hold figures, do their directives lead somewhere?"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from generator.checks.prose import check_prose
from generator.loading.characters import position, read_text
from generator.loading.unreadable import Unreadable
from generator.pages.directives import Unknown, look_up
from generator.problems import Location, Problem
from generator.records.dataset import Dataset
from generator.rendering.directive import DIRECTIVE, Request, find_requests

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def check_content(root: Path, dataset: Dataset) -> Iterator[Problem]:
    """Every problem of every page below `content/`."""
    for path in sorted((root / "content").rglob("*.md")):
        name = path.relative_to(root).as_posix()
        try:
            text = read_text(path.read_bytes(), name)
        except Unreadable as error:
            yield from error.problems
        except OSError as error:
            yield Problem(Location(name), "unreadable", f"this page cannot be read: {error.strerror}", "delete it, or mend its rights")
        else:
            yield from _page(name, text, dataset)


def unanswered(file: str, request: Request, error: Unknown) -> Problem:
    """A directive that asks for something that is not there."""
    close = [match for word in (request.name, request.argument) for match in get_close_matches(word, error.allowed, n=1, cutoff=0.5)]
    hint = f"did you mean `{close[0]}`?" if close else "allowed: " + ", ".join(error.allowed[:12])
    return Problem(Location(file, request.line, request.column), "directive", str(error), hint)


def _page(name: str, text: str, dataset: Dataset) -> Iterator[Problem]:
    yield from check_prose(text, name)
    for request, _ in find_requests(text):
        try:
            look_up(dataset, request.name, request.argument, alone=request.alone)
        except Unknown as error:
            yield unanswered(name, request, error)
    for comment in _COMMENT.finditer(text):
        if not DIRECTIVE.fullmatch(comment[0]):
            where = Location(name, *position(text, comment.start()))
            yield Problem(where, "directive", "a comment that asks for nothing", "a directive is written <!-- table: an-id -->")
