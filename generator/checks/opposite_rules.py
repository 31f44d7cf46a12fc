"""Check: no two rules answer one question oppositely."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.platform import Rule
from generator.records.values import Period
from generator.records.vocabulary import Answer

_OPPOSITE = {Answer.YES, Answer.NO}


def check_opposite_rules(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Two rules of a platform that hold at the same time for the same way of paying do not say yes and no to one question.

    PASS: `yes` for `alipay-delayed-24h` and `no` for `alipay-account`
    PASS: `yes` until 2024-12-31 and `no` from 2025-01-01; a rule that has ended beside anything
    PASS: `yes` and `conditional`: the condition says when
    FAIL: `yes` and `no` for one way of paying, or for all of the platform and one of them
    """
    for key, platform in dataset.platforms.items():
        holding = [(position, rule) for position, rule in enumerate(platform.rules) if _ends(rule.period) >= today]
        for (_, first), (position, second) in combinations(holding, 2):
            if {first.answer, second.answer} == _OPPOSITE and _meet(first, second):
                where = RecordPath("platforms", key, ("rules", position, "answer"))
                message = f"`{second.answer}`, and `{key}#{first.id}` answers `{first.answer}` to the same question"
                yield Problem(where, "opposite-rules", message, "say for which way of paying or when each holds, or answer `disputed`")


def _meet(first: Rule, second: Rule) -> bool:
    """Whether two rules answer one question about one payment."""
    ways = not first.transfer_types or not second.transfer_types or not {*first.transfer_types}.isdisjoint(second.transfer_types)
    return first.question == second.question and ways and _overlap(first.period, second.period)


def _overlap(first: Period | None, second: Period | None) -> bool:
    return _starts(first) <= _ends(second) and _starts(second) <= _ends(first)


def _starts(period: Period | None) -> date:
    return (period and period.valid_from) or date.min


def _ends(period: Period | None) -> date:
    return (period and period.valid_until) or date.max
