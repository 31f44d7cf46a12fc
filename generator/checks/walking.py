"""Ways through the closed world, so that a check says what it looks for and not how to get there."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache, lru_cache
from typing import NamedTuple

from generator.models.base import Model, Text
from generator.models.dataset import Dataset
from generator.models.guidance import Letter
from generator.models.translation import Pins
from generator.models.values import Fact
from generator.problems import KeyPath

_PROSE = frozenset(
    {"aliases", "keywords", "quote", "value", "message", "messages", "article", "reason", "title", "published", "body", "body_en", "words"}
)
"""Fields of plain words. All other strings outside a `Text` are ids, addresses or words of the code."""
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
    path: KeyPath
    value: Model


class Wording(NamedTuple):
    """A text of one language with its address and the values around it."""

    kind: str
    id: str
    path: KeyPath
    language: str
    words: str
    around: tuple[Model, ...]
    """The values that enclose it, the record first."""


def walk_records(dataset: Dataset) -> Iterator[Entry]:
    """Every record, kinds in the order of `Dataset`; a vocabulary's entries as `list/term`, list entries by position."""
    for place in fields(dataset):
        held = getattr(dataset, place.name)
        if isinstance(held, Pins | frozenset):
            continue
        if not isinstance(held, Mapping):
            yield from (Entry(place.name, str(position), record) for position, record in enumerate(held))
            continue
        for key, record in held.items():
            if isinstance(record, Mapping):
                yield from (Entry(place.name, f"{key}/{term}", entry) for term, entry in record.items())
            else:
                yield Entry(place.name, key, record)


def walk_nodes(dataset: Dataset) -> Iterator[Node]:
    """Every model value of every record, parents before their parts."""
    return (node for node, _ in _nodes(dataset))


def walk_facts(dataset: Dataset) -> Iterator[tuple[Node, Fact]]:
    """Every fact, rules included."""
    for node in walk_nodes(dataset):
        if isinstance(node.value, Fact):
            yield node, node.value


class Pair(NamedTuple):
    """A text in both languages, with its address."""

    kind: str
    id: str
    path: KeyPath
    zh: str
    en: str | None


def walk_pairs(dataset: Dataset) -> Iterator[Pair]:
    """Everything that is written once per language: texts, and the letters."""
    for kind, record_id, path, value in walk_nodes(dataset):
        match value:
            case Text():
                yield Pair(kind, record_id, path, value.zh, value.en)
            case Letter():
                yield Pair(kind, record_id, (*path, "body"), value.body, value.body_en)
            case _:
                pass


def walk_wordings(dataset: Dataset) -> Iterator[Wording]:
    """Everything a reader may read, once per language: texts, and plain words (aliases, quotes, letters)."""
    return iter(_wordings(dataset))


@lru_cache(maxsize=1)
def _nodes(dataset: Dataset) -> tuple[tuple[Node, tuple[Model, ...]], ...]:
    """Every value with those that enclose it; walked once for all checks."""
    found: list[tuple[Node, tuple[Model, ...]]] = []

    def enter(entry: Entry, value: object, path: KeyPath, around: tuple[Model, ...]) -> None:
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


@lru_cache(maxsize=1)
def _wordings(dataset: Dataset) -> tuple[Wording, ...]:
    found = []
    for (kind, record_id, path, value), around in _nodes(dataset):
        for step, words in _strings(value):
            language = str(step[-1]) if isinstance(value, Text) else "en" if step[0] == "body_en" else "zh"
            found.append(Wording(kind, record_id, (*path, *step), language, words, (*around, value)))
    return tuple(found)


def _strings(value: Model) -> Iterator[tuple[KeyPath, str]]:
    """The words a model holds itself: its own, those of its lists and those of its mappings."""
    for name in _spoken(value.__class__):
        yield from _flat(getattr(value, name), (name,))


@cache
def _spoken(model: type[Model]) -> tuple[str, ...]:
    """Fields of a model that hold words."""
    return tuple(name for name in model.model_fields if model is Text or name in _PROSE)


def _flat(part: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, tuple):
        for position, each in enumerate(part):
            yield from _flat(each, (*path, position))
    elif isinstance(part, Mapping):
        for key, each in part.items():
            yield from _flat(each, (*path, key))
