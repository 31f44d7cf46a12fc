"""Which page read which facts, kept small: a site has some 50,000 facts, and its pages read them a million times."""

from array import array
from collections.abc import Iterable, Iterator

from generator.records.tracing import FactPath

MOST_UNUSED = 1.1
"""Facts that are kept for each one that somebody reads."""


class _Numbers(dict[FactPath, int]):
    """Fact → its number, given when it is first asked for."""

    def __missing__(self, fact: FactPath) -> int:
        self[fact] = len(self)
        return self[fact]


class Readers:
    """Name of a reader → the facts it has read. Can be pickled."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._reads: dict[str, array[int]] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._reads)

    def __len__(self) -> int:
        return len(self._reads)

    def __contains__(self, reader: object) -> bool:
        return reader in self._reads

    def keep(self, reader: str, facts: Iterable[FactPath]) -> None:
        """Remember what a reader has read, instead of what it read before.

        Args:
            reader: Any name: `zh/topics/x.md`.
            facts: As of `RecordGraph.trace`.
        """
        self._reads[reader] = array("I", [*map(self._numbers.__getitem__, facts)])

    def forget(self, reader: str) -> None:
        """Remove a reader; one that is not there is no error.

        Args:
            reader: Its name.
        """
        self._reads.pop(reader, None)

    def facts_of(self, reader: str) -> frozenset[FactPath]:
        """What a reader has read.

        Args:
            reader: Its name.

        Raises:
            KeyError: Nobody of that name is remembered.
        """
        wanted = set(self._reads[reader])
        return frozenset(fact for fact, number in self._numbers.items() if number in wanted)

    def hit_by(self, changed: Iterable[FactPath]) -> list[str]:
        """The readers of facts that have changed.

        Args:
            changed: As of `RecordGraph.update`.

        Returns:
            Their names, in the order in which they were first remembered.
        """
        numbers = {self._numbers[fact] for fact in changed if fact in self._numbers}
        return [reader for reader, reads in self._reads.items() if not numbers.isdisjoint(reads)] if numbers else []

    def __getstate__(self) -> tuple[list[FactPath], dict[str, "array[int]"]]:
        """Facts that nobody reads any more are left out, when they are many."""
        used = sorted(set().union(*self._reads.values()))
        if len(self._numbers) <= MOST_UNUSED * len(used):
            return [*self._numbers], self._reads
        renumbered = {number: position for position, number in enumerate(used)}
        facts = list(self._numbers)
        reads = {reader: array("I", [renumbered[number] for number in numbers]) for reader, numbers in self._reads.items()}
        return [facts[number] for number in used], reads

    def __setstate__(self, state: tuple[list[FactPath], dict[str, "array[int]"]]) -> None:
        facts, self._reads = state
        self._numbers = _Numbers((fact, number) for number, fact in enumerate(facts))
