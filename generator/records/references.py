"""The references between records, in both directions. Read from the types of the fields (`records/ids.py`)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, get_args

from generator.records.base import Model
from generator.records.dataset import Dataset
from generator.records.derived import Derived
from generator.records.ids import Ref
from generator.records.kinds import KIND
from generator.records.tracing import EVERYTHING, FactPath, note_read
from generator.records.traversal import Entry, FieldPath, walk_nodes, walk_records, walk_within


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
    note_read(*EVERYTHING)
    return _REFERENCES.of(dataset)


def users_of(dataset: Dataset, target: str, named: str) -> tuple[tuple[str, str], ...]:
    """The records that name something.

    Args:
        dataset: The records.
        target: What kind of thing it is, as in `Reference.target`: `evidence`, `questions`, `rules`.
        named: Its id, as records write it.

    Returns:
        (kind, id) of each such record, each once, in the order of `Dataset.records`; empty when no record names it.
    """
    note_read("users", target, named)
    return USERS.of(dataset).by_name.get((target, named), ())


def references_in(model: type[Model]) -> tuple[tuple[str, Ref], ...]:
    """The fields of a model whose type says that they name something; fields of its parts are not included.

    Args:
        model: Class of a record or of a value in one.

    Returns:
        (name of the field, what it names), in the order of the model.
    """
    return _annotated(model)


@dataclass(frozen=True)
class Users:
    """Who names what."""

    names: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
    """(kind, id) of each record → what it names, as (target, id), each once."""
    by_name: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
    """(target, id) → the records that name it, each once, in the order of `Dataset.records`."""


def _users(names: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]) -> Users:
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for record, named in names.items():
        for each in named:
            found.setdefault(each, []).append(record)
    return Users(names, {each: tuple(records) for each, records in found.items()})


def _build_users(dataset: Dataset) -> Users:
    return _users({(entry.kind, entry.id): _names_in(entry) for entry in walk_records(dataset)})


def _renew_users(dataset: Dataset, old: Users, changed: Iterable[FactPath]) -> Users:
    """The users after a change: only the records that have changed are looked through."""
    touched = {fact[:2] for fact in changed if len(fact) > 1 and fact[0] in KIND}
    names = {
        (entry.kind, entry.id): _names_in(entry) if (entry.kind, entry.id) in touched else old.names[entry.kind, entry.id]
        for entry in walk_records(dataset)
    }
    return old if [*names.items()] == [*old.names.items()] else _users(names)


def _names_in(entry: Entry) -> tuple[tuple[str, str], ...]:
    found = ((target, named) for node, _ in walk_within(entry) for _, target, named in _named(node.value))
    return tuple(dict.fromkeys(found))


USERS = Derived(
    "users",
    _build_users,
    lambda users: {("users", *named): records for named, records in users.by_name.items()},
    renew=_renew_users,
)
"""Who names what; a page reads it through `users_of`."""
_REFERENCES = Derived(
    "references",
    lambda dataset: tuple(
        Reference(node.kind, node.id, (*node.path, *path), target, named)
        for node in walk_nodes(dataset)
        for path, target, named in _named(node.value)
    ),
)


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
