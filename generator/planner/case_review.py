"""A reviewed case as the planner sees it. What must be true of its plan, `checks/reviewed_cases.py` compares."""

from datetime import datetime

from generator.planner.cases import PAYING, Case, roles_of, scenarios_of
from generator.planner.plan import NOT_KNOWN, Action, Situation, plan
from generator.records.dataset import Dataset
from generator.records.reviewed_case import ReviewedCase


def case_of(record: ReviewedCase) -> Case:
    """The case of a reviewed case.

    Args:
        record: The reviewed case.

    Returns:
        Role, scenario and way of paying; whether they exist together, `exists` says.
    """
    return Case(record.role, record.scenario, record.way)


def exists(dataset: Dataset, case: Case) -> bool:
    """Whether a case is one of those that have a plan.

    Args:
        dataset: The records.
        case: Its way of paying or rail exists.

    Returns:
        False for a scenario or a role that this way of paying does not have.
    """
    rail = dataset.rails.get(case.transfer_type)
    if rail:
        return case.role in PAYING and case.scenario in rail.covers
    return case.role in roles_of(case.scenario) and case.scenario in scenarios_of(dataset.transfer_types[case.transfer_type])


def situation_of(record: ReviewedCase) -> Situation:
    """What the reader of a reviewed case has answered."""
    return Situation(**vars(record.answers)) if record.answers else NOT_KNOWN


def plan_of(dataset: Dataset, record: ReviewedCase, sent: datetime | None = None) -> tuple[Action, ...]:
    """The plan that the reader of a reviewed case gets.

    Args:
        dataset: The records.
        record: The reviewed case; all that it names exists.
        sent: When the money was sent, local time; without it, banking days and months have their nominal length.

    Returns:
        The actions in their order, at the time and after the answers of the case.
    """
    return plan(dataset, case_of(record), situation_of(record), record.sent_ago.minutes, sent)
