"""`plans/`: who cuts an address short finds a choice, and every plan is reached from its way of paying."""

from itertools import chain
from pathlib import PurePosixPath

import pytest

from generator.pages.all_pages import list_pages
from generator.pages.blocks import Actions, AnswerBox, Page, Picker
from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.pages.page_paths import PLANS, plans_address
from generator.pages.plan_choices import plans_page, way_plans_page, ways_with_plans
from generator.pages.plan_pages import plan_page
from generator.planner.plan import first_of
from generator.records.dataset import Dataset
from generator.records.vocabulary import PAYER_SCENARIOS, RECEIVERS, Urgency
from tests.small_world import LANGUAGES, labels, plans, records


def context(language: str = "en", dataset: Dataset | None = None) -> PageContext:
    return PageContext(dataset or records(), Language(language, labels(language)), plans())


def offered(page: Page) -> list[str]:
    """Addresses of the choices of a page."""
    return [choice.to for block in page.lead if isinstance(block, Picker) for choice in block.items]


def test_no_folder_of_plans_is_without_a_page() -> None:
    """A server lists a folder without a page, or says that there is none."""
    uris = {maker.uri for maker in list_pages(context())}
    folders = {str(parent) for uri in uris if uri.startswith("plans/") for parent in PurePosixPath(uri).parents} - {"."}

    assert {f"{folder}/index.md" for folder in folders} <= uris
    assert PLANS in uris


def test_every_way_and_every_plan_is_reached_by_links() -> None:
    """From all ways to one, from that one to each of its plans."""
    ways = ways_with_plans(records())
    pages = [way_plans_page(context(), key) for key in ways]

    assert sorted(offered(plans_page(context()))) == sorted(map(plans_address, ways))
    assert {*chain.from_iterable(map(offered, pages))} == {page.uri for page in plans().pages}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ways_with_plans(records()))
def test_the_choice_opens_with_whether_it_can_be_called_back(key: str, language: str) -> None:
    """The answer of the record first; each plan is offered once, under words that differ."""
    page = way_plans_page(context(language), key)
    words = [str(choice.text) for block in page.lead if isinstance(block, Picker) for choice in block.items]
    record = records().transfer_types.get(key) or records().rails[key]

    assert isinstance(page.lead[0], AnswerBox)
    assert page.lead[0].cell.answer == record.sender_cancel.answer.value
    assert len({*words}) == len(words)
    assert len({*offered(page)}) == len(offered(page))


def test_first_actions_lead_the_choice_only_where_most_plans_begin_with_safety() -> None:
    """Whoever paid the wrong person is not told to lock a card first."""
    for key in ways_with_plans(records()):
        page = way_plans_page(context(), key)
        places = {type(block): place for place, block in reversed([*enumerate(page.lead)])}
        own = [
            one
            for one in plans().pages
            if one.uri in offered(page) and one.first.scenario in PAYER_SCENARIOS and one.first.role not in RECEIVERS
        ]
        safe = [first_of(one.actions)[0].urgency is Urgency.SAFETY for one in own]

        assert Actions not in places or places[Actions] > places[Picker] or 2 * sum(safe) > len(safe), key


def test_a_plan_leads_back_to_the_choice() -> None:
    """Whoever has landed on the wrong plan finds theirs."""
    for page in plans().pages:
        crumbs = [link.to for link in plan_page(context(), page).crumbs]

        assert crumbs[-1] == plans_address(page.first.transfer_type)
