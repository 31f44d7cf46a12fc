"""Check: every source and every piece of evidence is cited."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath, Severity
from generator.records.dataset import Dataset
from generator.records.references import users_of


def check_orphans(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A source is cited by some evidence, and evidence supports some record. A warning: research may run ahead of the pages.

    PASS: a source `a` and evidence with `source: a` that a claim names
    PASS: anything while some record could not be read, for that one may be what uses it
    FAIL: a source that no evidence names; evidence that no record names
    """
    if dataset.failed_records:
        return
    for kind, hint in (("sources", "cite it in data/evidence/, or delete it"), ("evidence", "name it in the record it supports")):
        for key in dataset.kind(kind):
            if not users_of(dataset, kind, key):
                yield Problem(RecordPath(kind, key), "orphans", f"nothing uses `{key}`", hint, Severity.WARNING)
