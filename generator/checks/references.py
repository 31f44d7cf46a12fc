"""Do all ids lead somewhere?"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache

from generator.checks.walking import Node, walk_nodes, walk_records
from generator.models.base import Model
from generator.models.dataset import Dataset
from generator.models.guidance import Comparison, Exemption
from generator.models.platform import TransferType
from generator.models.procedure import Procedure
from generator.models.vocabulary import Scenario
from generator.problems import KeyPath, Problem, RecordPath

TARGETS: Mapping[str, str] = {
    "source": "sources",
    "evidence": "evidence",
    "look_alike_evidence": "evidence",
    "facts": "evidence",
    "legal_basis": "evidence",
    "contact": "contacts",
    "contacts": "contacts",
    "claims": "claims",
    "related_claims": "claims",
    "article_claims": "claims",
    "procedure": "procedures",
    "procedures": "procedures",
    "next_best": "procedures",
    "instead_of": "procedures",
    "related_procedures": "procedures",
    "platform": "platforms",
    "platforms": "platforms",
    "transfer_types": "transfer_types",
    "rails": "cross_border",
    "rails_back": "cross_border",
    "local_rails": "cross_border",
    "sibling": "cross_border",
    "jurisdictions": "jurisdictions",
    "related_topics": "topics",
    "letters": "letters",
    "cases": "cases",
    "statistics": "statistics",
    "success_rate": "statistics",
    "not_to_confuse": "glossary",
    "question": "questions",
    "addressee": "actors",
    "decider": "actors",
    "paper": "papers",
    "group": "topic-groups",
    "rules": "rules",
}
"""Field name → what its ids name: a kind of record, a vocabulary, or `rules` (`platform#rule`)."""

_OWN_TARGETS: Mapping[tuple[type[Model], str], str] = {
    (Procedure, "kind"): "procedure-kinds",
    (TransferType, "scenarios"): "scenarios",
    (Exemption, "record"): "records",
}
"""Fields whose name means something else in other records."""

_TABLE_KINDS = frozenset({"safeguards", "corridors", "outlook"})
"""Kinds that only a comparison names."""


def check_references(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Every id names a record that exists: evidence, sources, contacts, rules, vocabulary entries and all others.

    No list names a record twice, and no record names itself.

    PASS: `evidence: [wx-01]` when `data/evidence/` holds `wx-01`
    PASS: `rules: ["wechat-pay#unaccepted"]` when that platform has that rule
    PASS: `procedure: call-110` when that record stands there and could not be read
    FAIL: `evidence: [wx-1]`, hint: did you mean `wx-01`?
    FAIL: `evidence: [wx-01, wx-01]`; `next_best: [call-110]` in `call-110`
    """
    known = _known(dataset)
    seen: set[tuple[str, str, KeyPath, str]] = set()
    for place, target, word in walk_references(dataset):
        key = place.kind, place.id, place.path[:-1] if isinstance(place.path[-1], int) else place.path, word
        if key in seen:
            yield Problem(RecordPath(place.kind, place.id, place.path), "references", f"`{word}` is named twice", "keep one of them")
        seen.add(key)
        if (target, word) == (place.kind, place.id):
            yield Problem(RecordPath(place.kind, place.id, place.path), "references", "a record cannot name itself", "delete it")
        if word not in known.get(target, ()) and not _unread(dataset, target, word):
            hint = _nearest(word, known.get(target, ()), target)
            yield Problem(RecordPath(place.kind, place.id, place.path), "references", f"no {_noun(target)} `{word}`", hint)


def walk_references(dataset: Dataset) -> Iterator[tuple[Node, str, str]]:
    """Every reference of every record: its place, what it names (a value of `TARGETS`), and the id."""
    return iter(_walked(dataset))


@lru_cache(maxsize=1)
def _walked(dataset: Dataset) -> tuple[tuple[Node, str, str], ...]:
    return tuple(
        (Node(node.kind, node.id, (*node.path, *path), node.value), target, word)
        for node in walk_nodes(dataset)
        for path, target, word in _references(node.value)
    )


def _known(dataset: Dataset) -> dict[str, Collection[str]]:
    kinds = {target for target in TARGETS.values() if hasattr(dataset, target)}
    known: dict[str, Collection[str]] = {kind: getattr(dataset, kind).keys() for kind in sorted(kinds | _TABLE_KINDS)}
    known |= {name: terms.keys() for name, terms in dataset.vocabularies.items()}
    known["rules"] = [f"{key}#{rule.id}" for key, platform in dataset.platforms.items() for rule in platform.rules]
    known["scenarios"] = [scenario.value for scenario in Scenario]
    known["records"] = [f"{entry.kind}/{entry.id}" for entry in walk_records(dataset)]
    return known


def _unread(dataset: Dataset, target: str, word: str) -> bool:
    kind, key = {"rules": ("platforms", word.partition("#")[0]), "records": word.partition("/")[::2]}.get(target, (target, word))
    return dataset.stands_unread(kind if kind in Dataset.__dataclass_fields__ else f"vocabularies/{kind}", key)


def _references(value: Model) -> Iterator[tuple[KeyPath, str, str]]:
    """Path, target and id of each reference that a value itself holds."""
    for name, target in _naming(value.__class__):
        part = getattr(value, name)
        if isinstance(part, str):
            yield (name,), target, part
        elif isinstance(part, tuple):
            yield from (((name, position), target, each) for position, each in enumerate(part) if isinstance(each, str))
    if isinstance(value, Comparison):
        yield from ((("only", position), value.records, each) for position, each in enumerate(value.only))


@cache
def _naming(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """Fields of a model that hold ids, and what those name."""
    targets = ((name, _OWN_TARGETS.get((model, name)) or TARGETS.get(name)) for name in model.model_fields)
    return tuple((name, target) for name, target in targets if target)


def _nearest(word: str, known: Collection[str], target: str) -> str:
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f"did you mean `{close[0]}`?"
    return f"allowed: {', '.join(known)}" if 0 < len(known) <= 30 else f"add it to {_home(target)}, or correct the id"


def _noun(target: str) -> str:
    return {
        "sources": "source",
        "evidence": "evidence",
        "cross_border": "rail",
        "rules": "rule",
        "glossary": "term",
        "papers": "paper",
        "records": "record",
    }.get(target, target.removesuffix("s").replace("_", " ").replace("-", " "))


def _home(target: str) -> str:
    if target in Dataset.__dataclass_fields__:
        return f"data/{target}/"
    return {"rules": "its platform", "records": "data/"}.get(target, f"data/vocabularies/{target}.yml")
