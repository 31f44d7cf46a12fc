"""Check: what was put off to a day is looked at again on that day."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath, Severity
from generator.records.dataset import Dataset


def check_reminders(dataset: Dataset, today: date) -> Iterator[Problem]:
    """An outlook that names a day to look again is looked at on that day, and gets a new day or none.

    A due reminder is a warning: a copy of the project builds next year as well. What is to come, `make stale` lists.

    PASS: `look_again_on: 2027-01-01` on the last day of 2026; an outlook without a day
    FAIL: `look_again_on: 2027-01-01` on that day and later (warning)
    """
    for key, outlook in dataset.outlook.items():
        if outlook.look_again_on and outlook.look_again_on <= today:
            where = RecordPath("outlook", key, ("look_again_on",))
            hint = "read what has become of it, correct the record, then write the next day or delete this one"
            yield Problem(where, "reminders", f"to be looked at again on {outlook.look_again_on}", hint, Severity.WARNING)
