"""Every value of every record, with its address."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.records.base import Model
from generator.records.dataset import Dataset

FieldPath = tuple[str | int, ...]
"""Fields and list positions from a record to a value inside it."""

_LEAVES = frozenset({str, int, bool, type(None)})
"""Most fields hold one of these; to ask a value whether it is a model takes pydantic ten times as long."""


class Entry(NamedTuple):
    """A record with its address."""

    kind: str
    id: str
    record: Model


class Node(NamedTuple):
    """A value inside a record, the record itself included, with its address."""

    kind: str
    id: str
    path: FieldPath
    value: Model


def walk_records(dataset: Dataset) -> Iterator[Entry]:
    """Every record, in the order of `Dataset.records`."""
    return (Entry(kind, key, record) for kind, records in dataset.records.items() for key, record in records.items())


def walk_nodes(dataset: Dataset) -> Iterator[Node]:
    """Every model value of every record, parents before their parts."""
    return (node for node, _ in nodes_within(dataset))


@lru_cache(maxsize=1)
def nodes_within(dataset: Dataset) -> tuple[tuple[Node, tuple[Model, ...]], ...]:
    """Every value with those that enclose it, the record first; walked once for all who ask."""
    found: list[tuple[Node, tuple[Model, ...]]] = []

    def enter(entry: Entry, value: object, path: FieldPath, around: tuple[Model, ...]) -> None:
        """Appends instead of yielding: a yield through every level of a record costs more than the walk."""
        if isinstance(value, Model):
            found.append((Node(entry.kind, entry.id, path, value), around))
            within = (*around, value)
            for name, part in vars(value).items():  # not `for … in value`: pydantic copies every field first, three times the cost
                if part.__class__ not in _LEAVES:
                    enter(entry, part, (*path, name), within)
        elif isinstance(value, tuple):
            for position, part in enumerate(value):
                enter(entry, part, (*path, position), around)

    for entry in walk_records(dataset):
        enter(entry, entry.record, (), ())
    return tuple(found)
