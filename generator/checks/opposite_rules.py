"""Check: no two rules answer one question oppositely."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from generator.planner.scope import classes_of
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.platform import Rule
from generator.records.values import Period
from generator.records.vocabulary import Answer

_OPPOSITE = {Answer.YES, Answer.NO}


def check_opposite_rules(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Two rules that bind one firm at the same time for the same way of paying do not say yes and no to one question.

    Judged are the rules of a platform, of its classes of firms, and of the wider ones of which these are part.

    PASS: `yes` for `alipay-delayed-24h` and `no` for `alipay-account`
    PASS: `yes` until 2024-12-31 and `no` from 2025-01-01; a rule that has ended beside anything
    PASS: `yes` and `conditional`: the condition says when
    FAIL: `yes` and `no` for one way of paying, or for all of the platform and one of them
    FAIL: `yes` by a law that binds all payment institutions, and `no` by one of them or by a law that binds all firms
    """
    seen: set[RecordPath] = set()
    for (_, owner, _, first), (kind, key, position, second) in _pairs(dataset, today):
        where = RecordPath(kind, key, ("rules", position, "answer"))
        if {first.answer, second.answer} == _OPPOSITE and _meet(first, second) and where not in seen:
            seen.add(where)
            message = f"`{second.answer}`, and `{owner}#{first.id}` answers `{first.answer}` to the same question"
            yield Problem(where, "opposite-rules", message, "say for which way of paying or when each holds, or answer `disputed`")


_Placed = tuple[str, str, int, Rule]
"""(kind and id of the record, position in it, rule)."""


def _pairs(dataset: Dataset, today: date) -> Iterator[tuple[_Placed, _Placed]]:
    """Every two rules that bind one firm: those of its classes first, and then its own."""
    for key in dataset.institutions:
        yield from combinations(_holding(dataset, reversed(classes_of(dataset, (key,))), today), 2)
    for key, platform in dataset.platforms.items():
        own = [("platforms", key, place, rule) for place, rule in enumerate(platform.rules) if _ends(rule.period) >= today]
        yield from combinations((*_holding(dataset, reversed(classes_of(dataset, platform.institutions)), today), *own), 2)


def _holding(dataset: Dataset, classes: Iterable[str], today: date) -> list[_Placed]:
    return [
        ("institutions", name, place, rule)
        for name in classes
        for place, rule in enumerate(dataset.institutions[name].rules)
        if _ends(rule.period) >= today
    ]


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
