"""For everyone: axe over every kind of page, the keyboard, 320 px, large text, targets, motion, forced colours, and the policy."""

import socket
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import SCREENS
from tests.browser.test_pages import KINDS
from tests.chromium import launched
from tests.processes import PATIENCE

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
WIDE = "document.documentElement.scrollWidth <= innerWidth"
FOCUS = """() => {
  const e = document.activeElement, b = e.getBoundingClientRect(), s = getComputedStyle(e);
  const header = document.querySelector(".md-header"), covered = header && !header.contains(e) && getComputedStyle(header).position === "sticky"
    && b.bottom <= header.getBoundingClientRect().bottom;
  return {tag: e.tagName, inMenu: Boolean(e.closest("#menu")), shown: b.width > 0 && b.right > 0 && b.left < innerWidth, covered: Boolean(covered),
    mark: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== "none", what: e.outerHTML.slice(0, 90)};
}"""
BLOCKED = (
    "window.blocked = []; document.addEventListener('securitypolicyviolation', e => blocked.push(e.violatedDirective + ' ' + e.blockedURI))"
)
TARGETS = """least => [...document.querySelectorAll("a, button, summary, input, select")].filter(e => {
  const b = e.getBoundingClientRect(), s = getComputedStyle(e);
  if (!b.width || !b.height || s.visibility === "hidden" || e.closest(".md-skip, p, li, dd, td, small, sup, h1, h2") && s.display === "inline") return false;
  return b.width < least || b.height < least;
}).map(e => e.outerHTML.slice(0, 90))"""


def reader(browser: Browser, screen: str, **more: object) -> BrowserContext:
    """A fresh reader whose blocked requests are counted."""
    context = browser.new_context(
        **{**SCREENS[screen], "locale": "zh-CN", "timezone_id": "Asia/Shanghai", "reduced_motion": "reduce", **more}
    )
    context.add_init_script(BLOCKED)
    return context


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A desktop with a keyboard."""
    context = reader(browser, "desktop")
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone."""
    context = reader(browser, "phone")
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[str]:
    """What axe finds, in one line each."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in found]


def open_search(page: Page, text: str = "微信转错人") -> None:
    page.locator("[data-search]").click()
    page.wait_for_selector(".md-search__input")
    page.locator(".md-search__input").fill(text)
    page.wait_for_selector(".md-search-result__item")


@pytest.mark.parametrize(
    ("screen", "scheme"),
    [
        ("phone", "light"),
        pytest.param("desktop", "dark", marks=pytest.mark.prove),
        pytest.param("phone", "dark", marks=pytest.mark.prove),
        pytest.param("desktop", "light", marks=pytest.mark.prove),
    ],
)
def test_axe_finds_nothing_on_any_kind_of_page(browser: Browser, base: str, screen: str, scheme: str) -> None:
    """Every kind, then menu, search and the helper open."""
    context = reader(browser, screen, color_scheme=scheme)
    page = context.new_page()
    found = {}
    for kind, path in KINDS.items():
        page.goto(f"{base}/{path}")
        if kind == "plan":
            page.wait_for_selector(".z-helper")
        found[kind] = faults(page)
    page.goto(f"{base}/")
    if screen == "phone":
        page.locator("[data-menu]").first.click()
        found["menu"] = faults(page)
        page.keyboard.press("Escape")
    open_search(page)
    found["search"] = faults(page)
    blocked = page.evaluate("blocked")
    context.close()

    assert {kind: message for kind, message in found.items() if message} == {}
    assert blocked == []


def test_axe_sees_a_picture_without_words(desk: Page, base: str) -> None:
    """Otherwise the test above would prove nothing."""
    desk.goto(f"{base}/about/")
    desk.evaluate("document.querySelector('article').append(Object.assign(new Image(), {src: 'data:,'}))")

    assert [message for message in faults(desk) if message.startswith("image-alt")]


@pytest.mark.parametrize("screen", ["phone", "desktop"])
@pytest.mark.parametrize("kind", ["home", "plan", "types-table", "letter"])
def test_the_keyboard_walks_through_a_page_and_out(browser: Browser, base: str, screen: str, kind: str) -> None:
    """The skip link first, every stop seen and marked, the closed menu passed over, no trap."""
    context = reader(browser, screen)
    page = context.new_page()
    page.goto(f"{base}/{KINDS[kind]}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "md-skip"
    expect(page.locator(".md-skip")).to_be_in_viewport()
    stops, wrong = [], []
    for _ in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at["tag"] == "BODY":
            break
        stops.append(at["what"])
        if not at["shown"] or not at["mark"] or at["covered"] or (screen == "phone" and at["inMenu"]):
            wrong.append(at)
    context.close()

    assert wrong == []
    assert len(set(stops)) > 8


def test_the_skip_link_leads_to_the_text(desk: Page, base: str) -> None:
    desk.goto(f"{base}/{KINDS['plan']}")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")

    assert desk.evaluate("location.hash") == "#page-title"
    desk.keyboard.press("Tab")
    assert desk.evaluate("Boolean(document.activeElement.closest('article'))")


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(phone: Page, base: str) -> None:
    """Opened with Enter, focus goes in; Escape closes and brings it back."""
    phone.goto(f"{base}/")
    button = phone.locator(".z-i-menu")
    button.focus()
    phone.keyboard.press("Enter")
    assert phone.evaluate("Boolean(document.activeElement.closest('#menu'))")
    assert button.get_attribute("aria-expanded") == "true"
    phone.keyboard.press("Tab")
    assert phone.evaluate("Boolean(document.activeElement.closest('#menu'))")
    phone.keyboard.press("Escape")
    assert phone.evaluate("document.activeElement.className").split()[-1:] == button.get_attribute("class").split()[-1:]
    assert button.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("width", [320, 360])
def test_a_narrow_screen_and_large_text_need_no_sideways_scroll(browser: Browser, base: str, width: int) -> None:
    """320 px is 400 % of a desktop (WCAG 1.4.10); text at 200 % (1.4.4)."""
    context = browser.new_context(viewport={"width": width, "height": 640}, locale="zh-CN")
    page = context.new_page()
    wide = []
    for kind, path in KINDS.items():
        page.goto(f"{base}/{path}")
        if width == 360:
            page.evaluate("document.documentElement.style.fontSize = '200%'")
        if not page.evaluate(WIDE):
            wide.append(kind)
    context.close()

    assert wide == []


def test_targets_are_large_enough_for_a_shaking_hand(phone: Page, base: str) -> None:
    """24 px for everything that is no word in a sentence (WCAG 2.5.8), 44 px for a number to call."""
    small, thin = {}, {}
    for kind, path in KINDS.items():
        phone.goto(f"{base}/{path}")
        if found := phone.evaluate(TARGETS, 24):
            small[kind] = found
        heights = phone.eval_on_selector_all(
            "a[href^='tel:']", "all => all.map(e => e.getBoundingClientRect().height).filter(h => h && h < 44)"
        )
        if heights:
            thin[kind] = heights

    assert small == {}
    assert thin == {}


def test_nothing_moves_for_whoever_asked_for_rest(phone: Page, base: str) -> None:
    phone.goto(f"{base}/{KINDS['plan']}")
    phone.wait_for_selector(".z-helper")
    moving = "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); return parseFloat(s.animationDuration) > .01 && s.animationName !== 'none' || parseFloat(s.transitionDuration) > .01; }).map(e => e.className)"

    assert phone.evaluate(moving) == []
    assert phone.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_forced_colours_keep_answers_and_logo(browser: Browser, base: str) -> None:
    """Windows high contrast: answers are words, so they stay; axe still finds nothing."""
    context = reader(browser, "desktop", forced_colors="active")
    page = context.new_page()
    page.goto(f"{base}/{KINDS['types-table']}")
    assert page.locator(".z-answer").first.inner_text().strip()
    assert faults(page) == []
    context.close()


def test_tables_keep_their_roles_as_cards(phone: Page, base: str) -> None:
    """`display: block` takes the meaning of a table away unless its roles are written."""
    for kind in ("types-table", "matrix", "rails-table"):
        phone.goto(f"{base}/{KINDS[kind]}")
        roles = phone.eval_on_selector_all(
            "table, table thead, table tbody, table tr, table th, table td",
            "all => all.filter(e => !e.getAttribute('role')).map(e => e.tagName)",
        )
        assert roles == [], kind
        assert phone.locator("table td:not([data-label])").count() == 0


def test_the_policy_blocks_nothing_of_ours_in_any_use(phone: Page, base: str) -> None:
    """Menu, colours, search, helper, letters and tables on every kind of page."""
    blocked = {}
    for kind, path in KINDS.items():
        phone.goto(f"{base}/{path}")
        phone.evaluate(
            "document.querySelector('[data-theme-toggle]')?.click(); document.querySelector('.z-i-menu')?.click(); document.querySelector('.z-i-menu')?.click()"
        )
        phone.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
        phone.evaluate(
            "document.querySelectorAll('.z-controls button, .z-helper input[type=radio], .z-helper input[type=checkbox]').forEach(e => e.click())"
        )
        phone.evaluate(
            "document.querySelectorAll('[data-fields] input').forEach(e => { e.value = '<b>x</b>'; e.dispatchEvent(new Event('input', {bubbles: true})); })"
        )
        if kind in {"home", "plan"}:
            open_search(phone)
        if message := phone.evaluate("window.blocked"):
            blocked[kind] = message

    assert blocked == {}


def test_the_policy_does_block_what_was_not_built(phone: Page, base: str) -> None:
    """Otherwise the test above would prove nothing."""
    phone.goto(f"{base}/")
    phone.evaluate("() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); }")
    phone.wait_for_function("blocked.length > 0")

    assert [message for message in phone.evaluate("blocked") if message.startswith("script-src")]


def test_a_host_that_never_answers_is_never_asked(browser: Browser, base: str) -> None:
    """Behind a firewall a silent host costs 30 s: every other name leads to one here, and pages finish without it.

    The two names left out are what Chromium asks for itself.
    """
    names = "MAP update.googleapis.com ~NOTFOUND, MAP accounts.google.com ~NOTFOUND"
    with socket.create_server(("127.0.0.1", 0)) as silent:
        resolver = f"--host-resolver-rules={names}, MAP * 127.0.0.1:{silent.getsockname()[1]}, EXCLUDE 127.0.0.1"
        with launched(browser.browser_type, resolver) as other:
            page = other.new_page()
            for kind in ("home", "plan", "guide"):
                page.goto(f"{base}/{KINDS[kind]}", wait_until="load")
            silent.setblocking(False)
            with pytest.raises(BlockingIOError):
                silent.accept()

            page.goto("about:blank")
            page.evaluate("() => { fetch('http://silent.example/').catch(() => {}) }")
            silent.settimeout(PATIENCE)
            silent.accept()[0].close()  # else the host would not be there for the request
