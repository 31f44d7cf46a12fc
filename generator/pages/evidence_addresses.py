"""Which page of the evidence register each piece of evidence is on: by the prefix of its id, so few to a page that a phone can load it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.records.dataset import Dataset
from generator.records.derived import Derived
from generator.records.tracing import KEYS, note_read

PER_PAGE = 24
"""Pieces on one page; more would not fit the weight of a page."""


@dataclass(frozen=True)
class EvidenceRegister:
    """The pages of the evidence register."""

    pages: Mapping[str, tuple[str, ...]]
    """Page name (`wx-1`, pages of a prefix counted from 1) → at most `PER_PAGE` ids, in the order of the files."""
    page_of: Mapping[str, str]
    """Id of a piece of evidence → page name."""


def evidence_pages(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """The pages of the evidence register.

    Args:
        dataset: The records.

    Returns:
        Page name → evidence ids, as of `EvidenceRegister.pages`.
    """
    note_read("evidence_pages", KEYS)
    return EVIDENCE_REGISTER.of(dataset).pages


def evidence_on(dataset: Dataset, page: str) -> tuple[str, ...]:
    """The evidence on one page of the register.

    Args:
        dataset: The records.
        page: Its name; there must be such a page.

    Returns:
        Evidence ids, in the order of the files.
    """
    note_read("evidence_pages", page)
    return EVIDENCE_REGISTER.of(dataset).pages[page]


def evidence_page_of(dataset: Dataset, evidence: str) -> str:
    """The page name of one piece of evidence.

    Args:
        dataset: The records.
        evidence: The id.

    Raises:
        KeyError: There is no such evidence.
    """
    note_read("evidence_page_of", evidence)
    return EVIDENCE_REGISTER.of(dataset).page_of[evidence]


def _paginate(ids: Iterable[str]) -> EvidenceRegister:
    groups: dict[str, list[str]] = {}
    for key in ids:
        groups.setdefault(key.partition("-")[0], []).append(key)
    pages = {
        f"{prefix}-{start // PER_PAGE + 1}": tuple(members[start : start + PER_PAGE])
        for prefix, members in groups.items()
        for start in range(0, len(members), PER_PAGE)
    }
    return EvidenceRegister(pages, {key: page for page, members in pages.items() for key in members})


EVIDENCE_REGISTER = Derived(
    "evidence register",
    lambda dataset: _paginate(dataset.evidence),
    lambda register: {
        ("evidence_pages", KEYS): tuple(register.pages.items()),
        **{("evidence_pages", page): ids for page, ids in register.pages.items()},
        **{("evidence_page_of", key): page for key, page in register.page_of.items()},
    },
)
"""The pages of the evidence register; a page reads it through the functions above."""
