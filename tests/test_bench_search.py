"""`make bench-search` asks what it says it asks, and leaves out what it says it leaves out."""

import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from generator.indexing.lexicon_words import lexicon_of
from generator.loading.loader import load_dataset
from generator.search.counting import TermCounter
from generator.search.document import DocumentMeta, DocumentPart, IndexDocument
from generator.search.folding import normalise
from generator.search.lexicon import Lexicon

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

import search_ablation  # noqa: E402  they import each other as scripts do
import search_minisearch  # noqa: E402
import search_sets  # noqa: E402
import serving  # noqa: E402

LEXICON = Lexicon(
    concepts={"wrong": ("转错", "打错", "误转"), "scam": ("被骗",)},
    entities={"wechat-pay": ("微信", "wechat")},
    stop_phrases=("怎么办",),
    passing=("好怕",),
    aliases={"a/": ("钱转错了",)},
    asides=frozenset({"wrong"}),
)
DOCUMENT = IndexDocument(
    "a/", "zh", "微信转错", DocumentMeta("topic", aliases=("打错人",)), "先联系。", parts=(DocumentPart("x", "规则", "二十四小时"),)
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return lexicon_of(load_dataset(ROOT).dataset)


def texts() -> Iterator[tuple[str, str]]:
    for language, found in search_sets.read_feelings().items():
        for text in found:
            yield language, text


def test_feelings_say_nothing_about_the_case(lexicon: Lexicon) -> None:
    """Otherwise a story would be found by them, or lost by them, and not by its question."""
    named = [(form, mark) for _, text in texts() for form, mark in forms_in(normalise(text), lexicon) if mark in lexicon.scenarios]
    assert named == []
    assert lexicon.scenarios


def forms_in(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for start, end, mark in lexicon.forms.found(text):
        yield text[start:end], mark[1:]


def test_feelings_are_long_enough_and_cut_at_the_end_of_a_clause() -> None:
    """Half a word would be a word of its own in the index."""
    for language, text in texts():
        assert len(text) >= max(search_sets.SIGNS)
        for signs in search_sets.SIGNS:
            cut = search_sets.cut_at_clause(text, signs, language)
            assert text.startswith(cut)
            assert cut.rstrip()[-1] in "，。！？、,.!?"
            assert abs(len(cut) - signs) <= 0.4 * signs


def test_a_story_keeps_its_question_and_its_pages() -> None:
    """Feelings stand where the name of the set says."""
    (asked,) = [one for one in search_sets.read_set("own") if one.question.text == "钱转给不认识的人了咋整"]
    for place in search_sets.PLACES:
        (story,) = search_sets.with_feelings([asked], 140, place)
        before, found, after = story.question.text.partition(asked.question.text)
        assert found
        assert story.question.pages == asked.question.pages
        assert (len(before) > 40, len(after) > 40) == (place != "after", place != "before")


def test_long_questions_are_spread_over_all_sets() -> None:
    """The first hundred would all be of one file."""
    sets = search_sets.all_sets()
    every = {name: {one.question.text for one in sets[name]} for name in search_sets.SETS}
    for language, most in search_sets.MOST_LONG.items():
        found = {one.question.text for one in sets[f"long, {language}"]}
        assert len(found) == most
        assert all(found & of_set for of_set in every.values())


def test_each_list_is_left_out_in_turn() -> None:
    """A list that `Lexicon` gets later is weighed too; one that is empty is not."""
    filled = {each.name for each in fields(LEXICON) if getattr(LEXICON, each.name)}
    for variant in search_ablation.variants(LEXICON):
        words = variant.words(LEXICON)
        emptied = {name for name in filled if not getattr(words, name)}
        assert (
            variant.name == "nothing (all words)" or emptied or words != LEXICON or variant.files or variant.counts(counted()) != counted()
        )
        filled -= emptied if len(emptied) == 1 else set()
    assert filled == set()


def counted() -> search_ablation.CountedDocument:
    return TermCounter(LEXICON).count(DOCUMENT)


def test_half_of_the_forms_go_and_no_key() -> None:
    """A concept without any form would be a list left out, not half of one."""
    assert search_ablation.with_half("concepts")(LEXICON).concepts == {"wrong": ("转错", "误转"), "scam": ("被骗",)}


def test_aliases_and_sounds_go_from_documents_too() -> None:
    """They stand in the lexicon and on the pages themselves."""
    assert [name.text for name in counted().names] == ["微信转错", "打错人"]
    assert [name.text for name in search_ablation.without_aliases(counted()).names] == ["微信转错"]
    assert any(name.sounds and name.initials for name in counted().names)
    soundless = search_ablation.without_sounds(counted())
    assert not any((name.sounds, name.beginnings, name.initials) != ((), (), ()) for name in soundless.names)
    assert not any(heading.sounds for heading in soundless.headings)
    assert [name.terms for name in soundless.names] == [name.terms for name in counted().names]


def test_minisearch_gets_the_names_that_no_page_shows() -> None:
    """They are what it is weighed with; the title is a field of its own."""
    (record,) = search_minisearch.minisearch_documents([DOCUMENT], {"a/": ("钱转错了", "微信转错")})
    assert record["title"] == "微信转错"
    assert record["alias"].split("\n") == ["打错人", "钱转错了"]
    assert (record["heads"], record["body"], record["lead"]) == ("规则", "二十四小时", "先联系。")


def test_the_server_counts_what_it_sends(tmp_path: Path) -> None:
    """Compressed text with its headers; what was read is forgotten."""
    (tmp_path / "a.js").write_text("x" * 10_000, "utf-8")
    line = serving.Line()
    with serving.served(tmp_path, line) as base:
        for _ in range(2):
            with urllib.request.urlopen(f"{base}a.js", timeout=60) as answer:  # noqa: S310  our own address
                body = answer.read()
                assert answer.headers["Content-Encoding"] == "gzip"
    assert len(body) < 100
    assert line.take() == (2, 2 * (len(body) + serving.HEADERS))
    assert line.take() == (0, 0)


@pytest.mark.parametrize(
    ("address", "kept"), [("search/c0.0a1b2c3d.js", True), ("assets/search.0de7b7cc/box.js", True), ("search/meta.js", False)]
)
def test_only_what_has_a_hash_in_its_name_is_kept_for_ever(tmp_path: Path, address: str, kept: bool) -> None:  # noqa: FBT001
    """A browser that asked for a file twice would make search look heavier than it is."""
    (tmp_path / address).parent.mkdir(parents=True)
    (tmp_path / address).write_text("x", "utf-8")
    with serving.served(tmp_path) as base, urllib.request.urlopen(base + address, timeout=60) as answer:  # noqa: S310  our own address
        assert ("immutable" in answer.headers["Cache-Control"]) is kept
