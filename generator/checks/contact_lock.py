"""Check: what leads a reader to somebody is what a person last confirmed."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.lock_names import CONTACTS
from generator.records.locks import contact_differences


def check_contact_lock(dataset: Dataset, today: date) -> Iterator[Problem]:
    """The number, address, menu path, hours and name of every contact are those in `contacts.lock`.

    PASS: `number: "96110"` when the lock holds 96110
    PASS: a project without a lock; that is missing is told once, for the file
    FAIL: `number: "96100"` when the lock holds 96110
    FAIL: a contact, or one of its values, that the lock does not hold, or that only the lock holds
    FAIL: a value that two lines of the lock give differently, as after a merge
    """
    if dataset.locks.contacts is None:
        return
    for key, field, pin, new in contact_differences(dataset.contacts, dataset.locks):
        where = RecordPath("contacts", key, tuple(field.split(".")))
        if new is None:
            if not dataset.may_exist("contacts", key):
                yield Problem(RecordPath("contacts", key), "contact-lock", f"`{key}` had {field} when it was confirmed", _hint(key))
        elif pin is None:
            yield Problem(where, "contact-lock", f"`{new}` is not in {CONTACTS}", _hint(key))
        else:
            yield Problem(where, "contact-lock", f"`{new}` was `{pin.value}` when it was confirmed on {pin.day}", _hint(key))


def _hint(key: str) -> str:
    return f'compare it with its source, sign by sign: make confirm contacts={key} by="your name"'
