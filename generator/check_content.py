"""Hand-written pages checked before anything is rendered: encoding, figures and numbers in the prose, directives that name nothing."""

import functools
import os
import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache import Cache, content_digest
from generator.leftovers import is_leftover
from generator.loading.characters import position, read_text
from generator.loading.unreadable import Unreadable
from generator.planner.order import orders_of
from generator.problems import Location, Problem
from generator.records.dataset import Dataset

if TYPE_CHECKING:
    from generator.pages.directives import Unknown
    from generator.planner.order import CaseOrder
    from generator.rendering.directive import Request

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def check_content(root: Path, dataset: Dataset, cache: Cache | None = None) -> Iterator[Problem]:
    """Check the hand-written pages of every language.

    Args:
        root: The project folder.
        dataset: What directives may name.
        cache: Of this code: a page that has not changed is not checked again while the names that directives may use are the same.

    Yields:
        Every problem of every page below `content/`, by path, then as found; located by line and column, both 1-based.
    """
    before: dict[str, tuple[bytes, list[Problem]]] = (cache.load("prose") if cache else None) or {}
    now = {}
    names = _names_in(dataset) if cache else b""
    orders = functools.cache(partial(orders_of, dataset))
    pages, problems = _pages(root)
    yield from problems
    for path in pages:
        name = path.relative_to(root).as_posix()
        try:
            data = path.read_bytes()
        except OSError as error:
            yield Problem(Location(name), "unreadable", f"this page cannot be read: {error.strerror}", "delete it, or mend its rights")
            continue
        key = content_digest(names + data)
        kept = before.get(name)
        now[name] = kept if kept and kept[0] == key else (key, list(_page(name, data, dataset, orders)))
        yield from now[name][1]
    if cache and now != before:
        cache.save("prose", now)


def unanswered(file: str, request: "Request", error: "Unknown") -> Problem:
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


def _pages(root: Path) -> tuple[list[Path], list[Problem]]:
    """The hand-written pages; and a problem for everything else below `content/`, for the engine publishes whatever lies there."""
    pages, problems = [], []
    for folder, names, files in os.walk(root / "content"):
        for name in sorted((*names, *files)):
            path = Path(folder, name)
            where = Location(path.relative_to(root).as_posix())
            if is_leftover(path.relative_to(root / "content")):  # published nowhere
                continue
            if path.is_symlink():
                hint = "put the file itself here: what a link leads to would be published"
                problems.append(Problem(where, "stray-file", "a symbolic link in content/", hint))
            elif name in files and path.suffix == ".md":
                pages.append(path)
            elif name in files:
                hint = "only pages (.md) stand here; pictures and scripts belong to the theme, facts into data/"
                problems.append(Problem(where, "stray-file", "content/ holds hand-written pages and nothing else", hint))
    return sorted(pages), problems


def _names_in(dataset: Dataset) -> bytes:
    """A digest of all that a page is checked by: ids of records and of rules, in their order, which records could not be read, and
    what decides the order of actions.
    """
    ids = [[kind, *records] for kind, records in dataset.records.items()]
    rules = [[key, *(rule.id for rule in platform.rules)] for key, platform in dataset.platforms.items()]
    actions = [
        (key, action.applies, action.urgency, action.rank, action.instead_of, action.decider) for key, action in dataset.procedures.items()
    ]
    ways = [(key, way.platform, way.scenarios) for key, way in dataset.transfer_types.items()]
    rails = [(key, rail.regions, rail.scenarios) for key, rail in dataset.rails.items()]
    order = actions, ways, rails, [*dataset.first_actions.items()]
    return content_digest(repr((ids, rules, sorted(dataset.failed_records), order)).encode())


def _page(name: str, data: bytes, dataset: Dataset, orders: Callable[[], tuple["CaseOrder", ...]]) -> Iterator[Problem]:
    # What answers directives builds pages: it takes a tenth of `check` to import, and most often no page of prose has changed.
    from generator.checks.order_in_words import ORDER_HINT, find_order_in_prose
    from generator.checks.prose import check_prose
    from generator.checks.prose_markup import check_prose_markup
    from generator.pages.directives import Unknown, look_up
    from generator.planner.order import contradictions
    from generator.rendering.directive import DIRECTIVE, find_requests, lists_of_actions

    try:
        text = read_text(data, name)
    except Unreadable as error:
        yield from error.problems
        return
    yield from check_prose(text, name)
    yield from check_prose_markup(text, name)
    for request, _ in find_requests(text):
        try:
            look_up(dataset, request.name, request.argument, alone=request.alone)
        except Unknown as error:
            yield unanswered(name, request, error)
    for request, actions in lists_of_actions(text):
        for later, earlier, case in contradictions(orders(), actions):
            where = Location(name, request.line, request.column)
            message = f"`{later}` stands behind `{earlier}`; the plan {case.id} has it before"
            yield Problem(where, "action-order", message, f"follow the plan: <!-- first: {case.id} --> prints its first actions")
    ways = {request.argument.partition("/")[0] for request, _ in find_requests(text) if request.name == "first"}
    for start, message in find_order_in_prose(text, name, dataset, orders, ways):
        yield Problem(Location(name, *position(text, start)), "action-order", message, ORDER_HINT)
    for comment in _COMMENT.finditer(text):
        if not DIRECTIVE.fullmatch(comment[0]):
            where = Location(name, *position(text, comment.start()))
            yield Problem(where, "directive", "a comment that asks for nothing", "a directive is written <!-- table: an-id -->")
