"""Check: a rail that covers one scenario names the rail that covers the other."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.vocabulary import RAIL_SCENARIOS


def check_siblings(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Every rail answers a mistake and a scam, itself or through its sibling; a rail that covers both has no sibling.

    PASS: `scenarios: [scam]`, `sibling: b-mistake`, and that rail has `scenarios: [wrong-payee]`
    FAIL: `scenarios: [scam]` without a sibling, or with one that covers a scam as well
    FAIL: `scenarios: [paid-twice]`; a sibling on a rail without `scenarios`
    """
    for key, rail in dataset.rails.items():
        for position, scenario in enumerate(rail.scenarios):
            if scenario not in RAIL_SCENARIOS:
                hint = f"allowed: {', '.join(RAIL_SCENARIOS)}"
                where = RecordPath("rails", key, ("scenarios", position))
                yield Problem(where, "siblings", f"no rail is asked about `{scenario}`", hint)
        missing = [scenario for scenario in RAIL_SCENARIOS if scenario not in rail.covers]
        other = dataset.rails.get(rail.sibling or "")
        if rail.sibling and not missing:
            hint = "delete it, or say in `scenarios:` what this rail covers"
            yield Problem(RecordPath("rails", key, ("sibling",)), "siblings", "covers everything and names a sibling", hint)
        if missing and (other is None or any(scenario not in other.covers for scenario in missing)):
            message = f"nobody says what to do about {' and '.join(missing)}"
            yield Problem(RecordPath("rails", key, ("scenarios",)), "siblings", message, "name as `sibling` the rail that does")
