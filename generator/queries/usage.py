"""Which records rest on a piece of evidence: the reverse of every `evidence:` in the dataset."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from generator.models.base import Model
from generator.models.dataset import Dataset
from generator.models.world import Provision

KINDS = (
    "platforms",
    "transfer_types",
    "procedures",
    "topics",
    "cross_border",
    "corridors",
    "jurisdictions",
    "safeguards",
    "outlook",
    "claims",
    "letters",
    "contacts",
    "contradictions",
    "statistics",
    "cases",
    "glossary",
)
"""Kinds whose pages rest on evidence."""

_NAMES = frozenset({"evidence", "facts", "legal_basis", "look_alike_evidence"})


def users_of(dataset: Dataset, evidence: str) -> list[tuple[str, str]]:
    """(kind, record id) of every record that cites a piece of evidence, in the order of the files."""
    return _index(dataset).get(evidence, [])


def provisions_of(dataset: Dataset, evidence: Iterable[str]) -> Iterator[Provision]:
    """The provisions of law that rest on any of the evidence, each once, in the order of the evidence."""
    wanted = dict.fromkeys(evidence)
    laws = [provision for place in dataset.jurisdictions.values() for provision in place.provisions]
    yield from dict.fromkeys(provision for key in wanted for provision in laws if key in provision.evidence)


@lru_cache(maxsize=1)
def _index(dataset: Dataset) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for kind in KINDS:
        for key, record in getattr(dataset, kind).items():
            for evidence in dict.fromkeys(_cited(record)):
                found.setdefault(evidence, []).append((kind, key))
    return found


def _cited(value: Any) -> Iterator[str]:
    if isinstance(value, Model):
        for name in type(value).model_fields:
            part = getattr(value, name)
            if name in _NAMES and isinstance(part, tuple):
                yield from part
            else:
                yield from _cited(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _cited(part)
