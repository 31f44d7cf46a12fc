"""Names of the files beside `data/` that hold what somebody vouched for. Imports nothing, for whoever only asks what has changed."""

TRANSLATIONS = "translations.lock"
"""Which English was written for which Chinese."""
CONTACTS = "contacts.lock"
"""The protected values of contacts, with the day and the name of whoever confirmed each."""
DEBTS = "debts.lock"
"""What failed a check when that check was new; it may only shrink."""
