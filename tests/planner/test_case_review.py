"""What a reviewed case can say is what the planner knows: neither more nor less."""

from typing import get_args

from generator.planner.case_review import exists, situation_of
from generator.planner.cases import Case, cases, rail_cases
from generator.planner.deadlines import State
from generator.planner.plan import NOT_KNOWN, STATE
from generator.records.reviewed_case import GivenAnswers, StateName
from generator.records.vocabulary import Role, Scenario
from tests import small_world


def test_it_can_name_every_state_and_no_other() -> None:
    """A state that no reviewer can write is one that nobody has thought through."""
    assert [state.value for state in State] == [*get_args(StateName)]


def test_it_can_answer_every_question_and_no_other() -> None:
    """A new question of the helper is one for reviewers as well."""
    assert [*GivenAnswers.model_fields] == [*STATE]


def test_a_case_exists_where_it_has_a_plan() -> None:
    """Of every combination of role, scenario and way of paying; a reviewed case of none of them promises what no page shows."""
    dataset = small_world.records()
    ways = (*dataset.transfer_types, *dataset.rails)
    there = [Case(role, scenario, way) for way in ways for scenario in Scenario for role in Role]

    assert {*cases(dataset), *rail_cases(dataset)} == {case for case in there if exists(dataset, case)}


def test_without_answers_nothing_is_known() -> None:
    """The plan is then the one that everybody sees who opens the page."""
    unanswered = [record for record in small_world.records().cases.values() if not record.answers]

    assert unanswered
    assert {NOT_KNOWN} == {situation_of(record) for record in unanswered}
