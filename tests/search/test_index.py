"""The index: the same pages give the same bytes, in files that any policy lets through."""

import pickle
import re
from dataclasses import replace

import pytest
from pypinyin import lazy_pinyin

from generator.search.counting import TermCounter, counting_version
from generator.search.document import DocumentAnswer, DocumentMeta, DocumentPart, IndexDocument
from generator.search.index import META, IndexConfig, build_index, index_documents
from generator.search.lexicon import Lexicon, WordReading
from generator.search.packing import ALPHABET, pack_number, pack_postings
from generator.search.readings import ReadingTable
from generator.search.stripping import StopwordRemover
from generator.search.syllables import (
    first_letter,
    initials_of,
    known_readings,
    learn_readings,
    sort_key,
    sound_terms,
    sounds_of,
    syllables,
)
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
    assert "转给*陌生人" in index_documents(documents(), lexicon)[META]


def test_overlapping_forms_are_both_found() -> None:
    """被盗用 is 被盗 and 盗用; 转错人 hides the 转错 inside it."""
    lexicon = Lexicon(concepts={"stolen": ("被盗", "盗用"), "wrong": ("转错", "转错人")})
    assert [(start, end) for start, end, _ in lexicon.forms.found("被盗用转错人")] == [(0, 2), (1, 3), (3, 6)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("atm", [(0, 3)]),
        ("用atm机", [(1, 4)]),
        ("batman", []),
        ("an atm, two atms", [(3, 6)]),
        ("e-cny", [(0, 5)]),
        ("atm cards", [(0, 3)]),
        ("atm card", [(0, 8)]),
    ],
)
def test_a_form_in_latin_letters_is_a_whole_word(text: str, places: list[tuple[int, int]]) -> None:
    """Every batman would be about cash machines; a Chinese character may stand beside it."""
    lexicon = Lexicon(entities={"atm": ("atm", "atm card"), "e-cny": ("e-cny", "cny")})
    assert [(start, end) for start, end, _ in lexicon.forms.found(text)] == places


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("微信转错了怎么办？", "微信转错"),
        ("微信怎么回事了", "微信怎么回事"),
        ("怎么办", "怎么办"),
        ("我了解", "我解"),
        ("can i cancel", "cancel"),
        ("scan it", "scanit"),
        ("can ice", "ice"),
        ("了", "了"),
    ],
)
def test_a_name_is_known_without_empty_phrases(text: str, key: str) -> None:
    """Nothing is taken out of a concept or a word, and something is always left."""
    lexicon = replace(LEXICON, concepts={"wrong": ("转错", "怎么回事")}, stop_phrases=("怎么办", "怎么", "了", "can i", "can"))
    assert StopwordRemover(lexicon).key(text) == key


def test_sounds_are_filed_as_half_the_country_types_them() -> None:
    """Zhuan and zuan, ying and yin are one."""
    assert set(sound_terms("转赢", ReadingTable())) == {"~zuan", "~yin", "~zuan_yin"}
    assert list(initials_of("微信转账", ReadingTable(), whole=True)) == ["^wxzz"]
    assert list(initials_of("微信转账", ReadingTable(), whole=False)) == ["^wxz"]


def test_the_same_documents_give_the_same_bytes() -> None:
    """Deterministic builds: a changed byte is a changed page."""
    assert index_documents(documents(), LEXICON) == index_documents(documents(), LEXICON)


def test_documents_counted_elsewhere_give_the_same_bytes() -> None:
    """Each language is counted in its own process, and a document that did not change not at all."""
    more = [replace(document, uri=f"{uri}/", title=f"{document.title}{uri}") for uri in "bcdef" for document in documents()]
    english = [replace(document, language="en", title=f"Wrong person {document.uri}", lead="转错 paid") for document in more]
    counted = [
        document
        for language in (more, english)
        for document in pickle.loads(pickle.dumps(list(map(TermCounter(LEXICON).count, language))))  # noqa: S301  made here
    ]

    assert build_index(counted, LEXICON) == index_documents([*more, *english], LEXICON)


def test_counts_depend_on_few_words_of_the_lexicon() -> None:
    """A new alias of one record must not void the counts of all documents; a new form of a concept must."""
    assert counting_version(replace(LEXICON, aliases={"a/": ("别名",)}, fallbacks=("a/",))) == counting_version(LEXICON)
    assert counting_version(replace(LEXICON, concepts={"wrong": ("转错",)})) != counting_version(LEXICON)
    assert counting_version(replace(LEXICON, stop_phrases=("怎么办",))) != counting_version(LEXICON)
    assert counting_version(replace(LEXICON, readings=(WordReading("还款", "还", ("huan",)),))) != counting_version(LEXICON)


def test_a_name_of_the_lexicon_finds_the_page_without_a_new_count() -> None:
    """Numbers and names of other languages are joined to the counts of the page."""
    counted = list(map(TermCounter(LEXICON).count, documents()))
    files = build_index(counted, replace(LEXICON, aliases={"a/": ("95017", "微信转错人"), "gone/": ("没有",)}))

    assert "=95017" in "".join(text for name, text in files.items() if name[0] == "c")
    assert "=微信转错人|wechat wrong person|95017" in "".join(files.values()).replace("\\t", "")


def test_a_heading_of_most_pages_is_body_text() -> None:
    """It tells none of them from the others: neither its concepts nor its sounds count."""

    def pages(heading: str) -> list[IndexDocument]:
        parts = (DocumentPart("a", heading, "钱"), DocumentPart("b", heading, "钱", "aside"))
        return [IndexDocument(f"{uri}/", "zh", uri, DocumentMeta(), parts=parts) for uri in "abcd"]

    common = "".join(index_documents(pages("转错"), LEXICON).values())
    own = "".join(index_documents([*pages("转错")[:3], *pages("收款")[3:]], LEXICON).values())
    assert ("@wrong " in common, "_cuo" in common) == (False, False)
    assert ("@wrong " in own, "_cuo" in own) == (True, True)


@pytest.mark.parametrize("text", ["银行行长重新转账", "长安街道办事处", "朝阳区的还款还没到", "日本の振込"])
def test_words_are_read_as_the_dictionary_reads_them(text: str) -> None:
    """行 is hang in a bank and xing on the way."""
    read = [sound for run in syllables(text, ReadingTable()) for (sound,) in run]
    assert read == lazy_pinyin(text, errors="ignore", v_to_u=False)


def test_readings_can_be_kept() -> None:
    """A process that builds after one edit must not load a dictionary of 47,000 words."""
    assert [*syllables("转出来", ReadingTable())] == [(("zhuan",), ("chu",), ("lai",))]
    assert known_readings()["转出来"] == ("zhuan", "chu", "lai")
    learn_readings({"咔咔咔咔": ("ka", "ka", "ka", "not-asked")})
    assert [*syllables("咔咔咔咔", ReadingTable())] == [(("ka",), ("ka",), ("ka",), ("not-asked",))]


def test_every_file_is_one_call_and_tells_its_content() -> None:
    """`load("name","text")` runs as a script from a disk, and is cut to JSON by a worker: no eval under any policy."""
    for name, text in index_documents(documents(), LEXICON, IndexConfig(words={"zh": {"count": "{n}"}})).items():
        assert re.fullmatch(r'load\("[^"]+",".*"\)\n', text, re.DOTALL), name
        assert name == META or re.fullmatch(r"[a-z]+\d*(-[a-z]+-\d+)?\.[0-9a-f]{8}\.js", name), name


def test_numbers_and_postings_are_packed_in_printable_signs() -> None:
    """Nothing that a script string would have to escape. The postings say level 1 on document 0, level 7 on document 1."""
    assert pack_number(45) == ALPHABET[45]
    assert len(pack_number(46)) == 2
    assert pack_postings([0, 13]) == pack_number(0) + pack_number(6)
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
    assert "银" in sounds_of({"银", "转"}, ReadingTable())["yin"]
