"""Searches in all texts of a dataset that remember what they found: texts are many, and few of them change between two runs.

A search is a pure function of a text, so what is remembered is never wrong; it only saves time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Generic, TypeVar

from generator.checks.fields_of_records import Wording, walk_texts, wording_of
from generator.records.dataset import Dataset

Matched = TypeVar("Matched")

FoundInTexts = Mapping[str, tuple[tuple[Any, ...], ...]]
"""Text → what each search found in it; empty where none found anything. Plain values that can be written down."""
_SEARCHES: "list[Search[Any]]" = []
_KNOWN: dict[str, tuple[tuple[Any, ...], ...]] = {}
"""Text → what each search found in it, in the order of `_SEARCHES`; empty for the many texts in which none found anything."""


class Search(Generic[Matched]):
    """What a check looks for in texts. One for each check, made when its module is imported."""

    def __init__(
        self, find: Callable[[str], Iterable[Matched]], learn: Callable[[Mapping[str, tuple[Matched, ...]]], None] | None = None
    ) -> None:
        """Say what finds, and what is told of each text that an earlier run has searched: others may ask it too."""
        self.find, self.learn = find, learn
        self.position = len(_SEARCHES)
        _SEARCHES.append(self)
        _KNOWN.clear()  # of earlier searches only

    def walk(self, dataset: Dataset) -> Iterator[tuple[Wording, tuple[Matched, ...]]]:
        """The texts in which something is found, with what it is, in the order of the dataset."""
        for wording, found in _found(dataset, len(_SEARCHES)):
            if found[self.position]:
                yield wording, found[self.position]


@lru_cache(maxsize=1)
def _found(dataset: Dataset, searches: int) -> tuple[tuple[Wording, tuple[tuple[Any, ...], ...]], ...]:
    """The texts in which some search finds something. The number of searches tells one result from that before another was made."""
    return tuple((wording_of(*text), found) for text in walk_texts(dataset) if (found := _searched(text[-1])))


def _searched(words: str) -> tuple[tuple[Any, ...], ...]:
    found = _KNOWN.get(words)
    if found is None:
        results = tuple(tuple(search.find(words)) for search in _SEARCHES)
        found = _KNOWN[words] = results if any(results) else ()
    return found


def remember_texts(kept: FoundInTexts) -> None:
    """Take up what an earlier run found.

    Args:
        kept: Result of `remembered_texts`, of the same code.
    """
    _KNOWN.update(kept)
    for search in _SEARCHES:
        if search.learn:
            search.learn({text: found[search.position] if found else () for text, found in kept.items()})


def count_of_texts() -> int:
    """In how many texts was searched.

    Returns:
        The number of texts whose findings are known, those that no dataset holds any more included.
    """
    return len(_KNOWN)


def remembered_texts(dataset: Dataset) -> FoundInTexts:
    """What was found in the texts of a dataset, after its checks have run.

    Args:
        dataset: The records; of texts that are no longer in them nothing is worth keeping.

    Returns:
        Text → findings.
    """
    return {text[-1]: _KNOWN[text[-1]] for text in walk_texts(dataset) if text[-1] in _KNOWN}
