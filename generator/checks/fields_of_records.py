"""Iterators over facts and texts of a dataset, so that a check holds its rule and no loops over fields."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from generator.problems import KeyPath
from generator.records.base import Model, Text
from generator.records.dataset import Dataset
from generator.records.guidance import Letter
from generator.records.traversal import Node, nodes_within, walk_nodes
from generator.records.values import Fact

_PROSE = frozenset(
    {
        "aliases",
        "keywords",
        "quote",
        "value",
        "message",
        "messages",
        "article",
        "reason",
        "title",
        "publisher",
        "published",
        "body",
        "body_en",
        "words",
    }
)
"""Fields of plain text. All other strings outside a `Text` are ids, addresses or values of the code."""
WORDS_OF_OTHERS = frozenset({"quote", "claim", "heard", "title", "publisher", "published", "keywords", "aliases", "look_alikes"})
"""Fields with what other people write, type, say or spread, which stay as they were written."""


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


TextOf = tuple[Node, tuple[Model, ...], KeyPath, str]
"""A value with a text of its own, the values around it, the path of the text in it, and the text."""


def walk_texts(dataset: Dataset) -> Iterator[TextOf]:
    """Every text that a page may print or search may read, once per language: each `Text`, and plain ones (aliases, quotes, letters)."""
    for node, around in nodes_within(dataset):
        value = node.value
        if value.__class__ is Text:  # most of them; the loops below take three times as long
            yield node, around, ("zh",), value.zh
            if value.en is not None:
                yield node, around, ("en",), value.en
            continue
        for name in _text_fields(value.__class__):
            for step, words in _flat(getattr(value, name), (name,)):
                yield node, around, step, words


def wording_of(node: Node, around: tuple[Model, ...], step: KeyPath, words: str) -> Wording:
    """A text of `walk_texts` with its language and its path from the record."""
    language = str(step[-1]) if isinstance(node.value, Text) else "en" if step[0] == "body_en" else "zh"
    return Wording(node.kind, node.id, (*node.path, *step), language, words, (*around, node.value))


@cache
def _text_fields(model: type[Model]) -> tuple[str, ...]:
    """Names of the fields of a model, no `Text`, that hold text themselves."""
    return tuple(name for name in model.model_fields if name in _PROSE)


def _flat(part: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, tuple):
        for position, each in enumerate(part):
            yield from _flat(each, (*path, position))
    elif isinstance(part, Mapping):
        for key, each in part.items():
            yield from _flat(each, (*path, key))
