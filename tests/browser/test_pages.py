"""Every kind of page, phone and desktop, light and dark: nothing scrolls sideways, nothing fails, no other host gets a request."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.real_records import plans, word

KINDS = {
    "home": "",
    "plan": "plans/wechat-chat/payer-scam/",
    "choice": "help/wrong-payee-wechat-pay/",
    "transfer-type": "transfer-types/wechat-chat/",
    "platform": "platforms/wechat-pay/",
    "procedure": "procedures/call-110/",
    "claim": "claims/s1-4/",
    "claims": "claims/",
    "article": "claims/article/",
    "topic": "topics/recovery-scam/",
    "types-table": "comparisons/transfer-types/",
    "matrix": "comparisons/time-windows/",
    "rails-table": "comparisons/rails/",
    "rail": "rails/swift/",
    "corridor": "corridors/cn-hk/",
    "place": "places/hk/",
    "hotlines": "hotlines/",
    "glossary": "glossary/",
    "evidence": "evidence/wx-1/",
    "letter": "letters/demand-to-payee/",
    "safeguards": "safeguards/",
    "guide": "guides/first-minutes/",
    "about": "about/",
    "sheet": "sheets/wechat-chat/payer-scam.html",
    "lost": "404.html",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_stands(page: Page, base: str, kind: str) -> None:
    """No sideways scroll, no console error, no request to another host, every picture and script there."""
    errors: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda shown: errors.append(shown.text) if shown.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(f"failed: {request.url}"))
    page.on("response", lambda answer: errors.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith((base, "data:", "blob:")) else None)

    page.goto(f"{base}/{KINDS[kind]}", wait_until="load")
    page.evaluate("document.fonts.ready")

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    assert foreign == []
    assert errors == []


def test_a_table_is_cards_on_a_phone_and_keeps_its_meaning(page: Page, base: str, screen: str) -> None:
    """Each cell names its column, and the roles of a table survive the change of shape."""
    page.goto(f"{base}/comparisons/transfer-types/")
    cell = page.locator("table.z-table tbody td").first
    wide = cell.evaluate("e => getComputedStyle(e).display") == "table-cell"

    assert wide == (screen == "desktop")
    assert cell.get_attribute("data-label")
    assert cell.get_attribute("role") == "cell"
    assert page.locator("table.z-table [role=rowheader]").count() == page.locator("table.z-table tbody tr").count()


@pytest.fixture
def first(browser: Browser) -> Iterator[Page]:
    """A small phone: what it shows without scrolling is 640 pixels high."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, is_mobile=True, has_touch=True, locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["", KINDS["plan"]])
def test_the_first_number_is_large_enough_and_says_that_it_never_calls(first: Page, base: str, path: str) -> None:
    """A trembling thumb meets 44 pixels; and whoever is called by “110” must know who that is."""
    first.goto(f"{base}/{path}")
    box = first.locator("a[href='tel:110']").first.bounding_box()

    assert box
    assert box["height"] >= 44
    expect(first.locator(".z-first")).to_contain_text(word("ui", "never-calls-you"))


@pytest.mark.prove
@pytest.mark.parametrize(
    ("path", "part", "screen"), [("", "a[href='tel:110']", 640), ("", ".z-first", 800), (KINDS["plan"], "a[href='tel:110']", 800)]
)
def test_the_first_action_is_above_the_fold(first: Page, base: str, path: str, part: str, screen: int) -> None:
    """A frightened reader sees 110 without scrolling, at home and on a plan, and all first actions of the home page.

    The words above them decide, hence judged before a release.
    """
    first.goto(f"{base}/{path}")
    box = first.locator(part).first.bounding_box()

    assert box
    assert box["y"] + box["height"] <= screen


@pytest.mark.parametrize(
    "path", ["help/", KINDS["plan"], "letters/civil-complaint/", KINDS["types-table"], "comparisons/platforms/", "en/help/"]
)
def test_nothing_moves_while_a_page_loads(context: BrowserContext, base: str, path: str) -> None:
    """On a slow line the scripts come late; a finger that was on its way must land on what it aimed at."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    slow = {"offline": False, "latency": 200, "downloadThroughput": 100_000, "uploadThroughput": 50_000}
    wire.send("Network.emulateNetworkConditions", slow)
    page.add_init_script(
        "window.moved = []; window.noted = entries => moved.push(...entries.map(entry => entry.value));"
        "window.shifts = new PerformanceObserver(list => noted(list.getEntries())); shifts.observe({type: 'layout-shift', buffered: true});"
        "window.settled = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        "  .then(() => { noted(shifts.takeRecords()); return moved; })"
    )
    page.goto(f"{base}/{path}", wait_until="networkidle")
    page.wait_for_selector(":is([data-place], [data-controls]):not(:empty), [data-clear]")

    assert sum(page.evaluate("settled()")) <= 0.02


@pytest.mark.parametrize("kind", ["home", "plan", "types-table", "claims", "hotlines"])
def test_a_page_is_complete_without_javascript(browser: Browser, base: str, kind: str) -> None:
    """In-app browsers fail in many ways; the words must not."""
    texts = []
    for enabled in (True, False):
        context: BrowserContext = browser.new_context(java_script_enabled=enabled, locale="zh-CN")
        page = context.new_page()
        page.goto(f"{base}/{KINDS[kind]}")
        if enabled and kind == "plan":
            page.wait_for_selector(".z-helper")
        page.evaluate("document.querySelectorAll('.z-helper').forEach(e => e.remove())")
        texts.append(page.locator("article").inner_text())
        context.close()

    assert len(texts[1]) >= 0.95 * len(texts[0])
    assert texts[1]


def test_from_home_to_a_plan_in_two_taps_without_javascript(browser: Browser, base: str) -> None:
    """Home → what happened and where → how it was sent: the plan."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}, is_mobile=True, has_touch=True, locale="zh-CN"
    )
    page = context.new_page()
    page.goto(f"{base}/")
    page.locator("article a[href$='help/scam-wechat-pay/']").first.tap()
    page.locator(".z-picker a[href*='plans/wechat-chat/']").first.tap()
    page.wait_for_url("**/plans/wechat-chat/**")

    (plan,) = (found for found in plans().pages if f"{base}/{found.uri.removesuffix('.md')}/" == page.url)
    assert page.locator("ol.z-plan > li[data-action]").count() == len(plan.actions)
    context.close()


def test_screenshots_are_kept_for_human_eyes(page: Page, base: str, screen: str, scheme: str, tmp_path: Path) -> None:
    """A picture of the home page and a plan on each screen, light and dark; a blank one fails."""
    for kind in ("home", "plan"):
        page.goto(f"{base}/{KINDS[kind]}")
        picture = tmp_path / f"{kind}-{screen}-{scheme}.png"
        page.screenshot(path=picture)
        assert picture.stat().st_size > 20_000
