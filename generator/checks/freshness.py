"""Check: the source of every piece of evidence was read recently enough."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath, Severity
from generator.records.dataset import Dataset
from generator.records.review import review_limit


def check_freshness(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Evidence for a contact is read again after 90 days, law and courts after 365, all else after 180; history never.

    Overdue evidence is a warning; the limits are in `records/review.py`.

    PASS: evidence for a hotline, checked 30 days ago
    PASS: evidence that only a statistic uses, checked five years ago
    FAIL: evidence for a hotline, checked 91 days ago (warning)
    FAIL: evidence checked next week (error)
    """
    for key, evidence in dataset.evidence.items():
        source = dataset.sources.get(evidence.source or "")
        if source is None and dataset.may_exist("sources", evidence.source or ""):
            continue  # the limit depends on the kind of the source, which could not be read
        limit = review_limit(dataset, key)
        age = (today - evidence.checked_on).days
        if age < -1:  # one day of grace: China is ahead of most build machines
            where = RecordPath("evidence", key, ("checked_on",))
            yield Problem(where, "freshness", f"checked on {evidence.checked_on}, which is still to come", "correct the day")
        elif limit is not None and age > limit:
            message = f"read {age} days ago; the limit is {limit}"
            where = RecordPath("evidence", key, ("checked_on",))
            yield Problem(where, "freshness", message, "read the source again, then correct the statement or the day", Severity.WARNING)
