"""Across borders: each rail answers what happened, a mistake, a scam or a theft, or says that it does not know."""

from collections.abc import Iterator

from generator.pages.blocks import Note
from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.pages.plan_pages import plan_page
from generator.planner.cases import Case, places_of, rail_for
from generator.planner.deadlines import minutes_of
from generator.planner.plan_index import PlanIndex, PlanPage
from generator.records.dataset import Dataset
from generator.records.vocabulary import MISTAKES, PAYER_SCENARIOS, Answer, Role, Scenario
from tests.real_records import around

YEAR = 365 * 1440
"""In minutes."""


def rail_pages(dataset: Dataset, plan_index: PlanIndex) -> Iterator[tuple[Case, PlanPage]]:
    """Every case of every rail, with its plan."""
    return ((case, page) for case, page in plan_index.by_case.items() if case.transfer_type in dataset.rails)


def test_a_rail_has_a_plan_and_says_whether_this_way_exists(dataset: Dataset, plan_index: PlanIndex) -> None:
    """On Pix, in Japan and in Korea the two ways exclude each other: the wrong one costs the deadline of the right one."""
    silent = []
    for key, rail in dataset.rails.items():
        for scenario in PAYER_SCENARIOS:
            route, page = rail.route(scenario), plan_index.page_of(Case(Role.PAYER, scenario, rail_for(dataset, key, scenario)))
            known = route is None or (route.evidence and (route.answer in {Answer.YES, Answer.NO} or route.note is not None))
            if not (page and page.actions and known):
                silent.append((key, scenario.value))

    assert dataset.rails
    assert silent == []


def test_a_rail_has_no_plan_for_what_its_sibling_covers(dataset: Dataset, plan_index: PlanIndex) -> None:
    """`Scammed in the UK: sent by mistake` is a page that nobody can be meant by."""
    served = {
        key: {scenario for scenario in PAYER_SCENARIOS if plan_index.page_of(Case(Role.PAYER, scenario, key))} for key in dataset.rails
    }

    assert {key: set(rail.covers) for key, rail in dataset.rails.items()} == served


def test_a_mistake_a_scam_and_a_theft_are_never_the_same_plan(dataset: Dataset, plan_index: PlanIndex) -> None:
    """A scam begins with the police or the bank's fraud desk, a mistake with the payee; a theft brings a right to a refund."""
    mixed = [
        page.uri
        for _, page in rail_pages(dataset, plan_index)
        if len({Scenario.WRONG_PAYEE if case.scenario in MISTAKES else case.scenario for case in page.cases}) > 1
    ]

    assert mixed == []


def test_a_recall_for_a_scam_by_sepa_stays_open_for_a_year(dataset: Dataset, plan_index: PlanIndex) -> None:
    """On day eleven the page said that the ten banking days were over; the bank may recall for fraud for more than a year."""
    for rail in ("sepa-ct", "sepa-instant"):
        page = plan_index.page_of(Case(Role.PAYER, Scenario.SCAM, rail))
        assert page is not None
        recalls = [dataset.procedures[action.procedure] for action in page.actions]
        windows = [recall.window_for(Scenario.SCAM) for recall in recalls if recall.kind == "recall"]

        assert windows, rail
        assert all(window and (minutes_of(window) or 0) >= YEAR for window in windows), rail


def test_a_number_to_tap_is_one_of_the_places_of_the_rail(dataset: Dataset, plan_index: PlanIndex) -> None:
    """Nobody in New York can call the mainland's 110, and Korea's 112 answers nobody in Taiwan."""
    context = PageContext(dataset, Language("zh", dataset.labels["zh"]), plan_index)
    far = []
    for case, page in rail_pages(dataset, plan_index):
        items = [context.action(action.procedure, case=page.first) for action in page.actions]
        shown = {item.contact.id for item in items if item.contact}
        far += [(page.uri, contact) for contact in shown if dataset.contacts[contact].region not in places_of(dataset, case)]

    assert far == []


def test_a_plan_says_whose_clock_runs(dataset: Dataset, plan_index: PlanIndex) -> None:
    """A deadline of banking days means nothing until somebody says where."""
    context = PageContext(dataset, Language("zh", dataset.labels["zh"]), plan_index)
    silent = []
    for case, page in rail_pages(dataset, plan_index):
        rail = dataset.rails[case.transfer_type]
        if rail.crosses and not any(fact.window for fact in rail.deadlines):
            continue
        line = around("ui", "two-clocks" if rail.crosses else "one-clock" if len(rail.regions) == 1 else "many-clocks")
        notes = (block for part in plan_page(context, page).sections for block in part.blocks if isinstance(block, Note))
        if not any(line.search(str(block.text)) for block in notes):
            silent.append(page.uri)

    assert silent == []


def test_a_coin_sent_to_a_wrong_address_never_begins_with_the_payee(plan_index: PlanIndex) -> None:
    """There is nobody to ring at an address on a chain."""
    page = plan_index.page_of(Case(Role.PAYER, Scenario.WRONG_PAYEE, "crypto"))

    assert page is not None
    assert "ask-payee-return" not in {action.procedure for action in page.actions}
