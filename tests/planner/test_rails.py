"""Across borders: each rail answers both questions, a mistake and a scam, or says that it does not know."""

import pytest

from generator.loading.loader import load_dataset
from generator.pages.blocks import Note
from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.pages.plan_pages import plan_page
from generator.planner.cases import Case, places_of, rail_for
from generator.planner.deadlines import minutes_of
from generator.planner.plan_index import PlanIndex
from generator.records.dataset import Dataset
from generator.records.vocabulary import Answer, Role, Scenario
from tests.planner.conftest import ROOT

RAILS = tuple(load_dataset(ROOT).dataset.rails)
ROUTES = {Scenario.WRONG_PAYEE: "mistake_route", Scenario.SCAM: "scam_route"}


@pytest.mark.parametrize("scenario", ROUTES)
@pytest.mark.parametrize("rail", RAILS)
def test_a_rail_has_a_plan_and_says_whether_this_way_exists(dataset: Dataset, plan_index: PlanIndex, rail: str, scenario: Scenario) -> None:
    """On Pix, in Japan and in Korea the two ways exclude each other: the wrong one costs the deadline of the right one."""
    route = getattr(dataset.rails[rail], ROUTES[scenario])
    page = plan_index.page_of(Case(Role.PAYER, scenario, rail_for(dataset, rail, scenario)))

    assert page is not None
    assert page.actions
    assert route.evidence
    assert route.answer in {Answer.YES, Answer.NO} or route.note is not None


@pytest.mark.parametrize("rail", RAILS)
def test_a_rail_has_no_plan_for_what_its_sibling_covers(dataset: Dataset, plan_index: PlanIndex, rail: str) -> None:
    """`Scammed in the UK: sent by mistake` is a page that nobody can be meant by."""
    served = {scenario for scenario in ROUTES if plan_index.page_of(Case(Role.PAYER, scenario, rail))}

    assert set(dataset.rails[rail].covers) == served


@pytest.mark.parametrize("rail", RAILS)
def test_a_mistake_and_a_scam_are_never_the_same_plan(dataset: Dataset, plan_index: PlanIndex, rail: str) -> None:
    """A scam begins with the police or the bank's fraud desk, a mistake with the payee."""
    slip, scam = (plan_index.page_of(Case(Role.PAYER, scenario, rail_for(dataset, rail, scenario))) for scenario in ROUTES)

    assert slip is not scam


@pytest.mark.parametrize("rail", ["sepa-ct", "sepa-instant"])
def test_a_recall_for_fraud_is_not_over_when_that_of_a_duplicate_is(dataset: Dataset, plan_index: PlanIndex, rail: str) -> None:
    """On day eleven the page said that the ten banking days were over; the bank may recall for fraud for more than a year."""
    page = plan_index.page_of(Case(Role.PAYER, Scenario.SCAM, rail))
    assert page is not None
    windows = [
        dataset.procedures[action.procedure].window for action in page.actions if dataset.procedures[action.procedure].kind == "recall"
    ]
    fraud = [fact.window for fact in dataset.rails[rail].deadlines if "FRAD" in fact.text.zh]

    assert fraud
    assert windows == fraud
    assert all(window and (minutes_of(window) or 0) > 365 * 1440 for window in windows)


@pytest.mark.parametrize("rail", RAILS)
def test_a_number_to_tap_is_one_of_the_places_of_the_rail(dataset: Dataset, plan_index: PlanIndex, rail: str) -> None:
    """Nobody in New York can call the mainland's 110, and Korea's 112 answers nobody in Taiwan."""
    for case, page in plan_index.by_case.items():
        if case.transfer_type == rail:
            context = PageContext(dataset, Language("zh", dataset.labels["zh"]), plan_index)
            items = [context.action(action.procedure, case=page.first) for action in page.actions]
            shown = {dataset.contacts[item.contact.id].region for item in items if item.contact}

            assert shown <= places_of(dataset, case), page.uri


@pytest.mark.parametrize("rail", RAILS)
def test_a_mainland_number_says_that_it_is_for_the_mainland(dataset: Dataset, plan_index: PlanIndex, rail: str) -> None:
    """The payer of a rail across borders may sit at either end; `call 110` without a word is wrong for half of them."""
    for case, page in plan_index.by_case.items():
        if case.transfer_type == rail:
            for action in page.actions:
                context = PageContext(dataset, Language("zh", dataset.labels["zh"]), plan_index)
                item = context.action(action.procedure, case=page.first)
                if item.contact and dataset.contacts[item.contact.id].region == "CN":
                    assert "内地" in item.text.text, (page.uri, action.procedure)
                    assert "mainland China" in (dataset.procedures[action.procedure].action.en or "")


@pytest.mark.parametrize("rail", RAILS)
def test_no_action_of_a_plan_names_another_place(dataset: Dataset, plan_index: PlanIndex, rail: str) -> None:
    """`Ask Korea's insurer` in a plan for Singapore is noise at best; across borders both ends may be named."""
    record = dataset.rails[rail]
    words = dataset.labels["zh"].words["region"]
    others = {words[region].removeprefix("中国") for region in words if region not in {*record.regions, "INT", "CN"}}
    for case, page in plan_index.by_case.items():
        if case.transfer_type == rail and "INT" not in record.regions:
            for action in page.actions:
                words_shown = dataset.procedures[action.procedure].action.zh

                assert not {name for name in others if name in words_shown}, (page.uri, words_shown)


@pytest.mark.parametrize("rail", RAILS)
def test_a_plan_says_whose_clock_runs(dataset: Dataset, plan_index: PlanIndex, rail: str) -> None:
    """A deadline of banking days means nothing until somebody says where."""
    language = Language("zh", dataset.labels["zh"])
    for case, page in plan_index.by_case.items():
        if case.transfer_type == rail:
            notes = [
                str(block.text) for block in plan_page(PageContext(dataset, language, plan_index), page).lead if isinstance(block, Note)
            ]

            assert any("时区" in note and "银行工作日" in note and "节假日" in note for note in notes), page.uri


def test_a_coin_sent_to_a_wrong_address_never_begins_with_the_payee(plan_index: PlanIndex) -> None:
    """There is nobody to ring at an address on a chain."""
    page = plan_index.page_of(Case(Role.PAYER, Scenario.WRONG_PAYEE, "crypto"))

    assert page is not None
    assert "ask-payee-return" not in {action.procedure for action in page.actions}
