"""Which page of the evidence register each piece of evidence is on: by the prefix of its id, so few to a page that a phone can load it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

PER_PAGE = 24
"""Pieces on one page; more would not fit the weight of a page."""


def evidence_pages(ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The pages of the evidence register.

    Args:
        ids: Every evidence id, in the order of the files.

    Returns:
        Page name (`wx-1`, pages of a prefix counted from 1) → at most `PER_PAGE` ids, in that order.
    """
    return _pages(tuple(ids))


def evidence_page_of(ids: Iterable[str], evidence: str) -> str:
    """The page name of one piece of evidence.

    Args:
        ids: Every evidence id, as for `evidence_pages`.
        evidence: The id.

    Raises:
        KeyError: It is not among them.
    """
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
