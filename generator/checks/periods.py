"""Check: rules that pages print are in force."""

from collections.abc import Iterator
from datetime import date

from generator.checks.fields_of_records import walk_facts
from generator.problems import Problem, RecordPath, Severity
from generator.records.dataset import Dataset
from generator.records.platform import Rule
from generator.records.values import Fact


def check_periods(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A period begins before it ends; a fact whose period is over is a warning until another rule beside it says what holds since then.

    PASS: `period: {valid_from: 2016-12-01}`
    PASS: `period: {valid_until: 2018-08-20}`, and the platform has another rule in force that answers the same `question`
          for at least one of the same `transfer_types` (none means all of them)
    FAIL: `period: {valid_from: 2026-01-01, valid_until: 2025-01-01}`
    FAIL: `period: {valid_until: 2024-12-31}` when today is 2026-11-23 (warning)
    FAIL: the same where the later rule is over too, answers another question or is about other ways of paying (warning)
    """
    for node, fact in walk_facts(dataset):
        first = fact.period and fact.period.valid_from
        last = fact.period and fact.period.valid_until
        path = (*node.path, "period")
        if first and last and first > last:
            where = RecordPath(node.kind, node.id, path)
            yield Problem(where, "periods", f"the period ends ({last}) before it begins ({first})", "swap the days")
        elif last and last < today and not _is_followed(dataset, node.kind, node.id, fact, today):
            where = RecordPath(node.kind, node.id, path)
            yield Problem(where, "periods", f"in force only until {last}", "say what holds since then", Severity.WARNING)


def _is_followed(dataset: Dataset, kind: str, record: str, fact: Fact, today: date) -> bool:
    """Whether another rule of the platform answers the same question and is in force today."""
    if kind != "platforms" or not isinstance(fact, Rule):
        return False
    others = (rule for rule in dataset.platforms[record].rules if rule is not fact)
    return any(rule.question == fact.question and _overlap(rule, fact) and _in_force(rule, today) for rule in others)


def _overlap(one: Rule, other: Rule) -> bool:
    """Whether two rules share a way of paying; a rule that names none is about all of them."""
    mine, theirs = set(one.transfer_types), set(other.transfer_types)
    return not mine or not theirs or bool(mine & theirs)


def _in_force(fact: Fact, today: date) -> bool:
    first = fact.period.valid_from if fact.period else None
    last = fact.period.valid_until if fact.period else None
    return (first is None or first <= today) and (last is None or last >= today)
