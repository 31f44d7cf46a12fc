"""From opening the search box to the first hit, in a real Chromium: bytes, requests and time, on a fast line and on a slow one."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright  # noqa: A004  its own kind
from serving import Line, Traffic, served

START = "platforms/wechat-pay/"
"""The page on which the box is opened."""
BOX = "input[role=combobox], .md-search__input"
"""The field, once it can be typed into; the second form is that of the theme's own box."""
HIT = "[data-z-list] [role=option], .md-search-result__item"
"""Hits, and nothing that stands there without a query."""
KEY = "/"
"""Opens the box."""
PAUSE = 60
"""Milliseconds between two signs where a query is typed: a fast typist, so that unfinished words are seen."""
CALM = 0.7
"""Seconds without an answer after which a line rests."""
PATIENCE = 40_000
"""Milliseconds after which a query has found nothing."""
SLOW = (50_000, 0.4)
"""Bytes per second and seconds until an answer begins: 400 kbit/s and 400 ms, a phone at the edge of a network."""


class FirstHit(NamedTuple):
    """What lay between opening the box and the first hit."""

    text: str
    requests: int
    bytes: int
    seconds: float


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """The browser that BROWSER_PATH names, while the block runs."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("BROWSER_PATH"), chromium_sandbox=os.geteuid() != 0)
        try:
            yield browser
        finally:
            browser.close()


def first_hits(site: Path, texts: Sequence[str], *, slow: bool = False, typed: bool = False, start: str = START) -> list[FirstHit]:
    """Open the box for each query in a browser that has seen one page, and wait for the first hit.

    Args:
        site: A built site.
        texts: Queries.
        slow: Whether the line is as `SLOW` says.
        typed: Whether a query is typed sign by sign, and all counts that is asked until the line rests, for unfinished words too;
            else it comes at once, as by an input method or from the clipboard, and what comes behind the first hit does not count.
        start: Address of the page below the site.

    Returns:
        One entry for each that found something; seconds from the key that opens the box to the first hit.
    """
    line = Line(*SLOW) if slow else Line()
    with served(site, line) as base, opened_browser() as browser:
        found = [_first_hit(browser, line, f"{base}{start}", text, typed=typed) for text in texts]
    return [one for one in found if one]


def _first_hit(browser: Browser, line: Line, address: str, text: str, *, typed: bool) -> FirstHit | None:
    context = browser.new_context(service_workers="block")  # it fetches pages on its own, whenever it likes
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    line.take()
    began = time.perf_counter()
    try:
        _ask(page, text, typed=typed)
        seconds = time.perf_counter() - began
        sent = _all_of(line) if typed else line.take()
        return FirstHit(text, *sent, seconds)
    except TimeoutError:
        return None
    finally:
        context.close()
        line.take()


def _all_of(line: Line) -> Traffic:
    """What was sent once nothing more comes."""
    sent, more = line.take(), Traffic(1)
    while more.requests or more.bytes:
        time.sleep(CALM)
        more = line.take()
        sent = Traffic(sent.requests + more.requests, sent.bytes + more.bytes)
    return sent


def _ask(page: Page, text: str, *, typed: bool) -> None:
    page.keyboard.press(KEY)
    box = page.locator(BOX).first
    box.wait_for()
    if typed:
        box.press_sequentially(text, delay=PAUSE)
    else:
        box.fill(text)
    page.locator(HIT).first.wait_for()


def middle(found: Sequence[FirstHit]) -> tuple[Traffic, float]:
    """The median of each measure.

    Args:
        found: At least one.

    Returns:
        Requests and bytes, seconds.
    """
    columns = [sorted(column)[len(found) // 2] for column in ([one.requests for one in found], [one.bytes for one in found])]
    return Traffic(*columns), sorted(one.seconds for one in found)[len(found) // 2]


def worst(found: Sequence[FirstHit]) -> tuple[Traffic, float]:
    """The largest of each measure.

    Args:
        found: At least one.

    Returns:
        Requests and bytes, seconds.
    """
    return Traffic(max(one.requests for one in found), max(one.bytes for one in found)), max(one.seconds for one in found)


def row(name: str, found: Sequence[FirstHit]) -> str:
    """A line of the table: median and worst.

    Args:
        name: What was measured.
        found: What was shown; those that found nothing are missing.

    Returns:
        The line.
    """
    if not found:
        return f"{name:34} {0:4}  found nothing"
    (middle_sent, middle_time), (worst_sent, worst_time) = middle(found), worst(found)
    return (
        f"{name:34} {len(found):4} {middle_sent.bytes:9,} {worst_sent.bytes:9,} {middle_sent.requests:9} {worst_sent.requests:6} "
        f"{middle_time:9.2f} {worst_time:6.2f}"
    )


HEAD = f"{'first hit':34} {'n':>4} {'bytes':>9} {'worst':>9} {'requests':>9} {'worst':>6} {'seconds':>9} {'worst':>6}"
"""Above the lines of `row`."""
