"""How long a fact may stand before somebody reads its source again: one rule for the check, the pages and the packs."""

from collections.abc import Collection

from generator.records.kinds import KINDS
from generator.records.vocabulary import SourceKind

CONTACT_DAYS = 90
LAW_DAYS = 365
OTHER_DAYS = 180

_SLOW = frozenset({SourceKind.LAW, SourceKind.REGULATOR, SourceKind.COURT})
_HISTORY = frozenset(kind.name for kind in KINDS if kind.history)


def review_days(users: Collection[str], kind: SourceKind | None) -> int | None:
    """Days from one reading to the next, by the kinds of record that rest on the fact and who speaks; None for history."""
    if "contacts" in users:
        return CONTACT_DAYS
    if not set(users) - _HISTORY:
        return None
    return LAW_DAYS if kind in _SLOW else OTHER_DAYS
