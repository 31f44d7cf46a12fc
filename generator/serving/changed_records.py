"""What a build works out of all records, worked out of those that have changed: an edit should not walk through all the others."""

from collections.abc import Mapping
from dataclasses import replace

from generator.checks.translations import untranslated
from generator.loading.translation_pins import without_stale
from generator.records.base import Model
from generator.records.dataset import Dataset


class RecordsInStep:
    """The records of the last moment without outdated English, and how many texts in them have no English."""

    def __init__(self) -> None:
        """Start without records."""
        self._read, self.dataset = Dataset(), Dataset()
        self.untranslated = 0

    def after(self, read: Dataset) -> "RecordsInStep":
        """Those of the next moment; these stay as they are.

        Args:
            read: The records as they are written; those that have not changed are the same objects.

        Returns:
            The same as of `without_stale` and `untranslated`; a mapping without a change is the same object.
        """
        known = self._read.records if read.pins == self._read.pins else {}
        fresh = {kind: _missing(held, known.get(kind, {})) for kind, held in read.records.items()}
        gone = {kind: _missing(held, read.records.get(kind, {})) for kind, held in known.items()} if known else self._read.records
        now = RecordsInStep()
        changed = without_stale(replace(read, records=fresh))
        now._read = read
        now.dataset = replace(read, records={kind: self._joined(kind, held, changed.records[kind]) for kind, held in read.records.items()})
        left = Dataset({kind: {key: self.dataset.records[kind][key] for key in held} for kind, held in gone.items()})
        now.untranslated = self.untranslated + len(untranslated(changed)) - len(untranslated(left))
        return now

    def _joined(self, kind: str, read: Mapping[str, Model], changed: Mapping[str, Model]) -> Mapping[str, Model]:
        before = self.dataset.records.get(kind, {})
        if not changed and before.keys() == read.keys() and [*before] == [*read]:
            return before
        return {key: changed[key] if key in changed else before[key] for key in read}


def _missing(held: Mapping[str, Model], others: Mapping[str, Model]) -> dict[str, Model]:
    """The records that are not the same objects in the others."""
    return {key: record for key, record in held.items() if others.get(key) is not record}
