"""Whatever a record says, a page gains words and nothing else: no element, no attribute, no address."""

import json
import logging
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.build_pages import build_site
from generator.loading.decoder import decode_record
from generator.loading.unreadable import Unreadable
from generator.loading.yaml_reader import read_yaml
from generator.problems import RecordPath
from generator.records.contact import Contact
from generator.records.evidence import Source
from generator.release.finish_page import finish_page
from generator.rendering import escape
from generator.rendering.environment import environment
from tests import hostile
from tests.javascript import run_module

TODAY = date(2026, 11, 24)
BY_LETTER = "all-pages/index.html"
"""Grouped by the first letter of each name: the order and the number of groups follow the words, the kinds of parts do not."""
_NUMBERED = re.compile(r' (?:id|href)="[^"]*"')
CLOSES = f"</script><script>{hostile.RAN}</script>"


def pages_of(filler: hostile.Filler, folder: Path, patch: pytest.MonkeyPatch) -> dict[str, str]:
    """Every page of the hostile records as the engine writes it, in Chinese, with its sheets."""
    patch.setattr("generator.build_pages.check_data", hostile.loaded(filler))
    patch.chdir(hostile.project(folder))
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    build(load_config("mkdocs.yml", site_dir=str(folder / "site")))
    return {path.relative_to(folder / "site").as_posix(): path.read_text("utf-8") for path in (folder / "site").rglob("*.html")}


@pytest.fixture(scope="module")
def patch() -> pytest.MonkeyPatch:
    made = pytest.MonkeyPatch()
    yield made
    made.undo()


@pytest.fixture(scope="module")
def baseline(patch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The records with plain words, as parts."""
    pages = pages_of(hostile.plain(), tmp_path_factory.mktemp("plain"), patch)
    return {page: _without_languages(hostile.skeleton(html)) for page, html in pages.items()}


def _without_languages(parts: list[str]) -> list[str]:
    """Parts without the bare spans that only say in what language their words are: other words have others."""
    return [part for part in parts if part != "<span >"]


def grown(plain: list[str], found: list[str]) -> Counter[str]:
    """Parts that are more, or fewer, than before."""
    difference = Counter(found)
    difference.subtract(Counter(plain))
    return Counter({part: count for part, count in difference.items() if count})


def kinds(parts: list[str]) -> set[str]:
    """Parts without what numbers them."""
    return {_NUMBERED.sub("", part) for part in parts}


def test_there_are_a_hundred_values_and_every_text_of_every_kind_gets_all_of_them() -> None:
    """A field that is forgotten here is the one somebody will find."""
    fillers = [hostile.Filler(pack) for pack in hostile.packs()]
    for filler in fillers:
        hostile.world(filler)

    assert len(set(hostile.HOSTILE)) >= 100
    assert sum(len(pack) for pack in hostile.packs()) == len(hostile.HOSTILE)
    for filler in fillers:
        assert hostile.text_fields() - set(filler.filled) == set()
        assert {("LetterField", "label"), ("VocabularyTerm", "name"), ("Labels", "words")} <= set(filler.filled)


@pytest.mark.parametrize("number", range(len(hostile.packs())))
def test_a_page_gains_words_and_nothing_else(
    number: int, baseline: dict[str, list[str]], patch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Through templates, Markdown, the theme and `finish_page`: the parts are those of the records with plain words."""
    pages = pages_of(hostile.Filler(hostile.packs()[number]), tmp_path_factory.mktemp("hostile"), patch)
    wrong = {}
    known = {part for parts in baseline.values() for part in kinds(parts)}
    for page, html in pages.items():
        found = _without_languages(hostile.skeleton(html))
        if found != baseline[page] and (page != BY_LETTER or kinds(found) - known):
            wrong[page] = dict(grown(baseline[page], found)) or "another order"

    assert len(pages) > 80
    assert pages.keys() == baseline.keys()
    assert wrong == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_no_page_stays_what_it_is(language: str, patch: pytest.MonkeyPatch) -> None:
    """Open data is JSON, front matter is front matter, and a block of data cannot close its element."""
    for pack in hostile.packs():
        patch.setattr("generator.build_pages.check_data", hostile.loaded(hostile.Filler(pack)))
        site = build_site(hostile.ROOT, language, TODAY)
        for uri, artifact in site.artifacts.items():
            if uri.endswith(".json"):
                json.loads(artifact.text)
            else:
                head = artifact.text.split("\n---\n", 1)[0].removeprefix("---\n")
                assert all(re.match(r"(title|description|kind|hide|aliases|search): ", line) for line in head.split("\n")), uri
                for data in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', artifact.text, re.DOTALL):
                    assert "<" not in data
                    json.loads(data)
                assert CLOSES not in artifact.text.partition("\n---\n")[2]


@pytest.mark.parametrize("character", hostile.UNSEEN, ids=lambda character: f"U+{ord(character):04X}")
def test_no_file_with_an_unseen_character_is_read(character: str) -> None:
    """Text that turns round or hides lets a page say what no reviewer saw."""
    with pytest.raises(Unreadable) as found:
        read_yaml(f'name: "pay{character}pal"\n'.encode(), "a.yml")

    assert {problem.code for problem in found.value.problems} <= {"character", "line-ends"}


def test_a_visible_character_is_read() -> None:
    """Otherwise the test above would prove nothing."""
    assert read_yaml('name: "追回 é ﷽"\n'.encode(), "a.yml").value == {"name": "追回 é ﷽"}


@pytest.mark.parametrize(
    "address", [*hostile.ADDRESSES[:8], "//evil.example/", "https://a b.example/", 'https://a.example/"onclick=1', "https://a.example/<b>"]
)
def test_no_address_but_of_the_web_is_one(address: str) -> None:
    """The only two fields that become links."""
    for model, given in ((Source, {"title": "t", "kind": "law", "carrier": "original"}), (Contact, {"name": "n"})):
        _, problems = decode_record(model, {**given, "url": address}, RecordPath("sources", "a"))
        assert "url" in {problem.where.path[-1] for problem in problems if problem.where.path}, address


def test_an_address_of_the_web_is_one() -> None:
    """Otherwise the test above would prove nothing."""
    _, problems = decode_record(
        Source, {"title": "t", "kind": "law", "carrier": "original", "url": "https://a.example/b?c=d&e"}, RecordPath("sources", "a")
    )

    assert "url" not in {problem.where.path[-1] for problem in problems if problem.where.path}


@pytest.mark.browser
def test_a_calendar_entry_stays_one_line() -> None:
    """A deadline may not bring an event, an alarm or an attachment of its own."""
    value = [
        {"id": "x", "until": 1_800_000_000_000, "summary": text, "description": text}
        for text in (*hostile.EXPORTS, "x\rEND:VEVENT\rBEGIN:VEVENT")
    ]
    body = "return module.calendarFile(value.map(e => ({...e, until: new Date(e.until)})), new Date(1790000000000));"
    lines = re.sub(r"\r\n ", "", run_module("helper/ics.js", body, value)).split("\r\n")

    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(value)
    assert not [line for line in lines if line.startswith("ATTACH") or "\r" in line or "\n" in line]


def test_one_value_that_is_not_escaped_is_seen(baseline: dict[str, list[str]], patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Otherwise the tests above would prove nothing: with the one escape function gone, pages grow."""
    environment.cache_clear()
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr("generator.rendering.environment.finalize", lambda value: Markup(str(value)))
        broken.setattr("generator.release.finish_page._without_inline_code", lambda tag, page: tag)
        pages = pages_of(hostile.Filler(("<b>x</b><img src=https://evil.example/x>",)), tmp_path, patch)
    environment.cache_clear()

    assert [page for page, html in pages.items() if hostile.skeleton(html) != baseline[page]]


def test_one_heading_that_is_not_escaped_is_seen() -> None:
    """Headings are read by Markdown too, so they have an escape of their own."""
    assert escape.heading("# x {#y} <b>") == "&#35; x &#123;&#35;y&#125; &#60;b&#62;"
    assert escape.finalize("# x {#y} <b>") != escape.heading("# x {#y} <b>")


def test_a_handler_that_got_into_a_page_stops_the_build() -> None:
    """The second defence: what slipped through the escape is refused by `finish_page`."""
    with pytest.raises(ValueError, match="onclick"):
        finish_page('<!doctype html><html><head><meta charset="utf-8"></head><body><p onclick="x">x</p></body></html>', page="p")
