"""Durations in sentences: what counts as one, and what looks like one."""

import pytest

from generator.records.vocabulary import Unit
from generator.text.durations import Duration, duration_of, find_durations

DURATIONS = {
    "24 小时": Duration("minute", 1440),
    "24小时": Duration("minute", 1440),
    "二十四小时": Duration("minute", 1440),
    "十个工作日": Duration("banking-day", 10),
    "3 个银行工作日": Duration("banking-day", 3),
    "两个月": Duration("month", 2),
    "2 个月": Duration("month", 2),
    "三年": Duration("month", 36),
    "一百八十天": Duration("minute", 180 * 1440),
    "30 分钟": Duration("minute", 30),
    "30 minutes": Duration("minute", 30),
    "one day": Duration("minute", 1440),
    "two-hour": Duration("minute", 120),
    "10 banking days": Duration("banking-day", 10),
    "5 business days": Duration("banking-day", 5),
    "13 months": Duration("month", 13),
    "24h": Duration("minute", 1440),
    "２４ 小時": Duration("minute", 1440),
    "半小时": Duration("minute", 30),
    "1.5 小时": Duration("minute", 90),
    "half an hour": Duration("minute", 30),
    "半年": Duration("month", 6),
    "两周": Duration("minute", 14 * 1440),
    "3 weeks": Duration("minute", 21 * 1440),
    "30 个自然日": Duration("minute", 30 * 1440),
    "twenty-four hours": Duration("minute", 1440),
    "ninety days": Duration("minute", 90 * 1440),
}


@pytest.mark.parametrize(("words", "expected"), DURATIONS.items())
def test_a_duration_is_read(words: str, expected: Duration) -> None:
    """In either language, in digits or in words."""
    assert [(2, words, expected)] == list(find_durations(f"最迟{words}，之后不行"))


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
    assert [] == list(find_durations(words))


def test_a_range_holds_its_end() -> None:
    """`1-3 个工作日` counts as its longest day."""
    assert [Duration("banking-day", 3)] == [length for _, _, length in find_durations("1-3 个工作日")]


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_of_a_window_can_be_compared(unit: Unit) -> None:
    """A window in a unit that no text can be compared with would agree with every text."""
    assert duration_of(2, unit.value) == Duration(duration_of(1, unit.value).unit, 2 * duration_of(1, unit.value).length)
