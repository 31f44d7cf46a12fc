"""Search in a real Chromium: nothing before it is opened, by keyboard, by paste, by input method, on a phone, from a disk."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, CDPSession, Page, expect

from generator.offline.file_urls import page_for_disk
from tests.project import ROOT
from tests.real_records import records, word

START = "platforms/wechat-pay/"
READY = "html[data-z-search=ready]"
STATUS = "[data-z-status]"
HEAD = "[data-z-head]"
HITS = ".md-search-result__item"
FIELD = ".md-search__input"
ACTIVE = f"document.getElementById(document.querySelector('{FIELD}').getAttribute('aria-activedescendant'))"
"""The link that Enter would open."""
QUERIES = yaml.safe_load((ROOT / "tests/search/queries.yml").read_text("utf-8"))
"""What people type."""
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
    page.locator(FIELD).fill(text)
    expect(page.locator(READY)).to_have_count(1)
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
    expect(phone.locator(f"{HEAD} .z-card-action")).to_be_visible()
    assert "help/wrong-payee-wechat-pay" in first_link(phone)
    assert phone.locator(f"{HITS} mark").count() > 0
    expect(phone.locator(STATUS)).not_to_be_empty()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_hotline_shows_its_card(phone: Page, base: str) -> None:
    """Number, scope and look-alikes from the protected record; one tap calls."""
    opened(phone, f"{base}/")
    asked(phone, "反诈劝阻专线")
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
        if phone.evaluate(f"!!{ACTIVE}.closest('{HITS}')"):
            break
    wanted = phone.evaluate(f"{ACTIVE}.href")
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
    expect(phone.locator(f"{HEAD} .z-on")).to_be_visible()
    kinds = phone.locator(f"{HITS} .z-hit-kind").all_inner_texts()
    assert kinds
    assert all(records().platforms["alipay"].name.zh in kind for kind in kinds)
    expect(phone.locator(f"{HEAD} .z-way[data-query='转错']")).to_be_visible()


def test_a_snippet_begins_near_its_first_hit(phone: Page, base: str) -> None:
    """Two or three lines are seen of it: a match at the end of a long stretch was cut away. 信转 of 微信转错 is no match."""
    opened(phone, f"{base}/")
    asked(phone, "微信转错人了怎么办")
    seen = phone.evaluate(
        f"""[...document.querySelectorAll('{HITS} .z-hit-part .z-hit-text')].flatMap(text => {{
          const mark = text.querySelector('mark'), range = document.createRange();
          if (!mark) return [];
          range.setStart(text, 0);
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
    expect(phone.locator(READY)).to_have_count(1)
    expect(phone.locator(f"{STATUS} span").first).to_be_visible()
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


@pytest.mark.parametrize("part", ["open.js", "worker.js", "meta*.js"])
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
        page.locator(FIELD).fill("转错")
        expect(page.locator(f"{HEAD} a").first).to_have_attribute("href", re.compile(r"all-pages/$"))
        expect(page.locator(STATUS)).not_to_be_empty()
        assert page.locator(f"{HEAD} a[href$='hotlines/']").count() == 1


def test_the_engine_s_scripts_are_never_fetched(phone: Page, base: str) -> None:
    """35 KB that only its own box needs."""
    fetched: list[str] = []
    phone.on("request", lambda request: fetched.append(request.url))
    opened(phone, f"{base}/{START}")
    asked(phone, "转错")
    assert not [url for url in fetched if "bundle" in url]
    assert sorted(re.sub(r".*/", "", url) for url in fetched if "assets/search" in url) == ["open.js", "search.css", "worker.js"]
    assert len([url for url in fetched if url.endswith("/meta.js")]) == 1


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_arrows_reach_every_link(phone: Page, base: str, language: str) -> None:
    """In the order in which they are seen, for whatever is asked; what is hidden is no stop. A half of the queries in each language."""
    some = [entry["q"] for entry in QUERIES[:: len(QUERIES) // 50]][:50][bool(language) :: 2]
    opened(phone, f"{base}/{language}")
    for query in some:
        phone.locator(FIELD).fill(query)
        expect(phone.locator(READY)).to_have_count(1)
        for opened_filter in (False, True):
            if opened_filter:
                if not phone.locator("[data-facets]").count():
                    continue
                phone.locator("[data-facets]").click()
            seen = phone.evaluate(
                "[...document.querySelectorAll('.md-search-result a, [data-facets]')].filter(e => e.getClientRects().length).map(e => e.id)"
            )
            stops = []
            for _ in seen:
                phone.keyboard.press("ArrowDown")
                stops.append(phone.evaluate(f"{ACTIVE}.id"))
            begun = stops.index(seen[0])  # the filter was pressed: the arrows go on from where they were
            assert stops[begun:] + stops[:begun] == seen, query
    assert len(some) == 25


def test_back_from_a_hit_shows_the_same_search(phone: Page, base: str) -> None:
    """Whoever opened the wrong page need not type it all again."""
    opened(phone, f"{base}/about/")
    asked(phone, "刷单被骗")
    first = first_link(phone)
    phone.keyboard.press("Enter")
    phone.wait_for_url(first)
    phone.go_back()
    expect(phone.locator(FIELD)).to_have_value("刷单被骗")
    expect(phone.locator(HITS).first).to_be_visible()
    assert first_link(phone) == first


def test_the_page_of_search_holds_the_box(phone: Page, base: str) -> None:
    """Reached by its address, with or without a query; there is no second box."""
    phone.goto(f"{base}/search/?q=96110")
    expect(phone.locator(f"main {HITS}, article {HITS}").first).to_be_visible()
    assert phone.locator("[role=combobox]").count() == 1
    assert phone.locator("[role=dialog]").count() == 0
    phone.keyboard.press("/")
    expect(phone.locator(FIELD)).to_be_focused()
    asked(phone, "小额诉讼")
    phone.wait_for_url("**/search/?q=*")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_javascript_the_page_of_search_says_so(browser: Browser, base: str) -> None:
    """And leads to the lists that hold everything; a field that does nothing is not shown."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for language in ("", "en/"):
            page.goto(f"{base}/{language}search/")
            expect(page.locator("noscript p, article > p").filter(has_text="JavaScript")).to_be_visible()
            expect(page.locator("[data-search-field]")).to_be_hidden()
            for way in ("all-pages/", "hotlines/"):
                expect(page.locator(f".z-links a[href$='{way}']")).to_be_visible()
            page.goto(f"{base}/{language}")
            expect(page.locator("[data-search-field]")).to_be_hidden()


def test_the_field_of_the_home_page_opens_the_box_with_what_was_typed(phone: Page, base: str) -> None:
    """The first sign goes over to the box, and so does the rest of the sentence."""
    phone.goto(f"{base}/")
    phone.locator("[data-search-field] input").tap()
    phone.keyboard.insert_text("微信转")
    expect(phone.locator(FIELD)).to_be_focused()
    phone.keyboard.insert_text("错人")
    expect(phone.locator(FIELD)).to_have_value("微信转错人")
    expect(phone.locator(HITS).first).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.locator("[data-search-field] input")).to_be_focused()


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_first_actions_stay_on_the_first_screen(browser: Browser, base: str, language: str) -> None:
    """The field stands above them and takes no more than a line."""
    with browser.new_context(viewport={"width": 360, "height": 800}, is_mobile=True) as context:
        page = context.new_page()
        page.goto(f"{base}/{language}")
        assert page.evaluate("document.querySelector('.z-first, .z-actions').getBoundingClientRect().bottom") <= 800


def test_a_section_that_wins_leaves_the_answer_standing(phone: Page, base: str) -> None:
    """The page with its verdict comes first; the section is a second link below it."""
    opened(phone, f"{base}/")
    asked(phone, "刷单被骗")
    first = phone.locator(HITS).first
    links = first.locator("a")
    assert links.count() > 1
    assert "#" not in (links.nth(0).get_attribute("href") or "")
    assert "#" in (links.nth(1).get_attribute("href") or "")
    expect(links.nth(0).locator(".z-answer")).to_be_visible()


def test_a_snippet_never_ends_inside_a_word(phone: Page, base: str) -> None:
    """`ask for a revers` looks broken. Every cut is marked, and stands at the end of a word of the page."""
    opened(phone, f"{base}/en/")
    cuts = 0
    for query in ("wire recall from hong kong", "paypal refund friends and family", "sent zelle to the wrong person"):
        asked(phone, query)
        for link in phone.locator(f"{HITS} .z-hit-part").all()[:8]:
            text, address = link.locator(".z-hit-text").inner_text(), link.get_attribute("href")
            words = re.findall(r"[A-Za-z]+(?=…$)|(?<=^…)[A-Za-z]+", text)
            page = phone.evaluate("async address => (await (await fetch(address)).text())", address)
            whole = set(re.findall(r"[A-Za-z]+", re.sub(r"<[^>]+>", " ", page)))
            assert set(words) <= whole, text
            cuts += len(words)
    assert cuts > 3
