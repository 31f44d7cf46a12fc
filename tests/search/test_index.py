"""The index: the same pages give the same bytes, in files that any policy lets through."""

import re

import pytest

from generator.search.document import DocumentAnswer, DocumentMeta, DocumentPart, IndexDocument
from generator.search.index import META, IndexConfig, build_index
from generator.search.lexicon import Lexicon
from generator.search.packing import ALPHABET, pack_number, pack_postings
from generator.search.syllables import first_letter, initials_of, sort_key, sound_terms, sounds_of
from generator.search.tokens import stem, terms_of

LEXICON = Lexicon(concepts={"wrong": ("转错", "wrong person")}, entities={"wechat-pay": ("微信", "wechat")}, stop_phrases=("怎么办", "了"))


def documents() -> list[IndexDocument]:
    meta = DocumentMeta(kind="topic", aliases=("微信转错人", "wechat wrong person"))
    parts = (DocumentPart("rules", "规则", "对方没收款，24 小时后退回 & 到账。"), DocumentPart("row-chat", "聊天转账", "能退", "row"))
    return [IndexDocument("a/", "zh", "微信转账转错人", meta, "不能自己撤回。", DocumentAnswer("no", "不可以", "不能自己撤回。"), parts)]


def test_a_form_with_a_gap_is_for_queries_alone() -> None:
    """What stands on pages is well put; it is people who put a word between."""
    lexicon = Lexicon(concepts={"wrong": ("转给*陌生人", "转错")})
    assert {mark for _, _, mark in lexicon.forms.found("转给一个陌生人")} == set()
    assert "转给*陌生人" in build_index(documents(), lexicon)[META]


def test_overlapping_forms_are_both_found() -> None:
    """被盗用 is 被盗 and 盗用; 转错人 hides the 转错 inside it."""
    lexicon = Lexicon(concepts={"stolen": ("被盗", "盗用"), "wrong": ("转错", "转错人")})
    assert [(start, end) for start, end, _ in lexicon.forms.found("被盗用转错人")] == [(0, 2), (1, 3), (3, 6)]


def test_sounds_are_filed_as_half_the_country_types_them() -> None:
    """Zhuan and zuan, ying and yin are one."""
    assert set(sound_terms("转赢")) == {"~zuan", "~yin", "~zuan_yin"}
    assert list(initials_of("微信转账", whole=True)) == ["^wxzz"]
    assert list(initials_of("微信转账", whole=False)) == ["^wxz"]


def test_the_same_documents_give_the_same_bytes() -> None:
    """Deterministic builds: a changed byte is a changed page."""
    assert build_index(documents(), LEXICON) == build_index(documents(), LEXICON)


def test_every_file_is_one_call_and_tells_its_content() -> None:
    """`load("name","text")` runs as a script from a disk, and is cut to JSON by a worker: no eval under any policy."""
    for name, text in build_index(documents(), LEXICON, IndexConfig(words={"zh": {"count": "{n}"}})).items():
        assert re.fullmatch(r'load\("[^"]+",".*"\)\n', text, re.DOTALL), name
        assert name == META or re.fullmatch(r"[a-z]+\d*(-[a-z]+-\d+)?\.[0-9a-f]{8}\.js", name), name


def test_numbers_and_postings_are_packed_in_printable_signs() -> None:
    """Nothing that a script string would have to escape."""
    assert pack_number(45) == ALPHABET[45]
    assert len(pack_number(46)) == 2
    assert pack_postings([(0, 1), (1, 7)]) == pack_number(0) + pack_number(6)
    assert not set('"\\ \n') & set(ALPHABET)


@pytest.mark.parametrize(
    ("text", "terms"),
    [("转错人", {"转错", "错人"}), ("985条", {"985", "条"}), ("the transfers", {"transfer"}), ("mt199", {"mt199", "mt", "199"})],
)
def test_a_text_is_cut_into_terms(text: str, terms: set[str]) -> None:
    """The engine cuts queries by the same rules."""
    assert set(terms_of(text)) == terms


@pytest.mark.parametrize(
    ("word", "root"), [("transferred", "transfer"), ("scammed", "scam"), ("companies", "company"), ("fees", "fee"), ("charging", "charg")]
)
def test_english_endings_are_cut(word: str, root: str) -> None:
    """Transfer, transfers and transferred are one thing to a reader."""
    assert stem(word) == root


def test_titles_sort_by_sound() -> None:
    """The page of all guides is in pinyin order, quotation marks apart."""
    assert sorted(["支付宝", "被骗", "安全"], key=sort_key) == ["安全", "被骗", "支付宝"]
    assert [first_letter(title) for title in ("“包解冻”", "ATM", "微信", "12315")] == ["B", "A", "W", "#"]
    assert "银" in sounds_of({"银", "转"})["yin"]
