"""Searches in all texts of a dataset that remember what they found: texts are many, and few of them change between two runs.

A search is a pure function of a text, so what is remembered is never wrong; it only saves time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from generator.checks.fields_of_records import Wording, walk_texts, wording_of
from generator.records.dataset import Dataset

Matched = TypeVar("Matched")

FoundBySearches = tuple[tuple[Any, ...], ...]


class FoundInTexts(NamedTuple):
    """What searches found in texts, as plain values that another process can take up."""

    searches: tuple[str, ...]
    """Names of the searches: another process may have imported the checks in another order."""
    texts: Mapping[str, FoundBySearches]
    """Text → what each search found in it, in their order; empty where none found anything."""


_SEARCHES: "list[Search[Any]]" = []
_KNOWN: dict[str, FoundBySearches] = {}
"""Text → what each search found in it, in the order of `_SEARCHES`; empty for the many texts in which none found anything."""


class Search(Generic[Matched]):
    """What a check looks for in texts. One for each check, made when its module is imported."""

    def __init__(
        self, find: Callable[[str], Iterable[Matched]], learn: Callable[[Mapping[str, tuple[Matched, ...]]], None] | None = None
    ) -> None:
        """Say what finds, and what is told of each text that an earlier run has searched: others may ask it too."""
        self.find, self.learn = find, learn
        self.name = f"{find.__module__}.{find.__qualname__}"
        self.position = len(_SEARCHES)
        _SEARCHES.append(self)
        _KNOWN.clear()  # of earlier searches only

    def walk(self, dataset: Dataset) -> Iterator[tuple[Wording, tuple[Matched, ...]]]:
        """The texts in which something is found, with what it is, in the order of the dataset."""
        for wording, found in _found(dataset, len(_SEARCHES)):
            if found[self.position]:
                yield wording, found[self.position]


@lru_cache(maxsize=1)
def _found(dataset: Dataset, searches: int) -> tuple[tuple[Wording, FoundBySearches], ...]:
    """The texts in which some search finds something. The number of searches tells one result from that before another was made."""
    return tuple((wording_of(*text), found) for text in walk_texts(dataset) if (found := _searched(text[-1])))


def _searched(words: str) -> FoundBySearches:
    found = _KNOWN.get(words)
    if found is None:
        results = tuple(tuple(search.find(words)) for search in _SEARCHES)
        found = _KNOWN[words] = results if any(results) else ()
    return found


def remember_texts(kept: FoundInTexts) -> int:
    """Take up what an earlier run found, unless it searched for other things.

    Args:
        kept: Result of `remembered_texts`, of the same code.

    Returns:
        In how many texts need not be searched again.
    """
    names = _names()
    if sorted(kept.searches) != sorted(names):
        return 0
    places = [kept.searches.index(name) for name in names]
    texts = {text: tuple(found[place] for place in places) if found else () for text, found in kept.texts.items()}
    _KNOWN.update(texts)
    for search in _SEARCHES:
        if search.learn:
            search.learn({text: found[search.position] if found else () for text, found in texts.items()})
    return len(texts)


def _names() -> tuple[str, ...]:
    return tuple(search.name for search in _SEARCHES)


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
        The findings in its texts.
    """
    return FoundInTexts(_names(), {text[-1]: _KNOWN[text[-1]] for text in walk_texts(dataset) if text[-1] in _KNOWN})
