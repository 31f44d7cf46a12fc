"""On which ledger page each piece of evidence stands: by the prefix of its id, so many to a page that a phone can take it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

PER_PAGE = 24
"""Pieces on one page; more would not fit the weight of a page."""


def evidence_pages(ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Page name (`wx-1`) → evidence ids, in the order of the files."""
    return _pages(tuple(ids))


def evidence_page_of(ids: Iterable[str], evidence: str) -> str:
    """The page name of one piece of evidence."""
    return _places(tuple(ids))[evidence]


@lru_cache(maxsize=4)
def _pages(ids: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for key in ids:
        groups.setdefault(key.partition("-")[0], []).append(key)
    return {
        f"{prefix}-{start // PER_PAGE + 1}": tuple(members[start : start + PER_PAGE])
        for prefix, members in groups.items()
        for start in range(0, len(members), PER_PAGE)
    }


@lru_cache(maxsize=4)
def _places(ids: tuple[str, ...]) -> Mapping[str, str]:
    return {key: page for page, members in _pages(ids).items() for key in members}
