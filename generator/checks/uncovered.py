"""Check: what has no rules still says what to do first, whatever happened."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.guidance import SafeActions, Uncovered
from generator.records.vocabulary import NOTHING_FOUND, PAYER_SCENARIOS, Role


def check_uncovered(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A page without a rule and without a first action leaves a frightened reader alone.

    PASS: `first` has `scam` and `unauthorised` in one entry, the three mistakes in another, each with actions a payer can take then
    FAIL: nothing for `paid-twice`; `scam` in two entries; an entry without actions; an action that is for receivers
    FAIL: `searched` names evidence of something that was found
    """
    for key, record in dataset.uncovered.items():
        yield from _scenarios(RecordPath("uncovered", key, ("first",)), record)
        for place, entry in enumerate(record.first):
            yield from _actions(dataset, key, place, entry)
        for place, name in enumerate(record.searched):
            if name in dataset.evidence and dataset.evidence[name].confidence not in NOTHING_FOUND:
                where = RecordPath("uncovered", key, ("searched", place))
                hint = "it belongs into `facts`, or the thing has a rule and is covered"
                yield Problem(where, "uncovered", f"`{name}` is no record of a search in vain", hint)


def _scenarios(where: RecordPath, record: Uncovered) -> Iterator[Problem]:
    named = [scenario for entry in record.first for scenario in entry.scenarios]
    if missing := [scenario.value for scenario in PAYER_SCENARIOS if scenario not in named]:
        hint = "say what is safe to do first then, in the record or in the `defaults` of the file"
        yield Problem(where, "uncovered", f"nothing to do first for {', '.join(missing)}", hint)
    if twice := sorted({scenario.value for scenario in named if named.count(scenario) > 1}):
        yield Problem(where, "uncovered", f"{', '.join(twice)} in two entries", "keep one of them")


def _actions(dataset: Dataset, key: str, number: int, entry: SafeActions) -> Iterator[Problem]:
    path = ("first", number, "actions")
    if not entry.actions:
        yield Problem(
            RecordPath("uncovered", key, path), "uncovered", "no first action", "name at least one that is safe whatever the rules are"
        )
    for place, name in enumerate(entry.actions):
        scope = dataset.procedures[name].applies if name in dataset.procedures else None
        if scope and (Role.PAYER not in scope.roles or not {*entry.scenarios} <= {*scope.scenarios}):
            where, hint = RecordPath("uncovered", key, (*path, place)), "take one that is, or split the entry"
            yield Problem(where, "uncovered", f"`{name}` is not for a payer in all of these cases", hint)
