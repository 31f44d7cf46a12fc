"""Records whose reads are traced, and the values derived from them: which page reads what, and what has changed since."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from generator.records.base import Model
from generator.records.changes import LISTS, changed_facts
from generator.records.dataset import Dataset
from generator.records.derived import Derived, entries_changed
from generator.records.kinds import KIND
from generator.records.tracing import FactPath, Places, TracedMap, enter, leave, tracing, untraced

Result = TypeVar("Result")
DatasetValue = TypeVar("DatasetValue")

DerivedState = Mapping[str, tuple[Any, frozenset[FactPath]]]
"""Name of a derived value → the value, and the facts it was computed from. Can be pickled."""


class RecordGraph:
    """The records at one moment, traced. Pages are made from `dataset` and `value`; `update` says what has changed for them."""

    def __init__(self, dataset: Dataset, derived: Sequence[Derived[Any]], state: DerivedState | None = None) -> None:
        """Trace records.

        Args:
            dataset: The records.
            derived: What is computed from them; a value that reads another one comes after it.
            state: `state()` of a graph of the same records, perhaps of another process; None computes the derived values.
        """
        self._derived = tuple(derived)
        self._untraced = Dataset()
        self._places: Places = {}
        self._reads: dict[str, frozenset[FactPath]] = {}
        self.dataset = Dataset()
        """The records for whoever is traced: equal to those given, a new object after each change."""
        with untraced():
            self._take(dataset)
        for each in self._derived:
            if state is None:
                self._compute(each)
            else:
                self._place(each, *state[each.name])

    def value(self, derived: Derived[DatasetValue]) -> DatasetValue:
        """A derived value.

        Args:
            derived: One of those given.

        Returns:
            What it is for the records of this moment.
        """
        return derived.of(self.dataset)

    def state(self) -> DerivedState:
        """The derived values of this moment, for a graph of the same records in another process."""
        return {each.name: (each.of(self.dataset), self._reads[each.name]) for each in self._derived}

    @contextmanager
    def tracing(self) -> Iterator[set[FactPath]]:
        """Note which facts are read in the body; see `tracing.tracing`. Around many calls of `trace` it makes them faster.

        Yields:
            The facts; complete when the body has ended.
        """
        with tracing(self._places) as reads:
            yield reads

    def trace(self, function: Callable[[], Result]) -> tuple[Result, frozenset[FactPath]]:
        """Call a function, and note which facts it reads.

        Args:
            function: Makes something from `dataset` and derived values. Called inside another one, it keeps its reads to itself.

        Returns:
            What it returns, and the facts: as long as none of them changes, it would return the same.
        """
        with tracing(self._places) as reads:
            result = function()
        return result, frozenset(reads)

    def update(self, dataset: Dataset) -> set[FactPath]:
        """Take new records.

        Args:
            dataset: The records; those that have not changed should be the same objects, which then are not looked into.

        Returns:
            The facts that have changed, those of derived values included; empty when `dataset` and derived values stay as they are.
        """
        with untraced():
            changed = changed_facts(self._untraced, dataset)
            before = self.dataset
            if not changed:
                return changed
            self._take(dataset)
            for each in self._derived:
                old = each.of(before)
                changed |= self._renew(each, old, changed)
            return changed

    def _renew(self, each: Derived[Any], old: Any, changed: set[FactPath]) -> set[FactPath]:
        """Bring a derived value up to date; returns its facts that have changed."""
        if each.renew:
            new = each.renew(self.dataset, old, changed)
            each.keep(self.dataset, new)
        elif self._reads[each.name].isdisjoint(changed):
            new = old
            each.keep(self.dataset, new)
        else:
            for part, path in each.parts(old):
                leave(part, path, self._places)
            new = self._compute(each)
        return set() if new is old else entries_changed(each.entries(old), each.entries(new))

    def _compute(self, each: Derived[Any]) -> Any:
        if each.renew:
            value, reads = each.build(self.dataset), frozenset[FactPath]()
        else:
            value, reads = self.trace(lambda: each.build(self.dataset))
        self._place(each, value, reads)
        return value

    def _place(self, each: Derived[Any], value: Any, reads: frozenset[FactPath]) -> None:
        each.keep(self.dataset, value)
        self._reads[each.name] = reads
        for part, path in each.parts(value):
            enter(part, path, self._places)

    def _take(self, dataset: Dataset) -> None:
        """Make `dataset` of new records: unchanged ones, and the mappings of unchanged kinds, are taken over."""
        records = {
            kind: self._mapping(kind, self._untraced.records.get(kind, {}), dataset.records.get(kind, {}))
            for kind in {**KIND, **dataset.records}
        }
        lists = self.dataset.records.get("vocabularies")
        vocabularies: Mapping[str, Any] = self.dataset.vocabularies
        self._untraced = dataset
        self.dataset = Dataset(records, dataset.pins, dataset.failed_records, dataset.locks)
        if records["vocabularies"] is not lists:
            terms = self.dataset.vocabularies
            vocabularies = TracedMap((LISTS,), {name: TracedMap((LISTS, name), held) for name, held in terms.items()})
        vars(self.dataset)["vocabularies"] = vocabularies

    def _mapping(self, kind: str, old: Mapping[str, Model], new: Mapping[str, Model]) -> TracedMap:
        traced = self.dataset.records.get(kind)
        if isinstance(traced, TracedMap) and old is new:
            return traced
        kept: dict[str, Model] = {}
        for key, record in (traced or {}).items():
            if key in new and old[key] is new[key]:
                kept[key] = record
            else:
                leave(record, (kind, key), self._places)
        return TracedMap((kind,), {key: kept[key] if key in kept else self._record(record, (kind, key)) for key, record in new.items()})

    def _record(self, record: Model, path: FactPath) -> Model:
        """The record as it is, unless a field of it is a mapping or it stands elsewhere too: then a copy, its mappings traced."""
        mappings = {name: _traced(part, (*path, name)) for name, part in vars(record).items() if part.__class__ is dict}
        if mappings:
            record = record.model_copy(update=mappings)
        if not enter(record, path, self._places):
            record = record.model_copy(deep=True)
            enter(record, path, self._places)
        return record


def _traced(value: Mapping[str, Any], path: FactPath) -> TracedMap:
    return TracedMap(path, {key: _traced(part, (*path, key)) if isinstance(part, dict) else part for key, part in value.items()})
