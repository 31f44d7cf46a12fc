"""Every kind of page, phone and desktop, light and dark: nothing scrolls sideways, nothing fails, no other host gets a request."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

KINDS = {
    "home": "",
    "plan": "plans/wechat-chat/payer-scam/",
    "choice": "help/wrong-payee-wechat-pay/",
    "transfer-type": "transfer-types/wechat-chat/",
    "platform": "platforms/wechat-pay/",
    "procedure": "procedures/call-110/",
    "claim": "claims/s1-4/",
    "claims": "claims/",
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


def test_the_first_action_is_above_the_fold(browser: Browser, base: str) -> None:
    """At 360 × 640 a frightened reader sees 110 without scrolling, at home and on a plan."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, is_mobile=True, has_touch=True, locale="zh-CN")
    page = context.new_page()
    for path in ("", KINDS["plan"]):
        page.goto(f"{base}/{path}")
        box = page.locator("a[href='tel:110']").first.bounding_box()
        assert box, path
        assert box["y"] + box["height"] <= 640, path
        assert box["height"] >= 44, path
        whole = page.locator(".z-first").bounding_box()
        assert whole, path
        assert whole["y"] + whole["height"] <= 640, path
        assert "不会主动打给你" in page.locator(".z-first").inner_text(), path
    context.close()


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
        "window.moved = []; new PerformanceObserver(list => moved.push(...list.getEntries().map(entry => entry.value)))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(f"{base}/{path}", wait_until="networkidle")
    page.wait_for_selector(":is([data-place], [data-controls]):not(:empty), [data-clear]")
    page.wait_for_timeout(100)

    assert sum(page.evaluate("moved")) <= 0.02


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
    assert len(texts[1]) > 200


def test_from_home_to_a_plan_in_two_taps_without_javascript(browser: Browser, base: str) -> None:
    """Home → what happened and where → how it was sent: the plan."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}, is_mobile=True, has_touch=True, locale="zh-CN"
    )
    page = context.new_page()
    page.goto(f"{base}/")
    page.locator("[aria-label='被骗转账'] a", has_text="微信").first.tap()
    page.locator(".z-picker a", has_text="聊天").first.tap()
    page.wait_for_url("**/plans/wechat-chat/**")

    assert page.locator("ol.z-plan > li").count() >= 5
    context.close()


def test_screenshots_are_kept_for_human_eyes(page: Page, base: str, screen: str, scheme: str, tmp_path: Path) -> None:
    """A picture of the home page and a plan in each dress; a blank one fails."""
    for kind in ("home", "plan"):
        page.goto(f"{base}/{KINDS[kind]}")
        picture = tmp_path / f"{kind}-{screen}-{scheme}.png"
        page.screenshot(path=picture)
        assert picture.stat().st_size > 20_000
