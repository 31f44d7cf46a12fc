"""Hand-written pages checked before anything is rendered: encoding, figures and numbers in the prose, directives that name nothing."""

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
    """Check the hand-written pages of every language.

    Args:
        root: The project folder.
        dataset: What directives may name.

    Yields:
        Every problem of every page below `content/`, by path, then as found; located by line and column, both 1-based.
    """
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
    """The problem of a directive that names something that does not exist.

    Args:
        file: The page, relative to the project folder.
        request: The directive with its place in the page.
        error: Why `look_up` refused it, with the names that are allowed.

    Returns:
        The problem; its hint is the closest allowed name, or the first twelve.
    """
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
