"""Nothing beside an emergency number keeps anybody from dialling it: money is leaving while they read."""

import pytest

from generator.pages.blocks import MOST_CARDS, Contacts, Page
from generator.pages.context import PageContext
from generator.pages.language import Language, Phrase
from generator.planner.plan_index import PlanIndex
from generator.records.dataset import Dataset
from generator.records.vocabulary import ContactStatus
from generator.rendering.page import render_page
from generator.rendering.render_context import RenderContext
from tests.elements import read_page
from tests.real_records import records as real_records
from tests.small_world import LANGUAGES, labels, records

LINE = "pay-line"


def printed(language: str, *, emergency: bool, short: bool = False) -> str:
    """A number of one source on a page, in full or among so many that each is one line."""
    line = records().contacts[LINE].model_copy(update={"emergency": emergency, "hours": None, "status": ContactStatus.UNCONFIRMED})
    lines = {f"{LINE}-{place}": line for place in range(MOST_CARDS + 1 if short else 1)}
    context = PageContext(Dataset({**records().records, "contacts": lines}), Language(language, labels(language)), PlanIndex())
    page = Page(uri="a.md", title=Phrase("a"), description="a", kind="help", lead=(Contacts(context.contacts(lines)),), sections=())
    return read_page(render_page(page, RenderContext(context, directory_urls=True)).text).whole.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("short", [False, True])
def test_an_emergency_number_carries_no_doubt(language: str, *, short: bool) -> None:
    """“Check it through an official channel first” under 999; other numbers of one source keep it."""
    doubt = labels(language).words["contact-status"]["unconfirmed"]

    assert doubt in printed(language, emergency=False, short=short)
    assert doubt not in printed(language, emergency=True, short=short)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hours_that_were_not_found_are_not_said_of_an_emergency_number(language: str) -> None:
    """“Hours: not found” under 999 makes somebody wait for the morning."""
    unknown = labels(language).words["ui"]["hours-unknown"]

    assert unknown in printed(language, emergency=False)
    assert unknown not in printed(language, emergency=True)


def test_the_emergency_lines_of_the_police_are_marked() -> None:
    """One test for the project's own records: who enters such a number has to say what it is."""
    numbers = {contact.number for contact in real_records().contacts.values() if contact.emergency}

    assert {
        contact.number for contact in real_records().contacts.values() if contact.number in {"110", "112", "911", "999", "000"}
    } <= numbers
