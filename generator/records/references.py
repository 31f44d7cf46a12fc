"""The references between records, in both directions. Read from the types of the fields (`records/ids.py`)."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple, get_args

from generator.records.base import Model
from generator.records.dataset import Dataset
from generator.records.ids import Ref
from generator.records.traversal import FieldPath, walk_nodes


class Reference(NamedTuple):
    """One id inside a record, and what it names."""

    kind: str
    id: str
    """Of the record that names."""
    path: FieldPath
    """Path of the id in that record."""
    target: str
    """What the id names: a kind, a vocabulary or a word of `Ref.to`."""
    named: str
    """The id, as it is written."""


def walk_references(dataset: Dataset) -> tuple[Reference, ...]:
    """Every reference of every record; computed once for a dataset.

    Args:
        dataset: The records.

    Returns:
        The references, records in the order of `Dataset.records`; an id that a record names twice is listed twice.
    """
    return _walked(dataset)


def users_of(dataset: Dataset, target: str, named: str) -> tuple[tuple[str, str], ...]:
    """The records that name something.

    Args:
        dataset: The records.
        target: What kind of thing it is, as in `Reference.target`: `evidence`, `questions`, `rules`.
        named: Its id, as records write it.

    Returns:
        (kind, id) of each such record, each once, in the order of `Dataset.records`; empty when no record names it.
    """
    return tuple(_users(dataset).get((target, named), ()))


def references_in(model: type[Model]) -> tuple[tuple[str, Ref], ...]:
    """The fields of a model whose type says that they name something; fields of its parts are not included.

    Args:
        model: Class of a record or of a value in one.

    Returns:
        (name of the field, what it names), in the order of the model.
    """
    return _annotated(model)


@lru_cache(maxsize=1)
def _walked(dataset: Dataset) -> tuple[Reference, ...]:
    return tuple(
        Reference(node.kind, node.id, (*node.path, *path), target, named)
        for node in walk_nodes(dataset)
        for path, target, named in _named(node.value)
    )


@lru_cache(maxsize=1)
def _users(dataset: Dataset) -> Mapping[tuple[str, str], Mapping[tuple[str, str], None]]:
    found: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    for reference in walk_references(dataset):
        found.setdefault((reference.target, reference.named), {})[reference.kind, reference.id] = None
    return found


def _named(value: Model) -> Iterator[tuple[FieldPath, str, str]]:
    """Path, target and id of each reference that a value itself holds."""
    for name, ref in _annotated(value.__class__):
        part = getattr(value, name)
        target = ref.to or getattr(value, ref.field)
        if isinstance(part, str):
            yield (name,), target, part
        elif isinstance(part, tuple):
            yield from (((name, position), target, each) for position, each in enumerate(part))


@cache
def _annotated(model: type[Model]) -> tuple[tuple[str, Ref], ...]:
    found = ((name, _ref_in((*field.metadata, field.annotation))) for name, field in model.model_fields.items())
    return tuple((name, ref) for name, ref in found if ref)


def _ref_in(parts: tuple[Any, ...]) -> Ref | None:
    """The `Ref` in an annotation: of the type itself, or inside `X | None` or `tuple[X, ...]`."""
    for part in parts:
        if isinstance(part, Ref):
            return part
        if inside := _ref_in(get_args(part)):
            return inside
    return None
