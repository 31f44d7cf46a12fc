"""No number of the mainland is one tap away from somebody who may be anywhere; where the reader is in the mainland it stays the first."""

import pytest

from generator.pages.account_places import account_places
from generator.pages.context import PageContext
from generator.pages.emergency_sheet import build_sheet
from generator.pages.home_page import home_page
from generator.pages.plan_pages import plan_page
from generator.planner.plan_index import build_plan_index
from generator.rendering.offline_pages import render_sheet
from generator.rendering.page import render_blocks, render_page
from generator.rendering.render_context import RenderContext
from generator.text.telephone import number_to_dial
from tests.elements import Element, read_html, read_page
from tests.pages.conftest import MakeContext
from tests.real_records import records as real_records
from tests.small_world import LANGUAGES, labels, pages, prose, records, sheets

HOME = {number_to_dial(contact.number) for contact in records().contacts.values() if contact.region == "CN" and contact.number}
OF_THE_MAINLAND = (
    "plans/chat/",
    "plans/card/",
    "plans/cash/",
    "sheets/chat/",
    "sheets/card/",
    "sheets/cash/",
    "transfer-types/",
    "platforms/",
)


def of_the_mainland(uri: str) -> bool:
    """Whether a page is about a platform of the mainland, its place or its numbers."""
    one_platform = uri.startswith("help/") and uri.endswith(("-some-pay.md", "-other-pay.md"))
    return uri.startswith(OF_THE_MAINLAND) or uri in {"places/cn.md", "hotlines.md"} or one_platform


def dialled(page: Element) -> set[str]:
    """The numbers of the mainland that one tap dials."""
    return {link.attributes["href"].removeprefix("tel:") for link in page.all("a") if "href" in link.attributes} & HOME


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_pages_of_the_mainland_dial_its_numbers_for_readers_elsewhere(language: str) -> None:
    """Over every page, sheet and guide: in English on pages of the mainland alone, in Chinese on all but those of rails."""
    found = {uri: dialled(page.whole) for uri, page in pages(language).items()}
    found |= {uri: dialled(sheet) for uri, sheet in sheets(language).items()}
    found |= {f"prose {uri}": dialled(read_html(text)) for uri, text in prose(language).items()}
    dialling = {uri for uri, numbers in found.items() if numbers}
    rails = {uri for uri in found if uri.startswith(("rails/", "plans/hk-", "sheets/hk-"))}

    assert {uri for uri in dialling if of_the_mainland(uri)}
    assert not dialling & rails
    assert language == "zh" or all(map(of_the_mainland, dialling))
    assert language == "en" or {uri for uri in dialling if not of_the_mainland(uri)}


def with_police(context: MakeContext, language: str) -> PageContext:
    """The small world; its police is an emergency number, and the one hotline of its action for money sent abroad."""
    dataset, abroad = records(), records().procedures["recall-abroad"]
    police = dataset.contacts["police-110"].model_copy(update={"emergency": True})
    channels = tuple(channel for channel in abroad.channels if channel.contact == "police-110")
    changed = context(
        language,
        contacts={**dataset.contacts, "police-110": police},
        procedures={
            **dataset.procedures,
            "recall-abroad": abroad.model_copy(update={"channels": channels}),
            "home-bank-fraud-report": abroad.model_copy(update={"channels": channels}),
        },
    )
    return PageContext(changed.dataset, changed.language, build_plan_index(changed.dataset))


def printed(context: PageContext, case: str) -> tuple[Element, Element]:
    """A plan and its sheet."""
    plan = next(page for page in context.plan_index.pages if page.uri == f"plans/{case}.md")
    render = RenderContext(context, directory_urls=True)
    sheet = render_sheet(build_sheet(context, plan), render, "https://zhuihui.example/")
    return read_page(render_page(plan_page(context, plan), render).text).whole, read_html(sheet.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_of_a_rail_says_where_the_number_answers_and_does_not_dial_it(context: MakeContext, language: str) -> None:
    """Somebody in Toronto who paid by SWIFT: the number, its place, and beside it the way to their own police."""
    made = with_police(context, language)
    plan, sheet = printed(made, "hk-wire/payer-scam")
    inside = made.inside("CN")

    assert not dialled(plan)
    assert not dialled(sheet)
    held = plan.all("span", "z-held")
    steps = [step for step in plan.all("li", "z-action") if step.all("span", "z-held")]
    assert steps
    assert all(inside in part.text and "110" in part.text and part.attributes["data-held"] == "CN" for part in held)
    assert all(len(step.all("a", "z-else", href="../../../help/place/")) == 1 for step in steps)
    assert f"{inside}{made.language.ui('colon')}{made.language.ui('call')} 110" in sheet.text
    assert [link for link in sheet.all("a") if link.attributes["href"].endswith("help/place/")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_of_a_platform_of_the_mainland_keeps_its_number_with_a_way_for_who_is_elsewhere(context: MakeContext, language: str) -> None:
    """An English tourist who paid by WeChat is in the mainland as often as not, and so is everybody who reads Chinese there."""
    plan, sheet = printed(with_police(context, language), "chat/payer-scam")
    words = labels(language).words["ui"]["held-elsewhere"]

    assert "110" in dialled(plan)
    assert "110" in dialled(sheet)
    assert not plan.all("span", "z-held")
    assert {link.text for link in plan.all("a", "z-else")} == {words}
    assert words in sheet.text


@pytest.mark.parametrize(("language", "first", "known"), [("zh", "call-110", "CN"), ("en", "home-bank-fraud-report", "")])
def test_the_home_page_opens_with_what_holds_where_it_is_read(context: MakeContext, language: str, first: str, known: str) -> None:
    """In English: call your bank, in every place, with the number of none, and beside it the choice of a place."""
    made = with_police(context, language)
    lead = read_page(render_page(home_page(made), RenderContext(made, directory_urls=True)).text).lead
    shown = lead.one(css="z-first").all("p", "z-do")[0]
    order = [part.attributes.get("class") for part in lead.children if isinstance(part, Element)]

    assert shown.one("a").attributes["href"] == f"procedures/{first}/"
    assert bool(dialled(lead)) == (language == "zh")
    assert order[1:3] == ["z-first", "z-account"], "below the field of search"
    assert lead.one(css="z-account").attributes["data-account"] == known


def test_the_page_of_a_place_is_named_by_its_code() -> None:
    """The script of the choice reads the code of a place there."""
    assert [key for key, place in real_records().places.items() if key.upper() != place.region] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_has_its_first_steps_and_its_police(context: MakeContext, language: str) -> None:
    """The list is complete without a script: a link to each place, and the number where its police answers."""
    made = with_police(context, language)
    block = account_places(made, unfolded=True)
    lines = read_html(render_blocks((block,), "help/place.md", RenderContext(made, directory_urls=True))).all("li")
    addresses = [line.all("a")[0].attributes["href"] for line in lines]

    assert addresses == [f"../../places/{key}/" for key in records().places]
    assert [line.one("b", data_held="CN").text for line in lines[:1]] == ["110"]
    assert [link.attributes["href"] for link in lines[1].all("a")[1:]] == ["tel:18222"]
    assert not set.union(*map(dialled, lines))
