"""The filter of a table: the normal form of search, content only, and a way back from an empty table."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from generator.pages.blocks import Cell, Column, Link, Row, Table
from generator.pages.blocks import Page as PageOfBlocks
from generator.pages.context import PageContext
from generator.pages.language import Language, Phrase
from generator.planner.plan_index import PlanIndex
from generator.records.base import Text
from generator.records.dataset import Dataset
from generator.records.evidence import Evidence, Source
from generator.records.vocabulary import Carrier, Confidence, SourceKind
from generator.rendering.page import render_page
from generator.rendering.render_context import RenderContext
from generator.search.folding import normalise
from tests.javascript import ASSETS
from tests.small_world import labels

FIELD, ROWS, SAID = ".z-controls input[type=search]", "[data-filters] tbody tr:not([hidden])", ".z-controls [role=status]"
CITED = tuple(f"n-{number}" for number in range(40))
"""Evidence of one cell, whose numbers are 1 to 40."""

Cells = tuple[str | Cell, ...]
TABLE: dict[str, tuple[str, Cells]] = {
    "upi": ("印度 UPI", ("打 1930 后，24 小时内在网站补登记", "5分钟 内")),
    "delayed": ("延时到账", (Cell(Phrase("微信 2 小时/24小时"), note=Phrase("从 支付宝 转 的 3 个工作日")), "15 分钟 汇往 IBAN")),
    "half": ("一刻钟", ("等 1.5 分钟", "满 24 个月")),
    "police": ("打 1930，7 天内报警", (Cell(Phrase("几小时内去，带 1,000 元"), evidence=CITED), Cell(Phrase(""), evidence=CITED))),
    "taiwan": ("台湾", ("反詐騙專線 165", "支付宝帐户")),
    "swift": ("SWIFT gpi", ("the bank won’t refund; a 24-hour hold", Cell(Phrase("call 110 now"), window="30 days")))
}  # fmt: skip
FOUND = [
    ("24小时", "upi delayed"),
    ("24 小时", "upi delayed"),
    ("２４　小時", "upi delayed"),
    ("微信 24小時", "delayed"),
    ("微信24 小时", ""),
    ("5 分钟", "upi"),
    ("5分钟", "upi"),
    ("5分鐘", "upi"),
    ("15分钟", "delayed"),
    ("3个工作日", "delayed"),
    ("从支付宝转的", "delayed"),
    ("2 小时", "delayed"),
    ("165 专线", "taiwan"),
    ("专线", "taiwan"),
    ("專線", "taiwan"),
    ("帳戶", "taiwan"),
    ("账户", "taiwan"),
    ("臺灣", "taiwan"),
    ("swift", "swift"),
    ("ＳＷＩＦＴ", "swift"),
    ("Swift GPI", "swift"),
    ("wont refund", "swift"),
    ("WON'T", "swift"),
    ("won’t", "swift"),
    ("24 hour", "swift"),
    ("24-hour", "swift"),
    ("24 hours", "swift"),
    ("30 day", "swift"),
    ("30days", "swift"),
    ("110 now", "swift"),
    ("now110", ""),
    ("#", ""),
    ("比较", ""),
    ("甲栏", ""),
    ("7 天", "police"),
    ("1930", "upi police"),
    ("000 元", ""),
    ("1,000元", "police"),
    ("汇往iban", "delayed"),
    ("30 days", "swift"),
    ("元1", ""),
    ("123", ""),
    ("40", ""),
    ("38", ""),
    ("赌博", ""),
    ("", "upi delayed half police taiwan swift"),
    ("　 ", "upi delayed half police taiwan swift"),
]
"""What somebody types → ids of the rows that say it."""


@cache
def site() -> RenderContext:
    """Chinese, with the evidence that is cited here."""
    source = Source(title="某法", kind=SourceKind.LAW, carrier=Carrier.ORIGINAL, url="https://law.example/")
    piece = Evidence(statement=Text(zh="一句话"), source="law", quote="原话", checked_on=date(2026, 1, 5), confidence=Confidence("high"))
    dataset = Dataset({"sources": {"law": source}, "evidence": dict.fromkeys(CITED, piece), "labels": {"zh": labels("zh")}})
    return RenderContext(PageContext(dataset, Language("zh", labels("zh")), PlanIndex()), directory_urls=True)


def printed(rows: dict[str, tuple[str, Cells]]) -> str:
    """A page as a browser gets it, with a table of these rows: id → title and cells."""
    made = tuple(
        Row(key, Link(Phrase(title), "index.md"), tuple(cell if isinstance(cell, Cell) else Cell(Phrase(cell)) for cell in cells))
        for key, (title, cells) in rows.items()
    )
    table = Table("t", "一张表", "办法", (Column("one", "甲栏"), Column("two", "乙栏")), made)
    page = PageOfBlocks("x.md", Phrase("x"), "about x", "comparison", (table,), ())
    html = render_page(page, site()).text.split("---\n", 2)[2]
    return f'<!doctype html><html class="js" lang="zh"><meta charset="utf-8"><body>{html}<script src="tables.js" data-folds-script="folds.js"></script>'


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a table of these rows from a disk, where nothing but a script can be fetched; `without` names files that are missing."""
    context = browser.new_context()

    def start(rows: dict[str, tuple[str, Cells]] = TABLE, query: str = "", without: Sequence[str] = ()) -> Page:
        (tmp_path / "index.html").write_text(printed(rows), "utf-8")
        for name in {"tables.js", "folds.js"}.difference(without):
            (tmp_path / name).write_bytes((ASSETS / name).read_bytes())
        page = context.new_page()
        page.goto((tmp_path / "index.html").as_uri() + query)
        return page

    yield start
    context.close()


def find(page: Page, typed: str) -> list[str]:
    """Type it; the ids of the rows that are left when nothing is awaited any more."""
    page.fill(FIELD, typed)
    return shown(page)


def shown(page: Page) -> list[str]:
    expect(page.locator(SAID)).not_to_have_text(re.compile("…$"))
    return page.eval_on_selector_all(ROWS, "rows => rows.map(row => row.id.slice(4))")


def test_rows_are_found_by_what_they_say_in_any_spelling(opened: Callable[..., Page]) -> None:
    """Width, case, script and blanks tell nothing apart; numbers of sources and our own labels are no content."""
    page = opened()

    assert {typed: " ".join(find(page, typed)) for typed, _ in FOUND} == dict(FOUND)


def test_what_is_typed_is_folded_as_search_folds_it(opened: Callable[..., Page]) -> None:
    """The twin of `normalise`: what one of the two took for the same and the other did not would be found by one of them alone."""
    texts = (
        "延迟到帐",
        "給錯人",
        "轉數快",
        "臺灣嘅銀行",
        "ＡＢＣ銀行",
        "Can’t",
        "can't转账",
        "CANT",
        "ﬁnd",
        "①号",
        "ℌk",
        "乾坤",
        "什麽",
        "Ⅻ",
        "é",
    )
    page = opened({f"r{place}": (text, ("", "")) for place, text in enumerate(texts)})
    typed = [*texts, "延遲到賬", "给错人", "转数快", "台湾的银行", "abc银行", "cant", "cant转账", "find", "1号", "干坤", "什么", "xii", "É"]
    folded = [normalise(text) for text in texts]

    assert {each: find(page, each) for each in typed} == {
        each: [f"r{place}" for place, text in enumerate(folded) if normalise(each) in text] for each in typed
    }


def test_a_column_that_is_not_shown_is_not_searched(opened: Callable[..., Page]) -> None:
    page = opened()
    page.evaluate("document.querySelector('.z-controls details').open = true")
    assert find(page, "个月") == ["half"]
    page.get_by_role("checkbox", name="乙栏").uncheck()

    assert shown(page) == []
    page.get_by_role("checkbox", name="乙栏").check()
    assert shown(page) == ["half"]


def test_the_map_of_characters_is_fetched_when_a_sign_is_strange_and_only_then(opened: Callable[..., Page]) -> None:
    """13 KB, which nobody pays who types what the table says; once it is there it is there."""
    page = opened()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    for typed in ("小时", "帐户", "ＳＷＩＦＴ", "專線", "xyz", "9999"):
        find(page, typed)
    assert asked == []
    for typed in ("分鐘", "赌博", "轉帳"):
        find(page, typed)

    assert asked == ["folds.js"]


def test_a_map_that_does_not_come_is_said_and_asked_for_again(opened: Callable[..., Page], tmp_path: Path) -> None:
    """To say that no row matches would be untrue: nobody could look."""
    words = labels("zh").words["ui"]
    page = opened(without=["folds.js"])
    assert find(page, "分鐘") == []
    assert page.inner_text(SAID) == words["table-unread"]
    assert find(page, "分钟") == ["upi", "delayed", "half"]
    (tmp_path / "folds.js").write_bytes((ASSETS / "folds.js").read_bytes())

    assert find(page, "分鐘") == ["upi", "delayed", "half"]


def test_an_empty_table_says_so_and_leads_back(opened: Callable[..., Page]) -> None:
    """The number of rows is announced; nothing found is a sentence, with a button that brings the rows back."""
    words = labels("zh").words["ui"]
    page = opened()
    assert page.inner_text(SAID) == words["table-count"].format(shown=6, total=6)
    find(page, "24小时")
    assert page.inner_text(SAID) == words["table-count"].format(shown=2, total=6)
    find(page, "没有的词")
    assert page.inner_text(SAID) == words["table-none"].format(total=6)
    page.get_by_role("button", name=words["table-reset"], exact=True).click()

    assert len(shown(page)) == 6
    assert page.input_value(FIELD) == ""
    assert page.evaluate(f"document.activeElement === document.querySelector('{FIELD}')")


def test_letters_of_an_unfinished_pinyin_are_no_question(opened: Callable[..., Page]) -> None:
    """An input method writes `xiaoshi` into the field before it writes 小时: the table would go and come back."""
    page = opened()
    write = "(field, [text, event]) => { field.value = text; field.dispatchEvent(event === 'compositionend' ? new CompositionEvent(event) : new InputEvent('input', {isComposing: true})); }"
    page.eval_on_selector(FIELD, write, ["xiaoshi", "input"])
    assert len(shown(page)) == 6
    assert page.input_value(FIELD) == "xiaoshi"
    page.eval_on_selector(FIELD, write, ["2 小时", "compositionend"])

    assert shown(page) == ["delayed"]


def test_a_search_that_is_in_the_address_is_done_and_a_story_never_enters_it(opened: Callable[..., Page]) -> None:
    page = opened(query="?find=%E5%88%86%E9%90%98")
    assert shown(page) == ["upi", "delayed", "half"]
    find(page, "5 分钟")
    assert "find=5+" in page.url
    find(page, "我昨天给一个人转了两千块，" * 8)

    assert "find=" not in page.url


def test_typing_leaves_the_rows_side_by_side(opened: Callable[..., Page]) -> None:
    """What is typed would change nothing that one sees."""
    page = opened(query="?rows=upi,swift")
    assert shown(page) == ["upi", "swift"]

    assert find(page, "15分钟") == ["delayed"]


@pytest.fixture(scope="module")
def tables(published: Path) -> dict[str, LexborHTMLParser]:
    """Address → page, of every published page with a filter."""
    pages = {path: path.read_text("utf-8") for path in sorted(published.rglob("index.html"))}
    return {path.parent.relative_to(published).as_posix(): LexborHTMLParser(html) for path, html in pages.items() if "data-filters" in html}


def test_no_word_of_a_published_table_is_out_of_reach(tables: dict[str, LexborHTMLParser]) -> None:
    """The filter reads the parts of a cell; words beside them it would never find."""
    bare = {
        (address, node.text_content)
        for address, page in tables.items()
        for cell in page.css("[data-filters] tbody :is(th, td > div)")
        for node in cell.iter(include_text=True)
        if node.tag == "-text" and (node.text_content or "").strip()
    }

    assert len(tables) > 1
    assert bare == set()


def test_published_tables_are_searched_by_content_alone(browser: Browser, base: str, tables: dict[str, LexborHTMLParser]) -> None:
    """A day as it is written, typed without its blank and in traditional characters; numbers of sources hide nowhere."""
    page, wrong = browser.new_page(), {}
    for address, parsed in tables.items():
        page.goto(f"{base}/{address}/")
        assert find(page, "#") == find(page, labels("en" if address.startswith("en/") else "zh").words["ui"]["table-pick"]) == []
        for mark in parsed.css(".z-marks"):
            mark.decompose()
        said = {row.id.removeprefix("row-"): row.text() for row in parsed.css("[data-filters]")[0].css("tbody tr")}
        for typed, form in (("24小时", "24 ?小时"), ("２４ 小時", "24 ?小时"), ("24 HOURS", "24[ -]hour")):
            expected = [key for key, text in said.items() if re.search(rf"(?<![0-9.,]){form}", text)]
            if find(page, typed) != expected:
                wrong[address, typed] = expected
    page.close()

    assert wrong == {}
