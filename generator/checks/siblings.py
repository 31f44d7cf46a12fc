"""Check: a rail that does not cover everything names the rail that covers the rest."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.vocabulary import MISTAKES, PAYER_SCENARIOS, Scenario

_NAMED = tuple(each for each in PAYER_SCENARIOS if each not in MISTAKES or each is Scenario.WRONG_PAYEE)
"""What a rail may say it covers: one word stands for every mistake."""


def check_siblings(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Every rail answers whatever can happen to a payer, itself or through its sibling; a rail that covers everything has no sibling.

    PASS: `scenarios: [scam, unauthorised]`, `sibling: b-mistake`, and that rail has `scenarios: [wrong-payee]`, for every mistake
    FAIL: `scenarios: [scam]` without a sibling, or with one that covers a scam as well; nobody covers `unauthorised`
    FAIL: `scenarios: [paid-twice]`; a sibling on a rail without `scenarios`
    """
    for key, rail in dataset.rails.items():
        for position, scenario in enumerate(rail.scenarios):
            if scenario not in _NAMED:
                hint = f"allowed: {', '.join(_NAMED)}"
                where = RecordPath("rails", key, ("scenarios", position))
                yield Problem(where, "siblings", f"no rail is asked about `{scenario}`", hint)
        missing = [scenario for scenario in _NAMED if scenario not in rail.covers]
        other = dataset.rails.get(rail.sibling or "")
        if rail.sibling and not missing:
            hint = "delete it, or say in `scenarios:` what this rail covers"
            yield Problem(RecordPath("rails", key, ("sibling",)), "siblings", "covers everything and names a sibling", hint)
        if missing and (other is None or any(scenario not in other.covers for scenario in missing)):
            message = f"nobody says what to do about {' and '.join(missing)}"
            yield Problem(RecordPath("rails", key, ("scenarios",)), "siblings", message, "name as `sibling` the rail that does")
