"""Search in a real Chromium: nothing before it is opened, by keyboard, by paste, by input method, on a phone, from a disk."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from generator.offline.file_urls import page_for_disk
from tests.real_records import records, word

START = "platforms/wechat-pay/"
READY = "html[data-z-search=ready]"
STATUS = "[data-z-status]"
HEAD = "[data-z-head]"
HITS = ".md-search-result__item"
QUESTIONS = """
window.questions = [];
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...more) { questions.push(JSON.stringify(message)); return post.call(this, message, ...more); };
"""
"""Keeps what a page asks the worker that searches."""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone whose console must stay silent."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()


def asked(page: Page, text: str) -> None:
    page.locator(".md-search__input").fill(text)
    expect(page.locator(HITS).first).to_be_visible()


def first_link(page: Page) -> str:
    return page.locator(f"{HITS} a").first.get_attribute("href") or ""


def test_nothing_of_search_is_fetched_before_it_is_opened(phone: Page, base: str) -> None:
    """A reader who never searches pays nothing for it."""
    fetched: list[str] = []
    phone.on("request", lambda request: fetched.append(request.url))
    phone.goto(f"{base}/{START}")
    phone.wait_for_load_state("networkidle")
    assert not [url for url in fetched if "search" in url or "bundle" in url]
    phone.keyboard.press("/")
    expect(phone.locator(READY)).to_have_count(1)
    assert [url for url in fetched if url.endswith("/search/meta.js")]
    assert not [url for url in fetched if "search_index" in url]


def test_a_case_shows_its_first_action_and_its_plan(phone: Page, base: str) -> None:
    """Answer first: the action stands above the list."""
    opened(phone, f"{base}/{START}")
    asked(phone, "微信转错人了怎么办")
    expect(phone.locator(f"{HEAD} .z-card-plan")).to_be_visible()
    assert "help/wrong-payee-wechat-pay" in first_link(phone)
    assert phone.locator(f"{HITS} mark").count() > 0
    expect(phone.locator(STATUS)).not_to_be_empty()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_hotline_shows_its_card(phone: Page, base: str) -> None:
    """Number, scope and look-alikes from the protected record; one tap calls."""
    opened(phone, f"{base}/")
    asked(phone, "96110")
    card = phone.locator(f"{HEAD} .z-card-hotline")
    expect(card.locator("a[href='tel:96110']")).to_be_visible()
    expect(card.locator(".z-lookalike")).to_be_visible()


def test_pasted_text_is_searched(phone: Page, base: str) -> None:
    """Paste, voice and handwriting send no key; the theme alone would do nothing."""
    opened(phone, f"{base}/")
    phone.keyboard.insert_text("被骗怎么报警")
    expect(phone.locator(HITS).first).to_be_visible()


def test_half_typed_pinyin_is_not_searched(phone: Page, base: str) -> None:
    """While an input method composes, letters are not yet words; Enter commits the word and opens nothing."""
    phone.clock.install()
    phone.add_init_script(QUESTIONS)
    opened(phone, f"{base}/")
    expect(phone.locator(READY)).to_have_count(1)
    keys: CDPSession = phone.context.new_cdp_session(phone)
    keys.send("Input.imeSetComposition", {"text": "zhuan'cuo", "selectionStart": 9, "selectionEnd": 9})
    phone.clock.run_for(10_000)  # whoever waits before asking has asked by now
    assert not [question for question in phone.evaluate("questions") if "zhuan" in question]
    keys.send("Input.insertText", {"text": "转错"})
    expect(phone.locator(HITS).first).to_be_visible()
    assert [question for question in phone.evaluate("questions") if "转错" in question], "no question would be seen"
    assert phone.url.startswith(f"{base}/")


def test_the_keyboard_alone_is_enough(phone: Page, base: str) -> None:
    """Ctrl K opens, arrows walk, Enter goes, Escape closes and takes the query out of the address."""
    phone.goto(f"{base}/{START}")
    phone.keyboard.press("Control+k")
    asked(phone, "对方不还钱")
    assert "q=" in phone.url
    phone.keyboard.press("Escape")
    expect(phone.locator(".md-search__input")).not_to_be_visible()
    assert "q=" not in phone.url
    phone.keyboard.press("Control+k")
    asked(phone, "小额诉讼")
    for _ in range(12):
        phone.keyboard.press("ArrowDown")
        if phone.evaluate("!!document.activeElement.closest('.md-search-result__item')"):
            break
    wanted = phone.evaluate("document.activeElement.href")
    phone.keyboard.press("Enter")
    phone.wait_for_url(wanted)


def test_a_query_in_the_address_opens_the_box(phone: Page, base: str) -> None:
    """Back from a result, or sent by a friend: the same list is there."""
    phone.goto(f"{base}/?q=%E6%8B%92%E4%BB%98")
    expect(phone.locator(HITS).first).to_be_visible()


def test_recent_queries_stay_on_the_phone_and_can_be_cleared(phone: Page, base: str) -> None:
    """Kept in this browser only, shown when the box is empty, gone with one tap."""
    opened(phone, f"{base}/")
    asked(phone, "亲属卡")
    phone.locator(f"{HITS} a").first.click()
    phone.wait_for_load_state()
    opened(phone, f"{base}/")
    expect(phone.locator(f"{HEAD} [data-query='亲属卡']")).to_be_visible()
    phone.locator("[data-clear]").click()
    expect(phone.locator(f"{HEAD} [data-query='亲属卡']")).to_have_count(0)
    assert phone.evaluate("localStorage.getItem('zhuihui.recent')") is None


def test_a_filter_says_what_it_hides(phone: Page, base: str) -> None:
    """Facets narrow and never hide silently."""
    opened(phone, f"{base}/")
    asked(phone, "platform:alipay 转错")
    kinds = phone.locator(f"{HITS} .z-hit-kind").all_inner_texts()
    assert kinds
    assert all(records().platforms["alipay"].name.zh in kind for kind in kinds)
    expect(phone.locator(f"{HEAD} .z-hint [data-query='转错']")).to_be_visible()


def test_a_snippet_begins_near_its_first_hit(phone: Page, base: str) -> None:
    """Two or three lines are seen of it: a match at the end of a long stretch was cut away. 信转 of 微信转错 is no match."""
    opened(phone, f"{base}/")
    asked(phone, "微信转错人了怎么办")
    seen = phone.evaluate(
        f"""[...document.querySelectorAll('{HITS} article')].flatMap(article => {{
          const mark = article.querySelector(':scope > mark'), heading = article.querySelector('h1, h2'), range = document.createRange();
          if (!mark) return [];
          range.setStartAfter(heading);
          range.setEndBefore(mark);
          return [range.toString().length];
        }})"""
    )
    marks = phone.locator(f"{HITS} mark").all_inner_texts()

    assert seen
    assert max(seen) <= 45
    assert "信转" not in marks


def test_nothing_found_offers_ways_on(phone: Page, base: str) -> None:
    """Never a dead end: 110, the fake-help page, the plans, all guides."""
    opened(phone, f"{base}/")
    phone.locator(".md-search__input").fill("哈利波特与魔法石")
    expect(phone.locator(f"{HEAD} a[href='tel:110']")).to_be_visible()
    assert phone.locator(f"{HEAD} a[href*='recovery-scam']").count() == 1
    assert phone.locator(f"{HEAD} a[href$='all-pages/']").count() == 1


def test_markup_in_a_query_stays_text(phone: Page, base: str) -> None:
    """Everything inserted as HTML is escaped in the worker."""
    opened(phone, f"{base}/")
    phone.locator(".md-search__input").fill("<img src=x onerror=document.title='broken'>哈利波特")
    expect(phone.locator(f"{HEAD} a[href='tel:110']")).to_be_visible()  # what was found stands there
    assert phone.locator(".md-search img[src=x]").count() == 0
    assert phone.title() != "broken"


def test_an_english_reader_gets_english_pages(phone: Page, base: str) -> None:
    """The same index, shown in the language of the page."""
    opened(phone, f"{base}/en/")
    asked(phone, "weixin zhuancuo")
    assert "/en/" in first_link(phone)


def test_search_works_from_a_disk(phone: Page, published: Path, tmp_path: Path) -> None:
    """The zip opened without a line: no worker, no fetch, no error."""
    copy = tmp_path / "site"
    shutil.copytree(published.resolve(), copy)
    page = copy / START / "index.html"
    page.write_text(page_for_disk(page.read_text("utf-8"), path=f"{START}index.html"), "utf-8")
    opened(phone, page.as_uri())
    asked(phone, "轉數快轉錯人")
    assert first_link(phone).startswith("file:")
    assert first_link(phone).endswith("index.html")


def test_without_javascript_all_guides_are_offered(browser: Browser, base: str) -> None:
    """A list by sound instead of a dead box."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/")
    page.locator(".z-all-pages").click()
    expect(page.locator("h1")).to_contain_text(word("ui", "a-to-z-title"))
    assert page.locator(".z-links a").count() > 0
    context.close()


@pytest.mark.parametrize("part", ["open.js", "box.js", "worker.js", "engine.js", "javascripts/bundle*.js", "meta*.js"])
def test_a_part_of_search_that_does_not_come_is_said(browser: Browser, base: str, part: str) -> None:
    """In a lift: a box that takes every letter and never answers is believed to have found nothing."""
    with browser.new_context(service_workers="block") as context:
        context.route(f"**/{part}", lambda route: route.fulfill(status=404))
        page = context.new_page()
        page.goto(f"{base}/{START}")
        page.keyboard.press("/")
        if part == "open.js":
            page.wait_for_url("**/all-pages/")
            return
        page.locator(".md-search__input").fill("转错")
        expect(page.locator(f"{HEAD} a")).to_have_attribute("href", re.compile(r"all-pages/$"))
