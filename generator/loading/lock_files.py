"""Names of the files beside `data/` that hold what somebody vouched for; no record is in them."""

from generator.records.locks import CONTACTS_LOCK, DEBTS_LOCK

TRANSLATIONS = "translations.lock"
"""Which English was written for which Chinese."""
CONTACTS, DEBTS = CONTACTS_LOCK, DEBTS_LOCK

LOCK_FILES = (TRANSLATIONS, CONTACTS, DEBTS)
"""Read by `check`, `build` and `serve` together with the records."""
NEEDED = (TRANSLATIONS, CONTACTS)
"""Those without which nothing can be compared."""
