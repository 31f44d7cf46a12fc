"""The helper keeps its hands off: what is typed, selected or focused stays, links lose nothing, late parts say so, the exit is one way."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.calendar_files import read_calendar
from tests.real_records import around, records, word

PLAN = "plans/wechat-chat/payer-wrong-payee/"
RECALL = "plans/us-ach/payer-wrong-payee/"
NOON = "2026-11-28T12:00:00+08:00"
SENT = "#sent=2026-11-28T10:05+08:00"
EXACT = "document.querySelector('.z-exact input')"


@pytest.fixture
def context(readers: Callable[..., BrowserContext]) -> BrowserContext:
    """A Chinese reader in Shanghai with a keyboard, where it stays noon of 28 November 2026."""
    return readers(now=NOON, viewport={"width": 1200, "height": 900})


def opened(page: Page, address: str) -> Page:
    """The page with its helper ready, and all that it asks."""
    page.goto(address)
    page.wait_for_selector(".z-helper")
    folded = page.locator(".z-more-asked:not([open]) > summary")
    if folded.count():
        folded.click()
    return page


def typed_into_hour(page: Page, keys: str) -> None:
    """Digits typed into the time field, the hour first."""
    page.locator(".z-exact input").focus()
    for _ in range(3):
        page.keyboard.press("Tab")  # year, month, day: the hour is the fourth part
    page.keyboard.type(keys)


def test_whoever_types_a_time_is_not_interrupted(page: Page, base: str) -> None:
    """“0930” over 10:05 emptied the field, and the minute 45 became 05: a wrong deadline, without a word."""
    opened(page, f"{base}/{PLAN}{SENT}")
    steps = page.evaluate("history.length")
    typed_into_hour(page, "0945")

    expect(page.locator(".z-exact input")).to_have_value("2026-11-28T09:45")
    assert page.evaluate("location.hash") == "#sent=2026-11-28T09:45+08:00"
    assert page.evaluate("history.length") == steps + 1, "one step, however many digits"
    page.keyboard.press("Shift+Tab")
    page.locator(".z-helper button").first.focus()
    expect(page.locator(".z-exact input")).to_have_value("2026-11-28T09:45")


def test_half_a_time_forgets_nothing_and_an_empty_field_forgets(page: Page, base: str) -> None:
    """Deleted to be typed anew, the hour is missing for a moment: the countdown stays. Emptied for good, it goes."""
    opened(page, f"{base}/{PLAN}{SENT}")
    typed_into_hour(page, "")
    page.keyboard.press("Delete")
    assert page.evaluate(f"{EXACT}.value") == ""
    assert page.evaluate("location.hash") == SENT
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.evaluate(f"{EXACT}.validity.badInput"), "a tick of the clock has put the time back while it is typed"

    page.locator(".z-helper button").first.focus()
    expect(page.locator(".z-exact input")).to_have_value("2026-11-28T10:05")
    page.locator(".z-exact input").focus()
    page.evaluate(f"{EXACT}.value = ''")
    page.locator(".z-helper button").first.focus()
    assert page.evaluate("location.hash") == ""


def test_a_link_with_a_full_stop_behind_it_keeps_its_case(page: Page, base: str) -> None:
    """As it comes out of a chat: the time and the answer are read, and the address is whole again."""
    opened(page, f"{base}/{PLAN}{SENT}&accepted=no。")
    assert page.evaluate("location.hash") == f"{SENT}&accepted=no"

    page.goto("about:blank")
    opened(page, f"{base}/{PLAN}#sent=yesterday&accepted=no，快看")
    assert page.evaluate("location.hash") == "#accepted=no"
    expect(page.get_by_text(word("helper", "plan-unread"))).to_be_visible()
    page.get_by_role("button", name=word("helper", "plan-now")).click()
    expect(page.get_by_text(word("helper", "plan-unread"))).to_be_hidden()


def test_the_exit_takes_the_answers_with_it(page: Page, base: str) -> None:
    """One press of Back showed the plan with its answers to whoever had come into the room."""
    page.goto(f"{base}/help/")
    opened(page, f"{base}/{PLAN}")
    for name in ("no", "refuses", "yes"):
        page.get_by_label(word("situation-answer", name), exact=True).check()
    assert page.evaluate("history.state.steps") == 3
    page.locator("[data-exit]").first.click()
    page.wait_for_url("about:blank")

    for _ in range(2):
        page.go_back()
        assert "plans/" not in page.url
        assert "#" not in page.url
    page.go_forward()
    assert "plans/" not in page.url


def test_the_calendar_file_is_made_without_a_line_and_a_failure_says_so(context: BrowserContext, base: str) -> None:
    """In a lift or a bank’s hall: the part is there with the plan; where it could not come, the press is answered."""
    page = opened(context.new_page(), f"{base}/{PLAN}{SENT}")
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=word("helper", "plan-ics")).click()
    assert "BEGIN:VEVENT" in Path(waiting.value.path()).read_text("utf-8")


def test_the_calendar_file_of_a_plan_is_read_by_two_strict_readers(page: Page, base: str) -> None:
    """The real words of the site, in the file that a reader's calendar gets; money that comes back by itself is no deadline."""
    opened(page, f"{base}/{PLAN}{SENT}&accepted=no")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=word("helper", "plan-ics")).click()
    text = Path(waiting.value.path()).read_bytes().decode()
    events, other = read_calendar(text).parts, Calendar.from_ical(text)

    assert [] == other.errors
    assert len(events) == len(other.events) >= 1
    (back,) = (event for event in events if event.values["UID"].startswith("wait-auto-return-"))
    assert around("helper", "plan-alarm-due").fullmatch(back.values["SUMMARY"])
    assert around("helper", "plan-alarm-due-text").fullmatch(back.values["DESCRIPTION"])


def test_no_calendar_file_is_offered_when_nothing_lies_ahead(page: Page, base: str) -> None:
    """Years later the money should have come: a file without an event is refused by every calendar."""
    opened(page, f"{base}/{PLAN}#sent=2006-11-26T10:05+08:00&accepted=no")

    expect(page.locator('[data-action="wait-auto-return"] .z-state')).to_have_class("z-state z-state-should-have-come")
    expect(page.get_by_role("button", name=word("helper", "plan-ics"))).to_be_hidden()


def test_a_late_part_that_does_not_come_is_said_and_comes_when_asked_again(browser: Browser, base: str) -> None:
    """No file and no word: pressed in vain, and believed to be in the calendar."""
    with browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", service_workers="block") as context:
        context.clock.set_fixed_time(NOON)
        context.route("**/ics*.js", lambda route: route.abort())
        page = opened(context.new_page(), f"{base}/{PLAN}{SENT}")
        page.get_by_role("button", name=word("helper", "plan-ics")).click()
        expect(page.locator(".z-helper .z-said-aloud")).to_have_text(word("helper", "plan-ics-failed"))

        context.unroute("**/ics*.js")
        with page.expect_download():
            page.get_by_role("button", name=word("helper", "plan-ics")).click()


def test_a_tick_of_the_clock_leaves_focus_and_selection(page: Page, base: str) -> None:
    """Every half minute a screen reader was thrown back to the top, and the sentence about to be copied was lost."""
    opened(page, f"{base}/{PLAN}{SENT}&accepted=no")
    link = page.locator("[data-plan] .z-reason > a").first
    link.focus()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('[data-plan] .z-do'))")
    nodes = page.evaluate("window.kept = [...document.querySelectorAll('li[data-action]')], kept.length")
    page.clock.set_fixed_time("2026-11-28T12:07:00+08:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    left = word("helper", "time-two", one=word("helper", "time-hour", count=21), two=word("helper", "time-minute", count=58))
    expect(page.locator('[data-action="wait-auto-return"] .z-left')).to_contain_text(around("helper", "plan-coming", time=left))
    assert page.evaluate("document.activeElement.closest('[data-plan]') !== null")
    assert page.evaluate("getSelection().toString().length") > 0
    assert page.evaluate("kept.filter(node => node.isConnected).length") == nodes


def test_a_link_that_cannot_be_copied_is_selected_and_said(page: Page, base: str) -> None:
    """Inside an app there is often no clipboard: silence reads as “copied”."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    opened(page, f"{base}/{PLAN}{SENT}")
    page.get_by_role("button", name=word("helper", "plan-share")).click()

    expect(page.locator(".z-helper .z-said-aloud")).to_have_text(word("helper", "plan-select"))
    assert (
        page.evaluate("document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)")
        == page.url
    )


def test_a_deadline_in_banking_days_skips_the_published_holidays_and_says_so(page: Page, base: str) -> None:
    """Five banking days over Christmas: 25 December is closed in America, and what is not counted stands beside the date."""
    page.clock.set_fixed_time("2026-12-23T12:00:00-05:00")
    opened(page, f"{base}/{RECALL}#sent=2026-12-22T12:00-05:00")
    line = page.locator('[data-action="us-ach-reversal"] .z-left')

    expect(line).to_contain_text(around("helper", "plan-at-least"))
    expect(line).to_contain_text("12月30日")
    expect(line).to_contain_text(records().calendars["us"].note.zh)
    assert word("helper", "plan-about", day="") not in line.inner_text()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_past_the_last_published_year_a_day_is_only_about(page: Page, base: str, language: str) -> None:
    """The holidays of the year after are not published yet: the day is called “about”, and why."""
    last = records().calendars["us"].published_until
    assert last
    page.clock.set_fixed_time(f"{last.year}-12-30T12:00:00-05:00")
    opened(page, f"{base}/{'en/' if language == 'en' else ''}{RECALL}#sent={last.year}-12-30T11:00-05:00")
    line = page.locator('[data-action="us-ach-reversal"] .z-left')

    expect(line).to_contain_text(around("helper", "plan-about", language))
    expect(line).to_contain_text(word("helper", "plan-about-past", language, day=last))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_where_no_holidays_are_published_a_day_is_only_about(page: Page, base: str, language: str) -> None:
    """A place without an official list: the day is called “about”, and beside it stands what is not counted."""

    def unpublished(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r' data-(from|to|closed|zone)="[^"]*"', "", answer.text()))

    page.route("**/payer-wrong-payee/", unpublished)
    page.clock.set_fixed_time("2026-12-23T12:00:00-05:00")
    opened(page, f"{base}/{'en/' if language == 'en' else ''}{RECALL}#sent=2026-12-22T12:00-05:00")
    line, note = page.locator('[data-action="us-ach-reversal"] .z-left'), records().calendars["us"].note

    expect(line).to_contain_text(around("helper", "plan-about", language))
    expect(line).to_contain_text((note.en if language == "en" else note.zh) or "")


def test_the_zone_beside_a_time_has_the_offset_of_that_time(browser: Browser, base: str) -> None:
    """New York on 2 November: UTC-05:00 stood beside a time of 31 October, which had UTC-04:00."""
    with browser.new_context(locale="zh-CN", timezone_id="America/New_York") as context:
        context.clock.set_fixed_time("2026-11-02T12:00:00-05:00")
        page = opened(context.new_page(), f"{base}/{PLAN}#sent=2026-10-31T12:00-04:00")

        expect(page.get_by_text("America/New_York UTC-04:00")).to_be_visible()
        page.get_by_role("button", name=word("helper", "plan-clear")).click()
        expect(page.get_by_text("America/New_York UTC-05:00")).to_be_visible()


@pytest.mark.parametrize("part", ["start", "clock"])
def test_a_script_that_cannot_be_read_leaves_no_hole(browser: Browser, base: str, part: str) -> None:
    """A browser too old for it reports the error at the window, not at the element; 400 px stayed empty."""
    with browser.new_context(locale="zh-CN", service_workers="block") as context:
        context.route(f"**/helper*/{part}.js", lambda route: route.fulfill(content_type="text/javascript", body="const = ;"))
        page = context.new_page()
        page.goto(f"{base}/{PLAN}")

        page.wait_for_selector("html:not(.z-live)", state="attached")
