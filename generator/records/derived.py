"""What is computed once from all records and read entry by entry: who names a record, which plan a case has.

A page that reads an entry notes that entry, not all that it was computed from. After a change of records such a value is compared with
the one before, entry by entry: a page is made again only when an entry that it reads is another one.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from generator.records.dataset import Dataset
from generator.records.tracing import FactPath, untraced

Value = TypeVar("Value")


class Derived(Generic[Value]):
    """One such value, computed once for each dataset."""

    def __init__(
        self,
        name: str,
        build: Callable[[Dataset], Value],
        entries: Callable[[Value], Mapping[FactPath, object]] = lambda _: {},
        *,
        parts: Callable[[Value], Iterable[tuple[object, FactPath]]] = lambda _: (),
        renew: Callable[[Dataset, Value, set[FactPath]], Value] | None = None,
    ) -> None:
        """Describe the value.

        Args:
            name: Under which it is kept.
            build: Computes it.
            entries: Every fact that a page can read of it → what the page then sees; none where its readers note more than it.
            parts: Watched values in it, each with the beginning of its facts.
            renew: Computes it from the one before and the facts that have changed since, where that is faster; the same object where
                nothing has changed. Without it the value is computed anew when something changes that `build` has read.
        """
        self.name, self.build, self.entries, self.parts, self.renew = name, build, entries, parts, renew

    def of(self, dataset: Dataset) -> Value:
        """The value for a dataset. Whoever reads an entry of it notes that (`note_read`): nothing else is noted here.

        Args:
            dataset: The records.

        Returns:
            The same object whenever it is asked for.
        """
        kept = dataset.derived
        if self not in kept:
            with untraced():
                kept[self] = self.build(dataset)
        value: Value = kept[self]
        return value

    def keep(self, dataset: Dataset, value: Value) -> None:
        """Give a dataset the value that was computed for it elsewhere.

        Args:
            dataset: The records.
            value: What `build` would return for them.
        """
        dataset.derived[self] = value


def entries_changed(old: Mapping[FactPath, object], new: Mapping[FactPath, object]) -> set[FactPath]:
    """The entries that have come, gone or changed.

    Args:
        old: Entries before, as of `Derived.entries`.
        new: Entries after.

    Returns:
        Their facts.
    """
    return {fact for fact in {**old, **new} if fact not in old or fact not in new or old[fact] != new[fact]}
