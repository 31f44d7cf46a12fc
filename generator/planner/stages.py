"""What others do after a report in the cases of a plan."""

from typing import NamedTuple

from generator.planner.cases import Case
from generator.planner.plan_index import PlanPage
from generator.planner.scope import PageSettings, holding_in, settings_of
from generator.records.dataset import Dataset
from generator.records.proceeding import ProceedingCourse, ProceedingStage
from generator.records.values import Fact


class OwedStage(NamedTuple):
    """A stage, and what is owed in it."""

    stage: ProceedingStage
    fact: Fact


def course_of(dataset: Dataset, case: Case) -> tuple[str, ProceedingCourse] | None:
    """The course that a case takes.

    Args:
        dataset: The records.
        case: The case.

    Returns:
        (id of the proceeding, its course): the first that names the platform or rail and the scenario; None where nothing is known.
    """
    way = dataset.transfer_types.get(case.transfer_type)
    for key, record in dataset.proceedings.items():
        if way.platform in record.platforms if way else case.transfer_type in record.rails:
            for course in record.courses:
                if case.scenario in course.scenarios:
                    return key, course
    return None


def owed_in(dataset: Dataset, stage: ProceedingStage) -> Fact | None:
    """What is owed in a stage.

    Args:
        dataset: The records.
        stage: Of a proceeding.

    Returns:
        The fact of the record that the stage names, or its own; None where that record has none.
    """
    if stage.procedure and stage.part:
        procedure = dataset.procedures.get(stage.procedure)
        found: Fact | None = getattr(procedure, stage.part, None)
        return found
    if stage.rail:
        rail = dataset.rails.get(stage.rail)
        return next((fact for fact in (rail.deadlines if rail else ()) if fact.window and fact.window.ground == stage.ground), None)
    return stage.fact


def stages_of(dataset: Dataset, page: PlanPage) -> tuple[str, tuple[OwedStage, ...]]:
    """The stages that the cases of a plan can meet.

    Args:
        dataset: The records.
        page: The plan.

    Returns:
        (id of the proceeding, its stages in order), without those of actions that the plan does not have, of other rails, and those
        for which no evidence holds in the plan; an empty id where nothing is known.
    """
    found = course_of(dataset, page.first)
    if found is None:
        return "", ()
    key, course = found
    settings = settings_of(dataset, page.cases)
    owed = ((stage, owed_in(dataset, stage)) for stage in course.stages if _concerns(stage, page))
    return key, tuple(OwedStage(stage, fact) for stage, fact in owed if fact and _holds(dataset, fact, settings))


def _concerns(stage: ProceedingStage, page: PlanPage) -> bool:
    if stage.procedure:
        return any(action.procedure == stage.procedure for action in page.actions)
    return stage.rail is None or any(case.transfer_type == stage.rail for case in page.cases)


def _holds(dataset: Dataset, fact: Fact, settings: PageSettings) -> bool:
    return bool(holding_in(dataset, fact.evidence, settings))
