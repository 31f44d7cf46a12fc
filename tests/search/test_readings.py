"""How words of this field are said: by the table that is written by hand, since no dictionary knows them and no other can check it."""

import pytest
from pydantic import ValidationError

from generator.records.search import SearchWord, WordRole
from generator.search.lexicon import WordReading
from generator.search.readings import ReadingTable
from generator.search.syllables import initials_of, odd_readings, sound_terms, sounds_of, syllables
from tests.real_records import records

TABLE = ReadingTable(
    (
        WordReading("还", "还", ("huan", "hai")),
        WordReading("还款", "还", ("huan",)),
        WordReading("不还", "还", ("huan",)),
        WordReading("还是", "还", ("hai",)),
        WordReading("跨行", "行", ("hang",)),
        WordReading("顯著", "著", ("zhu",)),
    )
)


def said(text: str, table: ReadingTable = TABLE) -> list[str]:
    """Each character as it is said, several ways with a bar between."""
    return ["|".join(ways) for run in syllables(text, table) for ways in run]


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("跨行还款", ["kua", "hang", "huan", "kuan"]),
        ("还未", ["huan|hai", "wei"]),
        ("不还是", ["bu", "huan|hai", "shi"]),
        ("顯著提醒", ["xian", "zhu", "ti", "xing"]),
        ("银行", ["yin", "hang"]),
        ("日本の振込", ["ri", "ben", "zhen", "yu"]),
    ],
)
def test_the_longest_form_decides(text: str, sounds: list[str]) -> None:
    """A form of one character stands for all other words; of two that are as long both are said; the rest is the dictionary's."""
    assert said(text) == sounds


def test_both_readings_are_indexed() -> None:
    """Who reads 还 as hai finds what stands under huan."""
    assert set(sound_terms("没还清", TABLE)) >= {"~huan", "~hai", "~hai_qin", "~huan_qin"}
    table = ReadingTable([WordReading("行", "行", ("hang", "xing"))])
    assert set(initials_of("转行号", table, whole=True)) == {"^zhh", "^zxh"}
    assert set(initials_of("转行号码", table, whole=False)) == {"^zhh", "^zxh"}


def test_the_browser_is_told_every_way_a_form_is_said() -> None:
    """It reads forms character by character, but for those that are listed."""
    alone = sounds_of(set("还款不清"), TABLE)
    assert "还" in alone["huan"]
    assert odd_readings(["还款", "不清", "还清"], alone, TABLE) == "hai_qing还清 huan_qing还清"


@pytest.mark.parametrize(("text", "term"), [("律师", "~lu_si"), ("女友", "~nu_you"), ("侵略", "~qin_lue")])
def test_u_with_dots_is_filed_as_u(text: str, term: str) -> None:
    """No key of a phone says ü; v and u both are typed for it."""
    assert term in set(sound_terms(text, TABLE))


@pytest.mark.parametrize("syllable", ["huna", "Huan", "huán", "lü", "huan4", ""])
def test_a_reading_is_pinyin_without_a_tone(syllable: str) -> None:
    """A slip of the finger would file a word where nobody looks."""
    with pytest.raises(ValidationError):
        SearchWord.model_validate({"role": "reading", "sign": "还", "sounds": [syllable], "forms": ["还款"]})


@pytest.mark.parametrize(
    "word",
    [
        {"role": "reading", "forms": ["还款"]},
        {"role": "reading", "forms": ["还款"], "sign": "还"},
        {"role": "reading", "forms": ["还款"], "sounds": ["huan"]},
        {"role": "reading", "forms": ["还款", "归款"], "sign": "还", "sounds": ["huan"]},
        {"role": "concept", "forms": ["还款"], "sign": "还", "sounds": ["huan"]},
    ],
)
def test_a_reading_says_of_which_character_it_is(word: dict[str, object]) -> None:
    """And every one of its forms holds that character."""
    with pytest.raises(ValidationError):
        SearchWord.model_validate(word)


def own_table() -> ReadingTable:
    words = [word for word in records().search.values() if word.role is WordRole.READING]
    return ReadingTable(WordReading(form, word.sign or "", word.sounds) for word in words for form in word.forms)


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("还款", "huan kuan"),
        ("拒还", "ju huan"),
        ("催还函", "cui huan han"),
        ("欠钱不还", "qian qian bu huan"),
        ("还没到账", "hai mei dao zhang"),
        ("还来得及吗", "hai lai de ji ma"),
        ("跨行转账", "kua hang zhuan zhang"),
        ("发卡行", "fa ka hang"),
        ("收单行", "shou dan hang"),
        ("中间行扣费", "zhong jian hang kou fei"),
        ("请发卡公司", "qing fa ka gong si"),
        ("强制执行", "qiang zhi zhi xing"),
        ("银行为什么冻结", "yin hang wei shen me dong jie"),
        ("没收到货", "mei shou dao huo"),
        ("没收款", "mei shou kuan"),
        ("没收", "mei|mo shou"),
        ("重名", "chong ming"),
        ("转重了", "zhuan chong le"),
        ("医保重复缴费", "yi bao chong fu jiao fei"),
        ("重大误解", "zhong da wu jie"),
        ("调单", "diao dan"),
        ("人民调解", "ren min tiao jie"),
        ("最长多久", "zui chang duo jiu"),
        ("冒充局长", "mao chong ju zhang"),
        ("反诈弹窗", "fan zha tan chuang"),
        ("诉状模板", "su zhuang mu|mo ban"),
        ("轧差", "ga|zha|ya cha"),
        ("睡不着", "shui bu zhao"),
        ("显著提醒", "xian zhu ti xing"),
        ("自动退给付款人", "zi dong tui gei fu kuan ren"),
        ("交了解冻金", "jiao le jie dong jin"),
        ("谁能解冻", "shui|shei neng jie dong"),
    ],
)
def test_words_of_this_field_are_said_as_people_say_them(text: str, sounds: str) -> None:
    """Found by people in the records, word by word; libraries read most of these wrong, and alike."""
    assert " ".join(said(text, own_table())) == sounds
