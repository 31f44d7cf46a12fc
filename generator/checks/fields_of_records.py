"""Iterators over facts and texts of a dataset, so that a check holds its rule and no loops over fields."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from generator.problems import KeyPath
from generator.records.base import Model, Text
from generator.records.dataset import Dataset
from generator.records.guidance import Letter
from generator.records.traversal import Node, nodes_within, walk_nodes
from generator.records.values import Fact

_PROSE = frozenset(
    {"aliases", "keywords", "quote", "value", "message", "messages", "article", "reason", "title", "published", "body", "body_en", "words"}
)
"""Fields of plain text. All other strings outside a `Text` are ids, addresses or values of the code."""


class Wording(NamedTuple):
    """A text of one language, with its path and the values around it."""

    kind: str
    id: str
    path: KeyPath
    language: str
    words: str
    around: tuple[Model, ...]
    """The values that enclose it, the record first."""


def walk_facts(dataset: Dataset) -> Iterator[tuple[Node, Fact]]:
    """Every fact with the node that it is, rules included."""
    for node in walk_nodes(dataset):
        if isinstance(node.value, Fact):
            yield node, node.value


class Pair(NamedTuple):
    """A text in both languages, with its path."""

    kind: str
    id: str
    path: KeyPath
    zh: str
    en: str | None


def walk_pairs(dataset: Dataset) -> Iterator[Pair]:
    """Every text with its translation: each `Text`, and the body of each letter."""
    for kind, record_id, path, value in walk_nodes(dataset):
        match value:
            case Text():
                yield Pair(kind, record_id, path, value.zh, value.en)
            case Letter():
                yield Pair(kind, record_id, (*path, "body"), value.body, value.body_en)
            case _:
                pass


def walk_wordings(dataset: Dataset) -> Iterator[Wording]:
    """Every text that a page may print or search may read, once per language: each `Text`, and plain ones (aliases, quotes, letters)."""
    return iter(_wordings(dataset))


@lru_cache(maxsize=1)
def _wordings(dataset: Dataset) -> tuple[Wording, ...]:
    found = []
    for (kind, record_id, path, value), around in nodes_within(dataset):
        for step, words in _strings(value):
            language = str(step[-1]) if isinstance(value, Text) else "en" if step[0] == "body_en" else "zh"
            found.append(Wording(kind, record_id, (*path, *step), language, words, (*around, value)))
    return tuple(found)


def _strings(value: Model) -> Iterator[tuple[KeyPath, str]]:
    """The texts of a model's own fields, those in lists and mappings included, with their paths."""
    for name in _text_fields(value.__class__):
        yield from _flat(getattr(value, name), (name,))


@cache
def _text_fields(model: type[Model]) -> tuple[str, ...]:
    """Names of the fields of a model that hold text."""
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
