"""Walks over every value of every record, with its path."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.records.base import Model
from generator.records.dataset import Dataset
from generator.records.derived import Derived
from generator.records.tracing import EVERYTHING, note_read

FieldPath = tuple[str | int, ...]
"""Fields and list positions from a record to a value inside it."""

_SIMPLE_TYPES = frozenset({str, int, bool, type(None)})
"""Most fields hold one of these; `isinstance` with a pydantic model takes ten times as long as this lookup."""


class Entry(NamedTuple):
    """A record with its kind and id."""

    kind: str
    id: str
    record: Model


class Node(NamedTuple):
    """A model value inside a record, or the record itself, with its path."""

    kind: str
    id: str
    path: FieldPath
    value: Model


def walk_records(dataset: Dataset) -> Iterator[Entry]:
    """Every record of a dataset.

    Args:
        dataset: The records.

    Returns:
        Each record with its kind and id, in the order of `Dataset.records`.
    """
    return (Entry(kind, key, record) for kind, records in dataset.records.items() for key, record in records.items())


def walk_nodes(dataset: Dataset) -> Iterator[Node]:
    """Every model value of every record.

    Args:
        dataset: The records.

    Returns:
        Each value with its path, records in the order of `Dataset.records`, a value before its parts.
    """
    return (node for node, _ in nodes_within(dataset))


def nodes_within(dataset: Dataset) -> tuple[tuple[Node, tuple[Model, ...]], ...]:
    """Every model value of every record, with the values that enclose it; computed once for a dataset.

    Args:
        dataset: The records.

    Returns:
        (value with its path, the values that enclose it from the record inwards), in the order of `walk_nodes`; for a record itself
        the second part is empty.
    """
    note_read(*EVERYTHING)
    return _NODES.of(dataset)


def walk_within(entry: Entry) -> list[tuple[Node, tuple[Model, ...]]]:
    """Every model value of one record, with the values that enclose it.

    Args:
        entry: The record.

    Returns:
        As of `nodes_within`.
    """
    found: list[tuple[Node, tuple[Model, ...]]] = []

    def enter(part: object, path: FieldPath, around: tuple[Model, ...]) -> None:
        """Add a value and its parts. It appends, since a generator that yields through every level would be slower than the walk."""
        if isinstance(part, Model):
            found.append((Node(entry.kind, entry.id, path, part), around))
            within = (*around, part)
            for name, value in vars(part).items():  # not `for … in part`: pydantic copies every field first, three times the cost
                if value.__class__ not in _SIMPLE_TYPES:
                    enter(value, (*path, name), within)
        elif isinstance(part, tuple):
            for position, value in enumerate(part):
                enter(value, (*path, position), around)

    enter(entry.record, (), ())
    return found


_NODES = Derived("nodes", lambda dataset: tuple(node for entry in walk_records(dataset) for node in walk_within(entry)))
