"""Across borders: each rail answers both questions, a slip and a scam, or says that it does not know."""

import pytest

from generator.loading.loader import load_dataset
from generator.models.dataset import Dataset
from generator.models.vocabulary import Answer, Role, Scenario
from generator.queries.cases import Case
from generator.queries.planbook import PlanBook
from tests.queries.conftest import ROOT

RAILS = tuple(load_dataset(ROOT).dataset.cross_border)
ROUTES = {Scenario.WRONG_PAYEE: "mistake_route", Scenario.SCAM: "scam_route"}


@pytest.mark.parametrize("scenario", ROUTES)
@pytest.mark.parametrize("rail", RAILS)
def test_a_rail_has_a_plan_and_says_whether_this_road_exists(dataset: Dataset, planbook: PlanBook, rail: str, scenario: Scenario) -> None:
    """On Pix, in Japan and in Korea the two roads exclude each other: the wrong one costs the deadline of the right one."""
    route = getattr(dataset.cross_border[rail], ROUTES[scenario])
    page = planbook.page_of(Case(Role.PAYER, scenario, rail))

    assert page is not None
    assert page.actions
    assert route.evidence
    assert route.answer in {Answer.YES, Answer.NO} or route.note is not None


@pytest.mark.parametrize("rail", RAILS)
def test_a_mistake_and_a_scam_are_never_the_same_plan(planbook: PlanBook, rail: str) -> None:
    """A scam begins with the police or the bank's fraud desk, a slip with the payee."""
    plans = [planbook.page_of(Case(Role.PAYER, scenario, rail)) for scenario in ROUTES]

    assert plans[0] is not plans[1]
