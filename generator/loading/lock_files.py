"""Names of the files beside `data/` that hold what somebody vouched for; no record is in them."""

TRANSLATIONS = "translations.lock"
"""Which English was written for which Chinese."""
CONTACTS = "contacts.lock"
"""The protected values of contacts, with the day and the name of whoever confirmed each."""
DEBTS = "debts.lock"
"""What failed a check when that check was new; it may only shrink."""

LOCK_FILES = (TRANSLATIONS, CONTACTS, DEBTS)
"""Read by `check`, `build` and `serve` together with the records."""
NEEDED = (TRANSLATIONS, CONTACTS)
"""Those without which nothing can be compared."""
