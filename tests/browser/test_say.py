"""What to say: filled in, read aloud, copied and held up on the device; nothing of it is kept or sent."""

from collections.abc import Callable
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.real_records import word

PLAN = "plans/wechat-chat/payer-scam/"
ENGLISH = f"en/{PLAN}"
CROSSING = "plans/swift/payer-scam/"
ACCOUNT = "622202100011223344556677889900"
"""Thirty digits: longer than any that we know."""
APART = "6222 0210 0011 2233 4455 6677 8899 00"


@pytest.fixture
def reader(readers: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """Makes readers on a small phone."""
    return partial(readers, viewport={"width": 360, "height": 800})


@pytest.fixture
def page(reader: Callable[..., BrowserContext]) -> Page:
    return reader().new_page()


def opened(page: Page, address: str) -> Locator:
    """The first card of a plan, with its buttons."""
    page.goto(address)
    page.wait_for_selector("[data-say] .z-button")
    page.wait_for_load_state("networkidle")
    return page.locator("[data-say]").first


def press(card: Locator, key: str, language: str = "zh") -> None:
    card.get_by_role("button", name=word("helper", key, language)).first.click()


def filled(card: Locator, **values: str) -> None:
    """The fields opened and filled, by the ids of their blanks with `_` for `-`."""
    press(card, "say-fill")
    for name, value in values.items():
        card.locator(f'input[name="{name.replace("_", "-")}"]').first.fill(value)


def test_the_sentence_follows_what_is_typed_in_groups_that_can_be_read_aloud(page: Page, base: str) -> None:
    """An account in groups of four, an amount in thousands; what is copied is what was typed."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = opened(page, f"{base}/{PLAN}")
    filled(card, amount="12500.50", their_account=ACCOUNT)
    text = card.locator("[data-text]").first

    expect(text).to_contain_text(APART)
    expect(text).to_contain_text("12,500.50")
    press(card, "say-copy")
    expect(card.get_by_role("status")).to_have_text(word("helper", "say-copied"))
    copied = page.evaluate("navigator.clipboard.readText()")
    assert ACCOUNT in copied
    assert "12500.50" in copied
    assert copied.startswith((text.text_content() or "")[:6])


def test_all_cards_of_a_page_have_what_was_typed_once(page: Page, base: str) -> None:
    """Whoever calls the bank after the police does not type the account again."""
    card = opened(page, f"{base}/{PLAN}")
    filled(card, their_account=ACCOUNT)

    said = page.locator('[data-say] [data-text] [data-blank="their-account"]').all_text_contents()
    assert len(said) > 1
    assert {*said} == {APART}
    press(card, "say-clear")
    assert APART not in page.locator(".z-say").inner_text()


def test_the_time_that_the_plan_knows_is_filled_in_and_gives_way_to_a_typed_one(page: Page, base: str) -> None:
    """In the language of the text: an English reader says it in Chinese."""
    card = opened(page, f"{base}/{ENGLISH}#sent=2026-11-24T10:05+08:00")
    blank = card.locator('[data-text] [data-blank="time"]').first

    expect(blank).to_have_text("11月24日 10:05")
    expect(card.locator('.z-other [data-blank="time"]')).to_have_text("Nov 24, 10:05")
    press(card, "say-fill", "en")
    card.locator('input[name="time"]').first.fill("10:07")
    expect(blank).to_have_text("10:07")


def test_nothing_is_kept_and_nothing_is_sent(page: Page, base: str) -> None:
    """An account number in a storage or an address is found by whoever has the phone next."""
    card = opened(page, f"{base}/{PLAN}")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    filled(card, amount="12500", their_account=ACCOUNT, my_place="Somewhere")
    press(card, "say-copy")

    assert requests == []
    assert page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]") == [[], [], ""]
    assert page.url == f"{base}/{PLAN}"
    page.reload()
    page.wait_for_selector("[data-say] .z-button")
    assert APART not in page.locator(".z-say").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_large_type_shows_the_sentence_alone_and_goes_with_escape(reader: Callable[..., BrowserContext], base: str, scheme: str) -> None:
    """Held up at a counter; on paper it stands alone too."""
    page = reader(color_scheme=scheme).new_page()
    card = opened(page, f"{base}/{PLAN}")
    filled(card, their_account=ACCOUNT)
    press(card, "say-large")
    dialog = page.locator("dialog[open]")

    expect(dialog).to_contain_text(APART)
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 800}
    assert dialog.evaluate("each => each.scrollWidth <= each.clientWidth")
    assert dialog.evaluate("each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]") == [
        "rgb(0, 0, 0)",
        "rgb(255, 255, 255)",
    ]
    page.emulate_media(media="print")
    assert page.locator("h1").is_hidden()
    expect(dialog.locator("[data-text]")).to_be_visible()
    page.emulate_media(media="screen")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert page.locator("h1").is_visible()
    expect(card.get_by_role("button", name=word("helper", "say-large")).first).to_be_focused()


def test_the_quick_exit_takes_what_was_typed_with_it(page: Page, base: str) -> None:
    """Also from the large type, which covers the button in the header."""
    card = opened(page, f"{base}/{PLAN}")
    filled(card, their_account=ACCOUNT)
    press(card, "say-large")
    exit_button = page.locator("dialog [data-exit]")

    expect(exit_button).to_be_visible()
    left = exit_button.evaluate(
        "each => { each.click(); return [document.body.textContent, ...[...document.querySelectorAll('input')].map(i => i.value)].join(); }"
    )
    assert ACCOUNT not in left
    assert APART not in left
    page.wait_for_url("about:blank")


def test_without_a_script_the_sentence_stands_there_with_its_blanks(reader: Callable[..., BrowserContext], base: str) -> None:
    """On paper too: who has no script writes into it."""
    page = reader(java_script_enabled=False).new_page()
    page.goto(f"{base}/{PLAN}")
    card = page.locator("[data-say]").first

    expect(card.locator("[data-text]")).to_be_visible()
    assert card.locator("[data-blank]").count() > 1
    assert page.locator("[data-say] button").count() == 0
    page.emulate_media(media="print")
    expect(card.locator("[data-text]")).to_be_visible()


def test_a_foreign_bank_has_a_text_of_its_own_to_copy_and_to_enlarge(page: Page, base: str) -> None:
    """Whoever has an account in another country calls there in English."""
    card = opened(page, f"{base}/{CROSSING}")
    other = card.locator(".z-other")
    other.locator("summary").click()
    other.get_by_role("button", name=word("helper", "say-large")).click()

    assert page.locator("dialog [data-text]").get_attribute("lang") == "en"


@pytest.mark.parametrize("address", [PLAN, ENGLISH, CROSSING, "scripts/show-at-counter/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_shown_passes_axe_and_no_page_scrolls_sideways(
    reader: Callable[..., BrowserContext], base: str, address: str, scheme: str
) -> None:
    """With every card open and a long account in it."""
    page = reader(color_scheme=scheme).new_page()
    errors: list[str] = []
    page.on("console", lambda shown: errors.append(shown.text) if shown.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    opened(page, f"{base}/{address}")
    page.evaluate("""() => {
        for (const each of document.querySelectorAll(".z-say details")) each.open = true;
        for (const each of document.querySelectorAll("[data-say] [aria-expanded=false]")) each.click();
    }""")
    page.locator('[data-say] input[name="their-account"]').first.fill(ACCOUNT)
    found = Axe().run(page, context=".z-say", options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})

    assert [] == [(each["id"], [node["target"] for node in each["nodes"]][:3]) for each in found.response["violations"]]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert errors == []
