"""Is what we print in force?"""

from collections.abc import Iterator
from datetime import date

from generator.checks.finding import Finding
from generator.checks.walking import walk_facts
from generator.models.dataset import Dataset


def check_periods(dataset: Dataset, today: date) -> Iterator[Finding]:
    """A period begins before it ends; a fact whose period is over is a warning until somebody rewrites it.

    PASS: `period: {valid_from: 2016-12-01}`
    FAIL: `period: {valid_from: 2026-01-01, valid_until: 2025-01-01}`
    FAIL: `period: {valid_until: 2024-12-31}` when today is 2026-11-23 (warning)
    """
    for node, fact in walk_facts(dataset):
        first = fact.period and fact.period.valid_from
        last = fact.period and fact.period.valid_until
        path = (*node.path, "period")
        if first and last and first > last:
            yield Finding(node.kind, node.id, path, f"the period ends ({last}) before it begins ({first})", "swap the days")
        elif last and last < today:
            yield Finding(node.kind, node.id, path, f"in force only until {last}", "say what holds since then", "warning")
