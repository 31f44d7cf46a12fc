"""The English site as a reader without Chinese meets it: complete, in English, and one tap from the same page in Chinese."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
"""Han characters and full-width punctuation: either tells the reader that a word was forgotten."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
ADDRESSES = frozenset({"href", "src", "content-security-policy"})


class Reader(HTMLParser):
    """Collects every word that is printed or spoken in Chinese characters without being marked as Chinese."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.leaks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Attributes are read aloud or shown too; `lang` is inherited."""
        lang = dict(attrs).get("lang") or (self.open[-1][1] if self.open else "")
        for name, value in attrs:
            if name not in ADDRESSES and name != "data-folds" and not lang.startswith(("zh", "ja")) and CHINESE.search(value or ""):
                self.leaks.append(f"<{tag} {name}={value!r}>")
        if tag not in VOID:
            self.open.append((tag, lang))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<path/>` closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """What was left open inside is closed as well."""
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Text, and the words of a script."""
        if CHINESE.search(data) and not (self.open and self.open[-1][1].startswith(("zh", "ja"))):
            self.leaks.append(f"<{self.open[-1][0] if self.open else ''}> {data.strip()[:80]}")


def leaks_in(html: str) -> list[str]:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.leaks


def pages_below(folder: Path) -> Iterator[tuple[str, str]]:
    """Every page that somebody reads; one that only leads on from an old address is left out."""
    pages = ((path.relative_to(folder).as_posix(), path.read_text("utf-8")) for path in sorted(folder.rglob("*.html")))
    return ((path, html) for path, html in pages if 'http-equiv="refresh"' not in html)


@pytest.mark.parametrize(
    ("html", "leaks"),
    [
        ('<html lang="en"><p>Menu: <span lang="zh-CN">投诉</span></p></html>', 0),
        ('<html lang="en"><div lang="zh-CN"><br>投诉<input placeholder="姓名"></div></html>', 0),
        ('<html lang="en"><p>Menu: 投诉</p></html>', 1),
        ('<html lang="en"><p>Title: <q lang="ja">組戻し</q></p></html>', 0),
        ('<html lang="en"><p>Hours：none</p></html>', 1),
        ('<html lang="en"><a aria-label="投诉"></a><i lang="zh-CN"></i>投诉</html>', 2),
    ],
)
def test_the_reader_sees_what_is_not_marked(html: str, leaks: int) -> None:
    """A test that finds nothing anywhere protects nobody."""
    assert len(leaks_in(html)) == leaks


def test_no_chinese_character_stands_unmarked_on_an_english_page(published: Path) -> None:
    """Not in a table, a label for screen readers, a description, a sheet or the words of a script."""
    pages = list(pages_below(published / "en"))
    leaks = {page: found for page, html in pages if (found := leaks_in(html))}

    assert pages
    assert leaks == {}


def test_every_chinese_page_has_its_english_one(published: Path) -> None:
    """A reader who switches must not land on another page than the one he was reading."""
    chinese = {page for page, _ in pages_below(published) if not page.startswith("en/")}
    english = {page for page, _ in pages_below(published / "en")}

    assert chinese == english


def test_the_switch_stays_on_the_page_and_says_its_language(published: Path) -> None:
    """`hreflang` for search engines, `lang` for the voice that reads the link."""
    wrong = []
    for folder, tag, spoken in (("", "en", "en"), ("en/", "zh", "zh-CN")):
        for page, html in pages_below(published / folder):
            if page.startswith(("en/", "sheets/")) or page == "404.html":
                continue
            switch = re.search(rf'<a class="z-language" href="([^"]*)"[^>]*hreflang="{tag}" lang="{spoken}"', html)
            here = (published / folder / page).parent
            there = (here / switch[1]).resolve() / "index.html" if switch else None
            if there != (published.resolve() / ("en" if tag == "en" else "") / page):
                wrong.append(f"{folder}{page}")

    assert wrong == []


def test_search_engines_find_both_languages_on_both_pages(published: Path) -> None:
    """An alternate counts only when the other page answers it."""
    alternate = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"')
    pages = [(published / folder / "transfer-types/wechat-chat/index.html").read_text("utf-8") for folder in ("", "en")]
    addresses = [dict(alternate.findall(page)) for page in pages]

    assert addresses[0] == addresses[1]
    assert addresses[0].keys() == {"zh", "en", "x-default"}
    assert addresses[0]["x-default"] == addresses[0]["en"]
    sitemap = (published / "sitemap.xml").read_text("utf-8")
    assert sitemap.count('hreflang="en"') == sitemap.count("<loc>") > 0
