"""What an English reader meets where there is no English, or only English that is older than its Chinese: the Chinese, marked."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build_pages import Site, build_site
from generator.checks.translations import translations_of
from generator.indexing.lexicon_words import lexicon_of, words_of
from generator.loading.loader import load_dataset
from generator.loading.translation_pins import write_translation_lock
from generator.records.lock_names import TRANSLATIONS as LOCK_FILE
from generator.validate import check_data
from tests import small_world
from tests.elements import Element, read_html, read_page
from tests.small_world import ADDRESS, TODAY, WORLD, labels, packs, pages, prose, sheets, site

HAN = re.compile(r"[\u3400-\u9fff]")
UNTRANSLATED = "没有译文 fee-of-hk-wire"
BEHIND = "recall-of-hk-local 中文"
UNMARKED = frozenset({"title", "script"})
"""Elements in which nothing can be marked."""


def holders_of(words: str, root: Element) -> Iterator[Element]:
    """The innermost elements whose own text begins with some words."""
    for element in root.walk():
        if any(isinstance(child, str) and child.strip().startswith(words) for child in element.children):
            yield element


@pytest.mark.parametrize(
    ("words", "places"), [(UNTRANSLATED, {"rails/hk-wire.md", "comparisons/rails.md"}), (BEHIND, {"rails/hk-local.md"})]
)
def test_a_text_without_english_is_shown_in_chinese_marked_and_explained(words: str, places: set[str]) -> None:
    """A voice reads it in Chinese, and whoever sees it learns that it is our gap and not a foreign name."""
    found = {uri: list(holders_of(words, page.whole)) for uri, page in pages("en").items()}

    assert {uri for uri, holders in found.items() if holders} == places
    for holder in (holder for holders in found.values() for holder in holders):
        assert holder.tag == "span"
        assert holder.attributes == {"lang": "zh-CN", "title": labels("en").words["ui"]["fallback"]}


def test_a_chinese_reader_sees_no_mark_of_it() -> None:
    """To her nothing is missing."""
    holders = [holder for page in pages("zh").values() for holder in holders_of(UNTRANSLATED, page.whole)]

    assert holders
    assert not [holder for holder in holders if holder.lang or "title" in holder.attributes]


def test_the_gaps_are_counted_where_prose_asks_for_their_number() -> None:
    """A text and its note without English, and one whose English is old."""
    assert re.search(r"Chinese: 3\n", prose("en")["guides/helping-a-parent.md"])


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world where all English is older than its Chinese."""
    root = small_world.copied(tmp_path_factory.mktemp("behind"))
    (root / LOCK_FILE).unlink()  # an older pin would be kept
    write_translation_lock(root, [(record, f"从前的{zh}", en) for record, zh, en in translations_of(load_dataset(root).dataset)])
    return root


def everything_of(built: Site) -> Iterator[tuple[str, str]]:
    """(address, text) of all that a site publishes."""
    yield from ((uri, artifact.text) for uri, artifact in built.artifacts.items())
    yield from ((artifact.uri, artifact.text) for artifact in (*built.sheets(ADDRESS), *built.packs(ADDRESS)))
    folder = WORLD / "content" / "en"
    written = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.md")}
    yield from ((uri, built.prose(uri, text, uri).text) for uri, text in written.items())
    yield "search", repr((lexicon_of(built.dataset), words_of(built.dataset), [*built.documents()]))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_english_that_has_fallen_behind_is_published_nowhere(behind: Path, language: str) -> None:
    """Within two hours, where the Chinese now says a day: not on a page, in open data, in a sheet, a pack or the words of search."""
    leaks = [uri for uri, text in everything_of(build_site(behind, language, TODAY)) if "in English" in text]

    assert leaks == []


def test_the_small_world_says_in_english_what_is_in_step() -> None:
    """Otherwise the test above would prove nothing."""
    assert len([uri for uri, text in everything_of(site("en")) if "in English" in text]) > 80
    assert "in English" in site("zh").artifacts["api/v1/procedures.json"].text


def test_the_records_themselves_keep_what_has_fallen_behind_for_the_check(behind: Path) -> None:
    """The check has to warn of it, and `make pin` has to see it."""
    problems = [problem.message for problem in check_data(behind, TODAY).problems]

    assert len([message for message in problems if message.startswith("the English is older than the Chinese")]) > 60
    assert load_dataset(behind).dataset.rails["hk-local"].speed.text.en


def leaks_in(root: Element) -> list[str]:
    """Chinese characters that no `lang` tells a voice to read as Chinese."""
    found = []
    for element in (root, *root.walk()):
        if element.lang.startswith("zh") or element.tag in UNMARKED:
            continue
        found += [child.strip() for child in element.children if isinstance(child, str) and HAN.search(child)]
    return found


def test_a_page_without_any_english_is_chinese_all_through_and_says_so(behind: Path) -> None:
    """Every place where a text can stand: cells, cards, lists, pictures, sheets, packs."""
    built = build_site(behind, "en", TODAY)
    found = {uri: read_page(artifact.text) for uri, artifact in built.artifacts.items() if uri.endswith(".md")}
    bodies = {uri: page.whole for uri, page in found.items()}
    bodies |= {artifact.uri: read_html(artifact.text) for artifact in (*built.sheets(ADDRESS), *built.packs(ADDRESS))}
    named = {"transfer-types/chat.md", "claims/heard-a.md", "topics/frozen-account.md", "letters/demand.md", "platforms/some-pay.md"}

    assert {uri: leaks for uri, body in bodies.items() if (leaks := leaks_in(body))} == {}
    assert {uri for uri in named if leaks_in(found[uri].headings["page-title"])} == set()
    assert leaks_in(found["topics/frozen-account.md"].headings["part-1"]) == []


def test_sheets_and_packs_are_in_the_language_they_say() -> None:
    """They are opened without the site around them."""
    for language, tag in (("zh", "zh-CN"), ("en", "en")):
        assert {sheet.one("html").attributes["lang"] for sheet in (*sheets(language).values(), *packs(language).values())} == {tag}
