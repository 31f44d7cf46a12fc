"""Edits of records, chosen at random from a fixed seed: what an author may do to a file, made on the records themselves."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple

from generator.records.base import Model, Text
from generator.records.dataset import Dataset
from generator.records.procedure import Conditions
from generator.records.tracing import FactPath

UNREAD = frozenset({"search", "exemptions", "redirects"})
"""Kinds that no page shows."""


class Edit(NamedTuple):
    """One change."""

    sort: str
    path: FactPath
    make: Callable[[Dataset], Dataset]


def edits_of(dataset: Dataset) -> dict[str, list[Edit]]:
    """Every edit that can be made, by sort."""
    found: dict[str, list[Edit]] = {}
    for edit in (*_edits_of_values(dataset), *_edits_of_kinds(dataset)):
        found.setdefault(edit.sort, []).append(edit)
    return found


def chosen_edits(dataset: Dataset, count: int, seed: int) -> list[Edit]:
    """So many edits, of each sort about as many."""
    chance = random.Random(seed)  # noqa: S311  to repeat a failure, not to keep a secret
    sorts = edits_of(dataset)
    names = [name for _ in range(-(-count // len(sorts))) for name in sorts]
    return [chance.choice(sorts[name]) for name in names[:count]]


def put(value: Any, path: FactPath, new: Any) -> Any:
    """A value with another one at a path; what does not lie on the path is the same object."""
    if not path:
        return new
    step, *rest = path
    match value:
        case Dataset():
            return replace(value, records={**value.records, step: put(value.records[str(step)], tuple(rest), new)})
        case Model():
            return value.model_copy(update={str(step): put(vars(value)[str(step)], tuple(rest), new)})
        case tuple():
            return tuple(put(part, tuple(rest), new) if position == step else part for position, part in enumerate(value))
        case dict():
            return {key: put(part, tuple(rest), new) if key == step else part for key, part in value.items()}
    raise TypeError(value)


def _edit(sort: str, path: FactPath, new: Any) -> Edit:
    return Edit(sort, path, lambda dataset: put(dataset, path, new))


def _edits_of_values(dataset: Dataset) -> Iterator[Edit]:
    for kind, records in dataset.records.items():
        if kind not in UNREAD:
            for key, record in records.items():
                yield from _edits_within(record, (kind, key))


def _edits_within(value: Any, path: FactPath) -> Iterator[Edit]:
    match value:
        case bool():
            yield _edit("flag", path, not value)
        case Enum():
            members = [*type(value)]
            yield _edit("enum", path, members[(members.index(value) + 1) % len(members)])
        case int() | Decimal():
            yield _edit("number", path, value + 1)
        case date():
            yield _edit("day", path, value - timedelta(40))
        case str():
            sort = "label" if path[0] == "labels" else "text" if path[-1] in {"zh", "en"} else "words"
            yield _edit(sort, path, f"{value}改")
        case tuple():
            if value:
                yield _edit("entry dropped", path, value[:-1])
                yield _edit("entries turned round", path, value[::-1])
            for position, part in enumerate(value):
                yield from _edits_within(part, (*path, position))
        case dict():
            for key, part in value.items():
                yield from _edits_within(part, (*path, key))
        case Model():
            for name, part in vars(value).items():
                if part not in (None, ()) and not type(value).model_fields[name].is_required():
                    yield _edit("optional part dropped", (*path, name), type(value).model_fields[name].default)
                if part == Conditions():
                    yield _edit("condition added", (*path, name), Conditions(payee=("refuses",)))
                if part is None and type(value).model_fields[name].annotation == Text | None:
                    yield _edit("optional part added", (*path, name), Text(zh="新的", en="new"))
                yield from _edits_within(part, (*path, name))


def _edits_of_kinds(dataset: Dataset) -> Iterator[Edit]:
    for kind, records in dataset.records.items():
        if kind in UNREAD or kind == "labels":
            continue
        yield _edit("order of records", (kind,), dict(reversed(records.items())))
        for key, record in records.items():
            new = f"{key}-2"
            yield _edit("record removed", (kind,), {other: held for other, held in records.items() if other != key})
            yield _edit("record added", (kind,), {**records, new: record.model_copy(deep=True)})
            yield _edit("record renamed", (kind,), {new if other == key else other: held for other, held in records.items()})
