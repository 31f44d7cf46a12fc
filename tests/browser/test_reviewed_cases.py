"""Every reviewed case as its reader meets it: opened by its address on a phone, without scripts, on paper, from a disk.

Which cases there are is data. A few are opened in every run, all of them before a release. What the plan must say, the check
`reviewed-cases` judges; here the page says the same as the planner, in every form it has.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from generator.pages.plan_pages import SHOWN
from generator.planner.case_review import case_of, plan_of
from generator.records.reviewed_case import ReviewedCase
from tests.browser.conftest import SCREENS
from tests.real_records import plans, records

NOW = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
PHONE = SCREENS["phone"]
LANGUAGES = {"zh": "", "en": "en/"}
"""Language → folder of the site."""
ACTIONS = "[...document.querySelectorAll('[data-action]')].map(item => item.dataset.action)"
UNSEEN = """[...document.querySelectorAll('[data-action]')]
  .filter(item => !item.querySelector('.z-do')?.checkVisibility({ visibilityProperty: true })).map(item => item.dataset.action)"""
FOLDED_FOR_GOOD = """[...document.querySelectorAll('[data-action]')].filter(item => {
  for (const fold of document.querySelectorAll('details')) if (fold.contains(item)) fold.open = true;
  return !item.querySelector('.z-do')?.checkVisibility({ visibilityProperty: true });
}).map(item => item.dataset.action)"""
WIDE = f"document.documentElement.scrollWidth > {PHONE['viewport']['width']}"


def every_case() -> Mapping[str, ReviewedCase]:
    return records().cases


def some_cases() -> Mapping[str, ReviewedCase]:
    """One of each role and scenario, after an answer where there is one."""
    found: dict[object, str] = {}
    for key, record in sorted(every_case().items(), key=lambda each: each[1].answers is None):
        found.setdefault((record.role, record.scenario), key)
    return {key: every_case()[key] for key in found.values()}


LOT = pytest.mark.parametrize("cases", [some_cases, pytest.param(every_case, marks=pytest.mark.prove)], ids=["some", "all"])
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def sent_at(record: ReviewedCase) -> datetime:
    return NOW - timedelta(minutes=record.sent_ago.minutes)


def page_of(record: ReviewedCase) -> str:
    """`plans/wechat-chat/payer-scam/`."""
    page = plans().page_of(case_of(record))
    assert page
    return page.uri.removesuffix(".md") + "/"


def fragment_of(record: ReviewedCase) -> str:
    """Its state as the address holds it."""
    answers = {name: answer for name, answer in record.answers or () if answer}
    pairs = {"sent": sent_at(record).isoformat(timespec="minutes"), **answers}
    return "#" + "&".join(f"{name}={quote(value, safe=':+')}" for name, value in pairs.items())


def planned(record: ReviewedCase) -> list[str]:
    return [action.procedure for action in plan_of(records(), record, sent_at(record))]


@pytest.fixture
def reader(readers: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Opens phones on which it stays the same moment; whatever one complains of is kept in its `wrong`."""

    def open_page(wrong: list[str], **more: object) -> Page:
        page = readers(now=NOW.isoformat(), **{**PHONE, **more}).new_page()

        def heard(message: ConsoleMessage) -> None:
            if message.type == "error":
                wrong.append(message.text)

        page.on("console", heard)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    return open_page


def opened(page: Page, address: str) -> Page:
    """The page in the state of its address, with its helper ready."""
    page.goto("about:blank")  # of one page with another fragment a browser loads nothing anew
    page.goto(address)
    page.wait_for_selector(".z-helper")
    return page


def shown(page: Page, record: ReviewedCase) -> list[str]:
    """The actions of the plan of a case as they follow each other on the page; what its answers rule out stands elsewhere on it."""
    return [action for action in page.evaluate(ACTIONS) if action in {*planned(record)}]


def is_in_order(order: list[str], record: ReviewedCase) -> bool:
    """Whether the steps that are not folded are those of the planner in its order, and the folded ones, which stand by their time, all the others."""
    right = planned(record)
    return order[:SHOWN] == right[:SHOWN] and sorted(order) == sorted(right)


@LANGUAGE
@LOT
def test_a_case_opened_by_its_address_has_its_plan(
    reader: Callable[..., Page], base: str, cases: Callable[[], Mapping[str, ReviewedCase]], language: str
) -> None:
    """In the order of the planner, the first action in sight without a tap, nothing wider than a phone, nothing wrong; then on paper."""
    wrong: list[str] = []
    page, faults = reader(wrong), {}
    for key, record in cases().items():
        opened(page, f"{base}/{LANGUAGES[language]}{page_of(record)}{fragment_of(record)}")
        order, first = shown(page, record), page.locator(f'[data-action="{record.first[0]}"] .z-do').first
        found = {
            "order": None if is_in_order(order, record) else order,
            "first": None if first.is_visible() else record.first[0],
            "wide": page.evaluate(WIDE),
            "console": [*wrong],
        }
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        found["not printed"] = [action for action in page.evaluate(UNSEEN) if action in order]
        page.emulate_media(media="screen")
        wrong.clear()
        faults[key] = {name: each for name, each in found.items() if each}

    assert {key: found for key, found in faults.items() if found} == {}


@LANGUAGE
@LOT
def test_a_case_without_scripts_has_every_action(
    reader: Callable[..., Page], base: str, cases: Callable[[], Mapping[str, ReviewedCase]], language: str
) -> None:
    """Each is there, to be read at once or behind a fold that opens by itself, before any answer is known."""
    wrong: list[str] = []
    page, faults = reader(wrong, java_script_enabled=False), {}
    for key, record in cases().items():
        page.goto(f"{base}/{LANGUAGES[language]}{page_of(record)}{fragment_of(record)}")
        there = page.evaluate(ACTIONS)
        missing = {*planned(record)} - {*there}
        hidden = page.evaluate(FOLDED_FOR_GOOD)
        if missing or hidden or len(there) != len({*there}) or page.evaluate(WIDE) or wrong:
            faults[key] = (missing, hidden, len(there), [*wrong])
        wrong.clear()

    assert faults == {}


@LOT
def test_a_case_from_a_disk_has_its_plan(
    reader: Callable[..., Page], unpacked: Path, cases: Callable[[], Mapping[str, ReviewedCase]]
) -> None:
    """The zip of the site, unpacked on a phone without a line."""
    wrong: list[str] = []
    page, faults = reader(wrong, offline=True), {}
    for key, record in cases().items():
        opened(page, f"{(unpacked / page_of(record) / 'index.html').as_uri()}{fragment_of(record)}")
        order = shown(page, record)
        if not is_in_order(order, record) or page.evaluate(WIDE) or wrong:
            faults[key] = (order, [*wrong])
        wrong.clear()

    assert faults == {}
