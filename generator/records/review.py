"""After how many days the source of a fact must be read again: one rule for the check, the pages and the packs."""

from collections.abc import Collection

from generator.records.dataset import Dataset
from generator.records.kinds import KINDS
from generator.records.references import users_of
from generator.records.vocabulary import SourceKind

CONTACT_DAYS = 90
LAW_DAYS = 365
OTHER_DAYS = 180

_SLOW = frozenset({SourceKind.LAW, SourceKind.REGULATOR, SourceKind.COURT})
_HISTORY = frozenset(kind.name for kind in KINDS if kind.history)


def review_days(users: Collection[str], kind: SourceKind | None) -> int | None:
    """The number of days after which a source must be read again.

    Args:
        users: Kinds of the records that cite the evidence, such as `contacts`, which sets the shortest limit.
        kind: Kind of the source; None when the evidence has no source.

    Returns:
        Days; None when only records of past events cite the evidence, or none at all.
    """
    if "contacts" in users:
        return CONTACT_DAYS
    if not set(users) - _HISTORY:
        return None
    return LAW_DAYS if kind in _SLOW else OTHER_DAYS


def review_limit(dataset: Dataset, key: str, uncited: Collection[str] = ()) -> int | None:
    """The number of days after which a piece of evidence must be read again.

    Args:
        dataset: The records.
        key: Id of the evidence.
        uncited: Kinds that count as its users where no record cites it.

    Returns:
        As of `review_days`.
    """
    source = dataset.sources.get(dataset.evidence[key].source or "")
    users = {kind for kind, _ in users_of(dataset, "evidence", key)}
    return review_days(users or uncited, source.kind if source else None)
