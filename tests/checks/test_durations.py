"""Durations in sentences: what counts as one, and what looks like one."""

import pytest

from generator.checks.durations import Duration, durations_in
from generator.models.vocabulary import Unit

DURATIONS = {
    "24 小时": Duration(Unit.MINUTE, 1440),
    "24小时": Duration(Unit.MINUTE, 1440),
    "二十四小时": Duration(Unit.MINUTE, 1440),
    "十个工作日": Duration(Unit.BANKING_DAY, 10),
    "3 个银行工作日": Duration(Unit.BANKING_DAY, 3),
    "两个月": Duration(Unit.MONTH, 2),
    "2 个月": Duration(Unit.MONTH, 2),
    "三年": Duration(Unit.MONTH, 36),
    "一百八十天": Duration(Unit.MINUTE, 180 * 1440),
    "30 分钟": Duration(Unit.MINUTE, 30),
    "30 minutes": Duration(Unit.MINUTE, 30),
    "one day": Duration(Unit.MINUTE, 1440),
    "two-hour": Duration(Unit.MINUTE, 120),
    "10 banking days": Duration(Unit.BANKING_DAY, 10),
    "5 business days": Duration(Unit.BANKING_DAY, 5),
    "13 months": Duration(Unit.MONTH, 13),
    "24h": Duration(Unit.MINUTE, 1440),
    "２４ 小時": Duration(Unit.MINUTE, 1440),
    "半小时": Duration(Unit.MINUTE, 30),
    "1.5 小时": Duration(Unit.MINUTE, 90),
    "half an hour": Duration(Unit.MINUTE, 30),
    "半年": Duration(Unit.MONTH, 6),
    "两周": Duration(Unit.MINUTE, 14 * 1440),
    "3 weeks": Duration(Unit.MINUTE, 21 * 1440),
    "30 个自然日": Duration(Unit.MINUTE, 30 * 1440),
    "twenty-four hours": Duration(Unit.MINUTE, 1440),
    "ninety days": Duration(Unit.MINUTE, 90 * 1440),
}


@pytest.mark.parametrize(("words", "expected"), DURATIONS.items())
def test_a_duration_is_read(words: str, expected: Duration) -> None:
    """In either language, in digits or in words."""
    assert [(words, expected)] == list(durations_in(f"最迟{words}，之后不行"))


@pytest.mark.parametrize(
    "words",
    [
        "2016年12月1日",
        "2026-11-23",
        "第 3 日",
        "民法典第 985 条",
        "11月23日",
        "2016 年",
        "someday",
        "30 minutiae",
        "2016 年 12 月 1 日",
        "7×24 小时",
        "十四周岁",
        "周一至周五",
    ],
)
def test_a_date_or_an_article_is_no_duration(words: str) -> None:
    """They stand in half of the sentences about law."""
    assert [] == list(durations_in(words))


def test_a_range_holds_its_end() -> None:
    """`1-3 个工作日` is told by its longest day."""
    assert [Duration(Unit.BANKING_DAY, 3)] == [length for _, length in durations_in("1-3 个工作日")]
