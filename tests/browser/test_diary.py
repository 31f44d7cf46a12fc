"""The record of the case: on the page until the reader has it kept, on this device alone, and gone with one press."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.calendar_files import read_calendar
from tests.real_records import word

PLAN = "plans/wechat-chat/payer-scam/"
OTHER = "plans/uk-fps-app/payer-scam/"
SENT = "#sent=2026-11-28T10:05+08:00"
NOON = "2026-11-28T12:00:00+08:00"
KEPT = "JSON.parse(localStorage.getItem('zhuihui.diary'))"


@pytest.fixture
def context(readers: Callable[..., BrowserContext]) -> BrowserContext:
    """A Chinese reader in Shanghai on a phone, where it stays noon of 28 November 2026."""
    return readers(now=NOON, viewport={"width": 360, "height": 800})


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector("[data-diary] :is(button, section)")
    page.wait_for_selector(".z-helper")
    return page


def started(page: Page, address: str) -> Locator:
    """The record, opened, with its first step done, its number and a day that has passed."""
    opened(page, address).get_by_role("button", name=word("helper", "diary-start")).click()
    step = page.locator("[data-action]").first
    step.get_by_label(word("helper", "diary-tick")).check()
    step.get_by_label(word("helper", "diary-number")).fill("A-7731")
    step.get_by_label(word("helper", "diary-by")).fill("2026-11-27")
    step.get_by_label(word("helper", "diary-note")).fill("找李警官")
    step.get_by_label(word("helper", "diary-note")).blur()
    return page.locator(".z-diary")


def keep(page: Page) -> None:
    page.get_by_role("button", name=word("helper", "diary-keep")).click()


def test_it_is_one_quiet_button_until_it_is_pressed(page: Page, base: str) -> None:
    """Who shares the phone sees nothing of it, and nothing of the plan moves."""
    opened(page, f"{base}/{PLAN}")
    place = page.locator("[data-diary]").bounding_box()

    assert place is not None
    assert place["height"] <= 60
    assert page.locator("[data-action] [type=checkbox]").count() == 0


def test_nothing_is_stored_or_sent_before_the_reader_says_so(page: Page, base: str) -> None:
    """A tick on a shared computer would otherwise tell the next person what happened."""
    opened(page, f"{base}/{PLAN}{SENT}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    record = started(page, f"{base}/{PLAN}{SENT}")

    expect(record).to_contain_text("A-7731")
    assert page.evaluate("localStorage.getItem('zhuihui.diary')") is None
    assert "7731" not in page.url
    assert not [url for url in asked if "7731" in url or not url.startswith(base)]
    page.goto("about:blank")
    opened(page, f"{base}/{PLAN}")
    expect(page.get_by_role("button", name=word("helper", "diary-start"))).to_be_visible()


def test_what_is_kept_is_there_again_on_its_plan_alone_in_both_languages(page: Page, base: str) -> None:
    """The number of a case is asked for a week later; the plan of another case has a record of its own."""
    started(page, f"{base}/{PLAN}{SENT}")
    keep(page)
    stored: dict[str, Any] = page.evaluate(KEPT)
    assert list(stored) == ["wechat-chat/payer-scam"]

    for address in (PLAN, f"en/{PLAN}"):
        opened(page, f"{base}/{address}")
        expect(page.locator(".z-diary-line")).to_contain_text("2026-11-28 10:05")
        expect(page.locator(".z-diary-line")).to_contain_text("A-7731")
        expect(page.locator("[data-action]").first.locator("input[type=checkbox]")).to_be_checked()
    opened(page, f"{base}/{OTHER}")
    expect(page.locator(".z-diary")).to_have_count(0)
    started(page, f"{base}/{OTHER}")
    keep(page)
    assert sorted(page.evaluate(KEPT)) == ["uk-fps-app/payer-scam", "wechat-chat/payer-scam"]


def test_the_timeline_counts_orders_and_marks_what_is_overdue(page: Page, base: str) -> None:
    """Who waits for an answer that is overdue asks again, or goes one office further."""
    record = started(page, f"{base}/{PLAN}{SENT}")
    lines = record.locator(".z-diary-line li")
    total = page.locator("[data-action]").count()

    expect(record.get_by_role("status").first).to_have_text(word("helper", "diary-count", done=1, total=total))
    assert [line.locator("time").inner_text() for line in lines.all()] == ["2026-11-27", "2026-11-28 10:05", "2026-11-28 12:00"]
    expect(lines.first).to_contain_text(word("helper", "diary-late"))
    page.locator("[data-action]").first.get_by_label(word("helper", "diary-by")).fill("2026-11-28")
    page.locator("[data-action]").first.get_by_label(word("helper", "diary-by")).blur()
    expect(record.locator(".z-late")).to_have_count(0)
    page.locator("[data-action]").first.get_by_label(word("helper", "diary-tick")).uncheck()
    expect(lines).to_have_count(1)


@pytest.mark.parametrize("way", ["here", "list"])
def test_forget_removes_it_and_nothing_brings_it_back(page: Page, base: str, way: str) -> None:
    """It is listed by a name that says what it is, and what is typed afterwards is not kept again."""
    started(page, f"{base}/{PLAN}{SENT}")
    keep(page)
    if way == "here":
        page.get_by_role("button", name=word("helper", "diary-forget")).click()
        expect(page.locator("[data-action] input:checked")).to_have_count(0)
        page.locator("[data-action]").first.get_by_label(word("helper", "diary-tick")).check()
    else:
        page.goto(f"{base}/about/privacy/")
        expect(page.locator("[data-storage-list]")).to_contain_text(word("helper", "list-diary"))
        page.locator("[data-clear]").click()
        expect(page.locator("[data-storage-list]")).not_to_contain_text(word("helper", "list-diary"))

    assert page.evaluate("localStorage.getItem('zhuihui.diary')") is None


def test_the_exit_removes_it_even_while_somebody_types(page: Page, base: str) -> None:
    """A field that loses its focus reports what was typed: written then, the record would outlive the exit."""
    started(page, f"{base}/{PLAN}{SENT}")
    keep(page)
    page.locator("[data-action]").first.get_by_label(word("helper", "diary-note")).fill("还在写")
    page.locator("[data-exit]").first.click()
    page.wait_for_url("about:blank")
    page.goto(f"{base}/about/")

    assert page.evaluate("localStorage.getItem('zhuihui.diary')") is None


def test_another_window_lets_go_of_what_was_removed(page: Page, context: BrowserContext, base: str) -> None:
    """The exit in one window leaves no record on the screen of the other, which could also write it anew."""
    started(page, f"{base}/{PLAN}{SENT}")
    keep(page)
    other = opened(context.new_page(), f"{base}/{PLAN}")
    expect(other.locator(".z-diary-line")).to_contain_text("A-7731")
    page.locator("[data-exit]").first.click()

    expect(other.locator(".z-diary-line li")).to_have_count(0)
    other.locator("[data-action]").first.get_by_label(word("helper", "diary-tick")).check()
    assert other.evaluate("localStorage.getItem('zhuihui.diary')") is None


def test_it_prints_on_one_page_and_with_the_plan(page: Page, base: str) -> None:
    """A police station wants paper: the record alone, or with everything else."""
    record = started(page, f"{base}/{PLAN}{SENT}")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=word("helper", "diary-print")).click()
    page.emulate_media(media="print")

    expect(record.locator(".z-diary-line")).to_be_visible()
    expect(page.locator("[data-plan]")).to_be_hidden()
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("[data-plan]")).to_be_visible()
    expect(record.locator(".z-diary-line")).to_be_visible()
    expect(record.get_by_role("button")).to_have_count(0)


def test_the_days_of_answers_go_into_a_calendar(page: Page, base: str) -> None:
    """A strict reader takes the file; a day that has passed is not in it."""
    started(page, f"{base}/{PLAN}")
    button = page.get_by_role("button", name=word("helper", "diary-ics"))
    expect(button).to_be_hidden()
    day = page.locator("[data-action]").first.get_by_label(word("helper", "diary-by"))
    day.fill("2026-12-05")
    day.blur()
    with page.expect_download() as download:
        button.click()

    (event,) = read_calendar(Path(download.value.path()).read_bytes().decode()).parts
    assert event.values["DTSTART"] == "20261205"


def test_without_storage_it_says_so(browser: Browser, base: str) -> None:
    """“Kept” where nothing is kept would be believed until it is needed."""
    context = browser.new_context(locale="zh-CN")
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    page = context.new_page()
    record = started(page, f"{base}/{PLAN}")
    keep(page)

    expect(record).to_contain_text(word("helper", "diary-failed"))
    context.close()


def test_it_fits_a_phone_and_has_targets_for_a_thumb(page: Page, base: str) -> None:
    """Pressed in a hurry, on a small screen."""
    started(page, f"{base}/{PLAN}{SENT}")

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    for target in page.locator(".z-diary button:visible, .z-diary-step:visible label.z-paper, .z-diary-fields:visible input").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 24
