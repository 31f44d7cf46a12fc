"""Who types how a word is said finds what the word itself finds: every name of every page, as the table of readings has it."""

import re
from pathlib import Path
from typing import Any

import pytest

from generator.indexing.lexicon_words import lexicon_of
from generator.search.folding import SCRIPT, normalise
from generator.search.readings import ReadingTable
from generator.search.syllables import syllables
from tests.real_records import records
from tests.search.acceptance import ask, page_name

pytestmark = pytest.mark.browser
SHARE = 0.97
"""Of the names whose page must be among the first three when they are typed by their sounds."""
WAYS = {"joined": ("'", 0), "blanks": (" ", 0), "second reading": ("'", 1)}
"""What stands between two syllables that could be read as one, and which of several readings is typed."""
_RUNS = re.compile(rf"[{SCRIPT}]+|[a-z0-9.]+")
_HAN = re.compile(rf"[{SCRIPT}]")


@pytest.fixture(scope="session")
def table() -> ReadingTable:
    return ReadingTable(lexicon_of(records()).readings)


@pytest.fixture(scope="session")
def queries(table: ReadingTable) -> dict[str, dict[str, str]]:
    """Each name with a character of the table → way → what is typed for it."""
    names = {name for names in lexicon_of(records()).aliases.values() for name in names if not table.signs.isdisjoint(normalise(name))}
    return {name: {way: typed(name, table, *how) for way, how in WAYS.items()} for name in sorted(names)}


@pytest.fixture(scope="session")
def found(published: Path, queries: dict[str, dict[str, str]]) -> dict[str, list[str]]:
    """Each name, and each query for one → the pages it finds."""
    texts = sorted({*queries, *(query for ways in queries.values() for query in ways.values())})
    return {answer["q"]: _pages(answer) for answer in ask(texts, published / "search", timed=False)}


def typed(name: str, table: ReadingTable, between: str, reading: int) -> str:
    """A name by its sounds, words in Latin letters as they are. The apostrophe stands where pinyin requires it: before a, e and o."""
    parts = []
    for run in _RUNS.findall(normalise(name)):
        said = [ways[min(reading, len(ways) - 1)] for ways in next(iter(syllables(run, table)), ())]
        rest = (f"{between}{syllable}" if between == " " or syllable[0] in "aeo" else syllable for syllable in said[1:])
        parts.append("".join((*said[:1], *rest)) if _HAN.match(run) else run)
    return " ".join(parts)


@pytest.mark.parametrize("way", WAYS)
def test_a_name_typed_by_its_sounds_leads_to_its_page(queries: dict[str, dict[str, str]], found: dict[str, list[str]], way: str) -> None:
    """On half of all keyboards nothing else can be typed; and no library can say how these words are said."""
    names = [name for name in queries if found[name]]
    missed = [f"{name} ({queries[name][way]})" for name in names if found[name][0] not in found[queries[name][way]][:3]]
    share = 1 - len(missed) / len(names)
    assert len(names) > 1000
    assert share >= SHARE, f"{share:.4f} of {len(names)} names; not found: {', '.join(missed)}"


@pytest.mark.parametrize(
    ("sounds", "word"),
    [
        ("huankuan", "还款"),
        ("cuihuanhan", "催还函"),
        ("kuahang", "跨行"),
        ("fakahang", "发卡行"),
        ("kuahangzhuanzhang", "跨行转账"),
        ("zhuanchongle", "转重了"),
        ("meishoudaohuo", "没收到货"),
        ("qianqianbuhuan", "欠钱不还"),
        ("lushi", "律师"),
        ("lvshi", "律师"),
        ("lüshi", "律师"),
        ("lǜ shī", "律师"),
        ("lü4shi1", "律师"),
        ("qiannuyou", "前女友"),
        ("qiannvyou", "前女友"),
        ("faluyuanzhu", "法律援助"),
        ("jvliu", "拘留"),
        ("jüliu", "拘留"),
        ("li'an", "立案"),
        ("li’an", "立案"),
        ("lì'àn", "立案"),
        ("li4 an4", "立案"),
        ("li4an4", "立案"),
        ("bao'an", "报案"),
        ("zhuan3 cuo4", "转错"),
        ("zhuan3cuo4le", "转错了"),
    ],
)
def test_pinyin_is_understood_as_people_type_it(published: Path, sounds: str, word: str) -> None:
    """Without ü on the keyboard, with the apostrophe that pinyin requires, with tones as marks or as digits."""
    by_sound, by_word = ask([sounds, word], published / "search", timed=False)
    assert _pages(by_word)[0] in _pages(by_sound)[:3]
    assert not by_sound["corrected"], "nothing was misspelt"


@pytest.mark.parametrize("spellings", [("lushi", "lvshi", "lüshi"), ("qiannuyou", "qiannvyou", "qiannǚyǒu"), ("juliu", "jvliu", "jüliu")])
def test_u_with_dots_may_be_typed_in_three_ways(published: Path, spellings: tuple[str, ...]) -> None:
    """Books print ü, keyboards have v, and many type u: all find the same, in the same order."""
    found = {tuple(_pages(answer)) for answer in ask(spellings, published / "search", timed=False)}
    assert len(found) == 1
    assert () not in found


@pytest.mark.parametrize("text", ["don't", "people's bank", "mt199", "camt.056", "a4"])
def test_what_is_no_pinyin_is_left_alone(published: Path, text: str) -> None:
    """A digit or an apostrophe alone makes no syllables of a word."""
    terms = ask([text], published / "search")[0]["terms"]
    assert not any("·" in term for term in terms)
    assert set(re.findall("[a-z]+[0-9]+|[0-9]{3}", text)) <= set(terms)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("回覆", "回复"),
        ("答覆", "答复"),
        ("覆核", "复核"),
        ("重覆轉賬", "重复转账"),
        ("帳戶", "账户"),
        ("匯款", "汇款"),
        ("轉帳", "转账"),
        ("餘額", "余额"),
        ("徵信", "征信"),
        ("侵佔罪", "侵占罪"),
        ("臺灣", "台湾"),
        ("回執", "回执"),
        ("還款", "还款"),
        ("掃瞄", "扫描"),
        ("身分證照片發給騙子", "身份证照片发给骗子"),
    ],
)
def test_traditional_characters_find_the_same_pages(published: Path, traditional: str, simplified: str) -> None:
    """In the same order: they are one word."""
    first, second = ask([traditional, simplified], published / "search", timed=False)
    assert _pages(first) == _pages(second) != []


def _pages(answer: dict[str, Any]) -> list[str]:
    return [page_name(item["uri"]) for item in answer["items"]]
