"""“You are here” and the mark of now, in a real browser: what a frightened person sees move when they answer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.real_records import word

CHAT = "plans/wechat-chat/payer-wrong-payee/"
BANK = "plans/bank-ordinary/payer-wrong-payee/"
SCAM = "plans/uk-fps-app/payer-scam/"
FITTING = "[...document.querySelectorAll('[data-line]')].filter(e => e.checkVisibility()).map(e => e.dataset.line)"
NOW = "document.querySelector('.z-now').getAttribute('visibility') === 'visible' ? parseInt(document.querySelector('.z-now line').getAttribute('x1')) : null"
ABOVE = "document.querySelector('.z-span').getBoundingClientRect().top - document.querySelector('[data-place]').getBoundingClientRect().top"
MOST_ABOVE = 350
"""Pixels of the questions and the way together at 360 px, before an answer."""


@pytest.fixture
def reader(readers: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Opens pages for readers on a small phone."""
    return lambda **more: readers(**{"viewport": {"width": 360, "height": 800}, **more}).new_page()


def opened(page: Page, address: str) -> Page:
    """The page once its helper has shown the state of the address."""
    page.goto(address)
    page.wait_for_selector(".z-helper")
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("plan", "state", "stage", "lines", "place"),
    [
        (CHAT, "", None, ["unsure"], None),
        (CHAT, "sent=2026-11-24T12:00+08:00&accepted=no", "sent", ["waiting"], 0),
        (CHAT, "sent=2026-11-23T13:00+08:00&accepted=no", "sent", ["waiting"], 62),
        (CHAT, "sent=2026-11-23T11:00+08:00&accepted=no", None, ["back"], 66),
        (CHAT, "sent=2026-11-21T12:00+08:00", None, ["back", "gone"], 87),
        (CHAT, "accepted=yes", "credited", ["gone"], None),
        (BANK, "sent=2026-11-24T11:00+08:00&executed=no", "sent", ["waiting"], 33),
        (BANK, "sent=2026-11-23T12:00+08:00", "bank", ["gone"], 95),
        (SCAM, "sent=2026-11-21T12:00+08:00", None, [], 0),
    ],
)
def test_you_are_here_follows_what_is_known(
    reader: Callable[..., Page], base: str, language: str, plan: str, state: str, stage: str | None, lines: list[str], place: int | None
) -> None:
    """Time and answers move the mark; what the reader does not know moves nothing."""
    page = opened(reader(), f"{base}/{'en/' if language == 'en' else ''}{plan}{'#' if state else ''}{state}")

    here = page.locator("[data-stage][aria-current=step]")
    assert [item.get_attribute("data-stage") for item in here.all()] == ([stage] if stage else [])
    if stage:
        expect(here.locator(".z-here")).to_be_visible()
        expect(here.locator(".z-here")).to_have_text(word("ui", "where-here", language))
    assert page.evaluate(FITTING) == lines
    assert page.evaluate(NOW) == place
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_an_answer_moves_it_at_once_and_clear_takes_it_back(reader: Callable[..., Page], base: str) -> None:
    """What comes by itself is never over: after an acceptance it does not come, before it it should be back."""
    page = opened(reader(), f"{base}/{CHAT}")
    plain = page.locator("[data-where]").inner_text()
    page.get_by_role("button", name=word("helper", "plan-3d")).click()
    expect(page.locator(".z-span-words > span").last).to_contain_text(word("helper", "where-back"))
    expect(page.get_by_role("button", name=word("helper", "plan-3d"))).to_have_attribute("aria-pressed", "true")
    page.get_by_label(word("situation-answer", "yes"), exact=True).check()
    expect(page.locator(".z-span-words > span").last).to_contain_text(word("helper", "where-not-coming"))
    expect(page.locator("[data-stage=credited]")).to_have_attribute("aria-current", "step")
    assert word("helper", "where-gone") not in page.locator(".z-span-words").inner_text()
    page.get_by_role("button", name=word("helper", "plan-clear")).click()

    assert page.locator("[data-where]").inner_text() == plain


@pytest.mark.parametrize("plan", [CHAT, BANK, f"en/{CHAT}", f"en/{BANK}", "en/plans/zelle/payer-wrong-payee/"])
def test_questions_and_way_leave_room_for_the_plan(reader: Callable[..., Page], base: str, plan: str) -> None:
    """Four fifths of a screen asked before anything was said."""
    page = opened(reader(), f"{base}/{plan}")

    assert page.evaluate(ABOVE) <= MOST_ABOVE


@pytest.mark.parametrize("plan", [CHAT, BANK])
def test_every_state_stands_there_without_a_script_and_on_paper(reader: Callable[..., Page], base: str, plan: str) -> None:
    """Who prints the page, or reads it in the browser of an app, finds all of it."""
    plain = reader(java_script_enabled=False)
    plain.goto(f"{base}/{plan}")
    shown = plain.locator("[data-line]:visible").count()
    paper = opened(reader(), f"{base}/{plan}#sent=2026-11-24T11:00+08:00")
    paper.emulate_media(media="print")

    assert shown == plain.locator("[data-line]").count() > 2
    assert paper.locator("[data-line]:visible").count() == shown


def test_the_site_needs_no_style_in_the_page_to_draw_the_bar(published: Path) -> None:
    """The policy of the site refuses it: the mark would stay where it is."""
    text = (published / CHAT / "index.html").read_text("utf-8")
    block = text[text.index("data-where") : text.index("</dl>", text.index("data-where"))]

    assert " style=" not in block
    assert "url(#z-stripes)" in block
