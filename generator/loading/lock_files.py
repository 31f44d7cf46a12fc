"""Which of the files beside `data/` that hold what somebody vouched for are read, and which are needed; no record is in them."""

from generator.records.lock_names import CONTACTS, DEBTS, TRANSLATIONS

__all__ = ["CONTACTS", "DEBTS", "LOCK_FILES", "NEEDED", "TRANSLATIONS"]

LOCK_FILES = (TRANSLATIONS, CONTACTS, DEBTS)
"""Read by `check`, `build` and `serve` together with the records."""
NEEDED = (TRANSLATIONS, CONTACTS)
"""Those without which nothing can be compared."""
