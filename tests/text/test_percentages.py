"""Shares in sentences: one value, however it is written; and the numerals they are written with."""

from decimal import Decimal

import pytest

from generator.text.numerals import number_of
from generator.text.percentages import find_shares

SHARES = {
    "70%": 70,
    "70 ％": 70,
    "０.１﹪": "0.1",
    "3‰": "0.3",
    "百分之七十": 70,
    "百分之70": 70,
    "百分之九十九点九": "99.9",
    "千分之三": "0.3",
    "十分之七": 70,
    "七成": 70,
    "七成五": 75,
    "八成半": 85,
    "7成": 70,
    "70 percent": 70,
    "70 per cent": 70,
    "seventy percent": 70,
    "7 in 10": 70,
    "seven out of ten": 70,
}


@pytest.mark.parametrize(("words", "percent"), SHARES.items())
def test_a_share_is_read(words: str, percent: int | str) -> None:
    """A check compares it with the evidence, which may write it another way."""
    assert [(words, Decimal(percent))] == [(share.words, share.percent) for share in find_shares(f"约{words}。")]


@pytest.mark.parametrize(
    "words", ["一成不变", "三成员", "十七成年", "生成", "完成 3 步", "第二成", "三分之一", "5 in 2023", "24/7", "T+1", "百分之", "%"]
)
def test_what_only_looks_like_one_is_none(words: str) -> None:
    """A false alarm teaches people to ignore the check. A third of a fee is no rate of success."""
    assert [] == list(find_shares(words))


NUMERALS = {
    "二十四": 24,
    "一百八十": 180,
    "十": 10,
    "两千": 2000,
    "十万": 100_000,
    "三万五千": 35_000,
    "二〇二六": 2026,
    "": 0,
    "九.五": "9.5",
    "12": 12,
}


@pytest.mark.parametrize(("words", "value"), NUMERALS.items())
def test_a_numeral_has_a_value(words: str, value: int | str) -> None:
    """Law writes its deadlines so."""
    assert Decimal(value) == number_of(words)
