"""The search box with a worker that says what a test tells it: keys, waiting, what comes late, what is kept and what is not."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NOON
from tests.processes import PATIENCE
from tests.real_records import word

WORKER = """
window.questions = [];
window.Worker = class extends EventTarget {
  constructor() { super(); window.worker = this; window.workers = (window.workers || 0) + 1; }
  postMessage(message) { if (message.number) questions.push(message); }
};
window.say = data => worker.dispatchEvent(new MessageEvent("message", {data}));
"""
FIELD, FOUND, STATUS, HEAD = ".md-search__input", "[role=listbox]", "[data-z-status]", "[data-z-head]"
LONGEST_KEPT = 80
"""Signs of a query that may stand in the address and among the recent ones."""


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """A page with the box open, its clock standing still until a test moves it on."""
    with browser.new_context(service_workers="block", locale="zh-CN") as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.add_init_script(WORKER)
        page.clock.install(time=NOON)
        page.clock.pause_at(NOON)
        page.goto(f"{base}/about/")
        page.keyboard.press("/")
        expect(page.locator(FIELD)).to_be_focused()
        answer(page, {"welcome": [], "words": {"recent": "recent", "clear": "clear", "tried": "try"}})
        yield page
        assert errors == []


def until(page: Page, expression: str) -> None:
    """Wait until something holds in the page. The policy forbids the driver's own way of waiting, which is `eval`."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        time.sleep(0.02)


def questions(page: Page) -> list[str]:
    """What was asked."""
    return [question["query"] for question in page.evaluate("questions") if question["query"]]


def answer(page: Page, values: dict[str, Any]) -> None:
    """The worker answers the last question."""
    until(page, "questions.length > 0")
    page.evaluate("values => say({number: questions[questions.length - 1].number, ...values})", values)


def hit(name: str) -> str:
    return f'<div class="md-search-result__item"><a role="option" aria-selected="false" tabindex="-1" href="/{name}/">{name}</a></div>'


def result(*names: str, **more: object) -> dict[str, Any]:
    return {"status": ["found"], "head": [], "groups": [{"label": "best", "items": [hit(name) for name in names]}], "more": "", **more}


def asked(page: Page, text: str) -> None:
    """Type, and let the time pass after which it is asked."""
    page.locator(FIELD).fill(text)
    page.clock.run_for(200)
    assert questions(page)[-1:] == [text]


def hits(page: Page) -> list[str]:
    return page.locator(f"{FOUND} a").all_inner_texts()


def active(page: Page) -> str:
    """The words of the link that Enter opens."""
    found: str = page.evaluate(
        f"(document.getElementById(document.querySelector('{FIELD}').getAttribute('aria-activedescendant')) || {{}}).textContent || ''"
    )
    return found


def test_nothing_is_asked_for_unfinished_words(page: Page) -> None:
    """13 signs at 60 ms were 59 requests: on a slow line those of unfinished words came before those of the question."""
    for sign in "wechat refund":
        page.keyboard.type(sign)
        page.clock.run_for(60)
    page.clock.run_for(1000)

    assert questions(page) == ["wechat refund"]


def test_enter_asks_at_once(page: Page) -> None:
    page.keyboard.type("refund")
    page.keyboard.press("Enter")

    assert questions(page) == ["refund"]
    page.clock.run_for(1000)
    assert questions(page) == ["refund"]


def test_an_answer_that_comes_late_is_dropped(page: Page) -> None:
    """The results of one query never stand under another."""
    asked(page, "one")
    page.evaluate("window.late = questions[questions.length - 1].number")
    asked(page, "two")
    answer(page, result("of-two"))
    page.evaluate("values => say({number: late, ...values})", result("of-one"))

    assert hits(page) == ["of-two"]


def test_while_an_answer_is_due_the_old_one_is_dimmed_and_cannot_be_opened(page: Page) -> None:
    asked(page, "one")
    answer(page, result("of-one"))
    expect(page.locator(FOUND)).not_to_have_attribute("aria-busy", "true")
    page.locator(FIELD).fill("two")
    expect(page.locator(FOUND)).to_have_attribute("aria-busy", "true")
    page.keyboard.press("ArrowDown")
    assert active(page) == ""
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.url.endswith("/about/?q=one")
    answer(page, result("of-two"))
    assert hits(page) == ["of-two"]
    expect(page.locator(FOUND)).not_to_have_attribute("aria-busy", "true")


def test_a_query_that_is_tapped_dims_the_old_answer(page: Page) -> None:
    """It stands in the field at once, its results do not."""
    asked(page, "one")
    answer(page, result("of-one", head=['<a role="option" aria-selected="false" href="?q=two" data-query="two">two</a>']))
    page.locator(f"{HEAD} a").click()
    assert questions(page) == ["one", "two"]
    expect(page.locator(FIELD)).to_have_value("two")
    expect(page.locator(FOUND)).to_have_attribute("aria-busy", "true")


def test_an_answer_that_comes_while_more_is_typed_stays_dimmed(page: Page) -> None:
    """It is the answer to what stood there before; taken back, it is the right one."""
    asked(page, "one")
    page.keyboard.type("x")
    answer(page, result("of-one"))
    expect(page.locator(FOUND)).to_have_attribute("aria-busy", "true")
    page.keyboard.press("Backspace")
    expect(page.locator(FOUND)).not_to_have_attribute("aria-busy", "true")
    assert hits(page) == ["of-one"]


def test_words_taken_back_bring_the_old_answer_back(page: Page) -> None:
    """Nothing is asked anew, and nothing stays dimmed."""
    asked(page, "one")
    answer(page, result("of-one"))
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    page.clock.run_for(1000)

    assert questions(page) == ["one"]
    expect(page.locator(FOUND)).not_to_have_attribute("aria-busy", "true")


def test_a_slow_line_shows_that_it_is_working(page: Page) -> None:
    """Announced, with how much is still missing beside it; gone with the answer."""
    asked(page, "one")
    assert page.locator(STATUS).inner_text() == ""
    page.clock.run_for(300)
    expect(page.locator(STATUS)).to_have_text("正在查找…")
    assert page.locator(STATUS).get_attribute("role") == "status"
    answer(page, {"left": 3})
    expect(page.locator("[data-z-left]")).to_contain_text("3")
    answer(page, result("of-one"))
    expect(page.locator(STATUS)).to_have_text("found")
    expect(page.locator("[data-z-left]")).to_be_empty()


def test_a_failure_is_said_and_the_same_question_can_be_asked_again(page: Page) -> None:
    asked(page, "one")
    answer(page, result("of-one"))
    asked(page, "two")
    answer(page, {"failed": True})
    expect(page.locator(STATUS)).not_to_be_empty()
    assert "of-one" not in hits(page)
    page.keyboard.press("ArrowDown")
    assert active(page) == page.locator(f"{HEAD} a[href$='/all-pages/']").inner_text()
    page.keyboard.press("ArrowUp")
    page.locator(FIELD).fill("two")
    page.keyboard.press("Enter")
    assert questions(page) == ["one", "two", "two"]


def test_a_worker_that_breaks_is_started_again(page: Page) -> None:
    asked(page, "one")
    page.evaluate("worker.dispatchEvent(new Event('error'))")
    assert page.locator(f"{HEAD} a").count() == 3
    asked(page, "two")
    assert page.evaluate("workers") == 2
    answer(page, result("of-two"))
    assert hits(page) == ["of-two"]


def test_the_rest_is_added_behind_the_first_and_the_chosen_link_stays(page: Page) -> None:
    """Three are shown as soon as they are there; whoever walks through them meanwhile loses nothing."""
    asked(page, "one")
    answer(page, {"part": True, "groups": [{"label": "best", "items": [hit(name) for name in "abc"]}]})
    assert hits(page) == ["a", "b", "c"]
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.evaluate("window.chosen = document.querySelector('[aria-selected=true]')")
    top = page.evaluate("chosen.getBoundingClientRect().top")
    card = '<div role="group" aria-label="first"><a role="option" aria-selected="false" href="/card/">card</a></div>'
    rest = [
        {"label": "best", "items": [hit(name) for name in "abcd"]},
        {"label": "more", "items": [hit(name) for name in "efghijklmnopqrstuvwxyz"]},
    ]
    answer(page, result(head=[card], groups=rest))

    assert hits(page) == ["card", *"abcdefghijklmnopqrstuvwxyz"]
    assert active(page) == "b"
    assert page.evaluate("chosen.isConnected")
    assert abs(page.evaluate("chosen.getBoundingClientRect().top") - top) < 1
    page.keyboard.press("ArrowDown")
    assert active(page) == "c"


def test_more_leads_on_to_what_is_new(page: Page) -> None:
    """The way to more is gone then; the arrows go on where it stood."""
    more = '<a role="option" aria-selected="false" href="?q=one" data-query="one" data-more="30">more</a>'
    asked(page, "one")
    answer(page, result("a", "b", more=more))
    page.keyboard.press("ArrowUp")
    assert active(page) == "more"
    page.keyboard.press("Enter")
    assert page.evaluate("questions[questions.length - 1].limit") == 30
    answer(page, result("a", "b", "c", "d"))
    assert active(page) == "c"


def test_enter_opens_the_first_hit_when_none_is_chosen(page: Page) -> None:
    card = '<div role="group" aria-label="first"><a role="option" aria-selected="false" href="/card/">card</a></div>'
    page.route("**/first/", lambda route: route.fulfill(body="<h1>first</h1>", content_type="text/html"))
    asked(page, "one")
    answer(page, result("first", "second", head=[card]))
    page.keyboard.press("Enter")
    page.wait_for_url("**/first/")


def test_home_and_end_move_in_the_field(page: Page) -> None:
    asked(page, "one")
    answer(page, result("a", "b"))
    for key, place in (("Home", 0), ("End", 3)):
        page.keyboard.press(key)
        assert page.evaluate(f"document.querySelector('{FIELD}').selectionStart") == place
        assert active(page) == ""


def test_a_story_enters_neither_the_address_nor_what_is_kept(page: Page) -> None:
    """Reloaded or shared, the address would carry it to the server; the next user of the device would read it."""
    page.route("**/a/", lambda route: route.fulfill(body="<h1>a</h1>", content_type="text/html"))
    short, story = "骗" * LONGEST_KEPT, "骗" * (LONGEST_KEPT + 1)
    asked(page, short)
    answer(page, result("a"))
    assert "?q=" in page.url
    asked(page, story)
    answer(page, result("a"))
    assert "q=" not in page.url
    page.locator(f"{FOUND} a").click()
    page.wait_for_url("**/a/")
    assert page.evaluate("JSON.stringify({...localStorage})").count("骗") == 0


def test_a_short_query_is_kept_when_a_hit_is_opened(page: Page) -> None:
    page.route("**/a/", lambda route: route.fulfill(body="<h1>a</h1>", content_type="text/html"))
    asked(page, "骗" * LONGEST_KEPT)
    answer(page, result("a"))
    page.locator(f"{FOUND} a").click()
    page.wait_for_url("**/a/")
    assert page.evaluate("JSON.parse(localStorage.getItem('zhuihui.recent'))") == ["骗" * LONGEST_KEPT]


def test_back_brings_even_a_story_back(page: Page, base: str) -> None:
    """It stands in the history of this tab, which no server sees."""
    page.route("**/a/", lambda route: route.fulfill(body="<h1>a</h1>", content_type="text/html"))
    story = "我被骗了 " * 30
    asked(page, story)
    answer(page, result("a"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/a/")
    page.go_back()
    expect(page.locator(FIELD)).to_have_value(story)
    assert page.url == f"{base}/about/"


def test_only_the_reader_takes_the_query_out_of_the_address(page: Page, base: str) -> None:
    """Escape and the arrow close it and give the focus back; a click beside it closes it too."""
    closing = (
        lambda: page.keyboard.press("Escape"),
        lambda: page.locator("button[data-close]").click(),
        lambda: page.mouse.click(5, 500),
    )
    for close in closing:
        page.keyboard.press("/")
        asked(page, "one")
        answer(page, result("a"))
        assert page.url == f"{base}/about/?q=one"
        close()
        expect(page.locator(FIELD)).to_be_hidden()
        assert page.url == f"{base}/about/"
        assert page.evaluate("document.activeElement.matches('[data-search]')")
        assert page.evaluate("!document.querySelector('[inert]') && !history.state")
        page.locator("[data-search]").press("Enter")
        expect(page.locator(FIELD)).to_have_value("one")
        page.locator(FIELD).fill("")
        page.clock.run_for(200)


def test_the_field_is_a_combobox_over_its_list(page: Page) -> None:
    """ARIA 1.2: focus stays in the field, the list is controlled by it, the page behind is out of reach."""
    field = page.locator(FIELD)
    assert field.get_attribute("aria-expanded") == "false"
    asked(page, "one")
    answer(page, result("a", "b"))
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator(f"#{field.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    page.keyboard.press("ArrowDown")
    assert page.locator(f"#{field.get_attribute('aria-activedescendant')}").get_attribute("aria-selected") == "true"
    expect(field).to_be_focused()
    assert page.locator("[role=dialog]").get_attribute("aria-modal") == "true"
    assert page.evaluate(
        "document.querySelector('.md-header').inert && document.querySelector('.md-container, .md-main, main').closest('[inert]') !== null"
    )
    inside = "!!document.activeElement.closest('[role=dialog]')"
    stops = set()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
        stops.add(page.evaluate("document.activeElement.outerHTML.slice(0, 40)"))
    assert len(stops) == 3
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(inside)


def test_the_place_that_the_reader_named_goes_with_the_question(page: Page) -> None:
    """Where the reader is counts before where the account is."""
    for kept, place in (("{}", ""), ('{"account": "HK"}', "HK"), ('{"account": "HK", "reader": "GB"}', "GB")):
        page.evaluate("kept => localStorage.setItem('zhuihui.place', kept)", kept)
        asked(page, f"in {place or 'no place'}")
        assert page.evaluate("questions[questions.length - 1].place") == place


def test_an_unfinished_word_stays_in_the_field_of_the_page(page: Page, base: str) -> None:
    """The box opens when an input method has made a word of it, not amid its letters."""
    page.goto(f"{base}/")
    page.locator("[data-search-field] input").focus()
    until(page, "!!window.openSearch")
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "zhuan'cuo", "selectionStart": 9, "selectionEnd": 9})
    page.evaluate("Promise.resolve()")
    expect(page.locator(FIELD)).to_be_hidden()
    keys.send("Input.insertText", {"text": "转错"})
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(FIELD)).to_have_value("转错")


def test_the_field_of_the_page_opens_nothing_before_it_is_used(page: Page, base: str) -> None:
    """Tab passes through it (WCAG 3.2.1); its script comes meanwhile."""
    page.goto(f"{base}/")
    page.locator("[data-search-field] input").focus()
    until(page, "!!window.openSearch")
    expect(page.locator(FIELD)).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_be_focused()
    assert page.url == f"{base}/"


def test_the_words_of_the_field_are_those_of_the_record(page: Page, base: str) -> None:
    page.goto(f"{base}/")
    assert page.locator("[data-search-field] input").get_attribute("placeholder") == word("ui", "search-field")
