"""A plan as it is read on a phone: what the first screen holds, how long it is, and its steps, which move and are never copied."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import SCREENS
from tests.real_records import plans, word

SCREEN = SCREENS["phone"]["viewport"]["height"]
"""Pixels of a phone that are seen without scrolling."""
LENGTH = {"zh": 4 * SCREEN, "en": 4.5 * SCREEN}
"""Pixels from the top of a plan to the end of the steps that are shown; those behind them are folded."""
CHAT = "plans/wechat-chat/payer-wrong-payee"
SCAM = "plans/wechat-chat/payer-scam"
LOOKED_AT = (CHAT, SCAM, "plans/uk-fps-app/payer-scam", "plans/unionpay-transfer/payer-unauthorised", "plans/paypal/payer-scam")

MEASURE = """() => {
  const box = part => part.getBoundingClientRect();
  const rest = document.querySelector("[data-rest]"), shown = [...document.querySelectorAll("[data-rest] > ol, [data-plan]")].pop();
  const first = document.querySelector("[data-plan] > li"), call = first.querySelector("a.z-tel") || first.querySelector(".z-do");
  return { length: box(rest ? shown : document.querySelector("h2")).bottom + scrollY, first: Math.max(box(first.querySelector(".z-do")).bottom, box(call).bottom) + scrollY };
}"""
STEPS = "[...document.querySelectorAll('li[data-action]')].map(step => step.dataset.action)"
TOP = "[...document.querySelectorAll('[data-plan] > li')].map(step => step.dataset.action)"


@pytest.fixture
def reader(readers: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Opens pages for readers on a phone."""
    return lambda **more: readers(**{**SCREENS["phone"], **more}).new_page()


def opened(page: Page, address: str) -> Page:
    """The page with its helper ready."""
    page.goto(address)
    page.wait_for_selector(".z-helper")
    return page


def too_long(page: Page, base: str, uris: tuple[str, ...]) -> dict[str, dict[str, float]]:
    """The plans whose first step is below the first screen, or that are too long before their first fold."""
    found = {}
    for language, most in LENGTH.items():
        for uri in uris:
            address = f"{'en/' if language == 'en' else ''}{uri}/"
            page.goto(f"{base}/{address}")
            measured = page.evaluate(MEASURE)
            if measured["first"] > SCREEN or measured["length"] > most:
                found[address] = measured
    return found


def test_the_answer_and_the_first_step_are_on_the_first_screen_and_the_plan_is_short(reader: Callable[..., Page], base: str) -> None:
    """The longest plan was fifteen screens; a thumb gives up after four."""
    assert too_long(reader(java_script_enabled=True), base, LOOKED_AT) == {}


@pytest.mark.prove
def test_so_it_is_on_every_plan(reader: Callable[..., Page], base: str) -> None:
    """The words of the records decide, hence judged before a release."""
    assert too_long(reader(), base, tuple(page.uri.removesuffix(".md") for page in plans().pages)) == {}


@pytest.mark.parametrize("state", ["", "#accepted=yes", "#sent=2026-11-20T12:00+08:00", "#payee=refuses"])
def test_steps_move_between_the_lists_and_are_never_copied(reader: Callable[..., Page], base: str, state: str) -> None:
    """A copy below the original reads as another step, and its number as another number."""
    page = opened(reader(), f"{base}/{CHAT}/{state}")
    steps = page.evaluate(STEPS)
    (plan,) = (found for found in plans().pages if found.uri == f"{CHAT}.md")

    assert len(steps) == len(set(steps)) == len(plan.actions)
    assert steps[:3] == page.evaluate(TOP)
    assert page.locator("[data-rest] > ol > li").count() == 2
    if not state:
        assert steps == [action.procedure for action in plan.actions]


def test_an_open_fold_stays_open_and_nothing_moves_that_need_not(reader: Callable[..., Page], base: str) -> None:
    """Somebody reads the step on mediation while the clock ticks, and answers one more question."""
    page = opened(reader(), f"{base}/{CHAT}/#sent=2026-11-24T10:05+08:00&accepted=no")
    fold = page.locator("[data-rest] > details:visible").last
    fold.locator("summary").first.tap()
    page.evaluate("""() => {
      window.moved = [];
      new MutationObserver(changes => moved.push(...changes.flatMap(each => [...each.addedNodes].filter(node => node.matches?.("li"))))).observe(
        document.querySelector("article"), { childList: true, subtree: true });
    }""")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_role("button", name=word("helper", "plan-30m")).tap()

    assert page.evaluate("moved.length") == 0
    assert fold.get_attribute("open") is not None


def test_a_number_stands_in_full_at_the_first_step_that_has_it(reader: Callable[..., Page], base: str) -> None:
    """On top stood “call 110” as a small link, because the button had stayed at a step further down."""
    for state in ("", "#police_receipt=yes", "#sent=2026-11-20T12:00+08:00"):
        page = opened(reader(), f"{base}/{SCAM}/{state}")
        buttons = page.evaluate("""() => [...document.querySelectorAll("li[data-action]:not(.z-ruled-out li)")].map(step =>
          [...step.querySelectorAll('a[href^="tel:"]')].map(link => [link.getAttribute("href"), link.className])).flat()""")
        first = {}
        for number, name in buttons:
            first.setdefault(number, name)

        assert first
        assert set(first.values()) == {"z-tel"}
        assert [name for _, name in buttons].count("z-tel") == len(first)


def test_a_link_to_a_folded_step_opens_its_fold(reader: Callable[..., Page], base: str) -> None:
    """“Too late for this; next: …” led to a line that nobody could see. So does the link somebody sent."""
    (plan,) = (found for found in plans().pages if found.uri == f"{CHAT}.md")
    last = plan.actions[-1].procedure
    page = opened(reader(), f"{base}/{CHAT}/#a-{last}")
    expect(page.locator(f"#a-{last} .z-do")).to_be_in_viewport()

    page = opened(reader(), f"{base}/{CHAT}/#sent=2026-11-22T12:00+08:00")
    page.evaluate(
        "id => document.querySelector('article').append(Object.assign(document.createElement('a'), {href: `#a-${id}`, id: 'go'}))", last
    )
    page.evaluate("document.querySelector('#go').click()")
    expect(page.locator(f"#a-{last} .z-do")).to_be_in_viewport()
    page.wait_for_function("location.hash.includes('sent=')")


@pytest.mark.parametrize("script", [True, False])
def test_paper_has_every_step_unfolded(reader: Callable[..., Page], base: str, *, script: bool) -> None:
    """Nobody can tap a printed line. And back on the screen the folds are as they were."""
    page = reader(java_script_enabled=script)
    page.goto(f"{base}/{CHAT}/")
    if script:
        page.wait_for_selector(".z-helper")
    hidden = page.locator("details:not([open])").count()
    page.emulate_media(media="print")
    if script:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    steps = page.locator("li[data-action] .z-do")

    assert all(step.is_visible() for step in steps.all())
    if script:
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("details:not([open])").count() == hidden
