"""Check: what others do after a report is said once for each case, and is something that a plan of that case can meet."""

from collections.abc import Iterator
from datetime import date

from generator.planner.cases import Case, applies, cases, knows_cases, rail_cases
from generator.planner.scope import holding_in, settings_of
from generator.planner.stages import course_of, owed_in
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.proceeding import Proceeding, ProceedingStage


def check_proceedings(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A stage that a reader waits for in vain, or that is of another place, is worse than none.

    PASS: `rails: [pix]`, `scenarios: [scam]`, a stage with `rail: pix`, `ground: claim-refund`, which the rail has among its times
    FAIL: a second course for the same rail and scenario; a course without stages
    FAIL: `part: duration` of a procedure without one; a `ground` that is among no times of the rail
    FAIL: a stage of an action that no plan of these cases has, of a rail that is not among them, or whose evidence holds for none of them
    """
    if not knows_cases(dataset):
        return
    served: dict[tuple[str, str], str] = {}
    every = (*cases(dataset), *rail_cases(dataset))
    for key, record in dataset.proceedings.items():
        yield from _twice(key, record, served)
        for place, course in enumerate(record.courses):
            if not course.stages:
                where = RecordPath("proceedings", key, ("courses", place, "stages"))
                yield Problem(where, "proceedings", "a course without stages", "leave it out: the plan then says that nothing is known")
            own = [case for case in every if course_of(dataset, case) == (key, course)]
            for number, stage in enumerate(course.stages):
                where = RecordPath("proceedings", key, ("courses", place, "stages", number))
                yield from _unfit(dataset, where, stage, own)


def _twice(key: str, record: Proceeding, served: dict[tuple[str, str], str]) -> Iterator[Problem]:
    for place, course in enumerate(record.courses):
        for name in (*record.platforms, *record.rails):
            for scenario in course.scenarios:
                other = served.setdefault((name, scenario.value), f"{key}/{place}")
                if other != f"{key}/{place}":
                    message = f"`{other.partition('/')[0]}` has a course for `{name}` and `{scenario.value}` already"
                    where = RecordPath("proceedings", key, ("courses", place, "scenarios"))
                    yield Problem(where, "proceedings", message, "keep one of them")


def _unfit(dataset: Dataset, where: RecordPath, stage: ProceedingStage, own: list[Case]) -> Iterator[Problem]:
    named = dataset.procedures.get(stage.procedure or "") or dataset.rails.get(stage.rail or "") or stage.fact
    if named is None:
        return  # `check_references` says so
    fact = owed_in(dataset, stage)
    if fact is None:
        message = f"`{stage.procedure or stage.rail}` does not say what is owed: it has no `{stage.part or stage.ground}`"
        yield Problem(where, "proceedings", message, "name what it has, or leave the stage out")
    elif own and not any(_meets(dataset, stage, fact.evidence, case) for case in own):
        hint = "its action, its rail and its evidence belong to other cases: take those of these, or leave the stage out"
        yield Problem(where, "proceedings", f"no plan of these cases shows the stage `{stage.stage}`", hint)


def _meets(dataset: Dataset, stage: ProceedingStage, evidence: tuple[str, ...], case: Case) -> bool:
    """Whether the plan of a case shows a stage, as `planner/stages.py` decides it for a page."""
    procedure = dataset.procedures.get(stage.procedure or "")
    fits = applies(dataset, procedure, case) if procedure else stage.rail in {None, case.transfer_type}
    return fits and bool(holding_in(dataset, evidence, settings_of(dataset, (case,))))
