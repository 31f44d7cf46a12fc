"""Hand-written pages: figures come from records. A miss publishes a number nobody checks; a false alarm spoils a sentence."""

import pytest

from generator.checks.prose import check_prose
from generator.problems import Location

CAUGHT = {
    "24 小时后退回": ("prose-window", "24 小时"),
    "二十四小时内": ("prose-window", "二十四小时"),
    "２４ 小時": ("prose-window", "２４ 小時"),
    "最迟 48h": ("prose-window", "48h"),
    "半小时内": ("prose-window", "半小时"),
    "三个工作日": ("prose-window", "三个工作日"),
    "一天内报警": ("prose-window", "一天"),
    "3 天": ("prose-window", "3 天"),
    "时效三年": ("prose-window", "三年"),
    "within one day": ("prose-window", "one day"),
    "in thirty minutes": ("prose-window", "thirty minutes"),
    "24\n小时": ("prose-window", "24 小时"),
    "有 70％ 的把握": ("prose-rate", "70％"),
    "七成能追回": ("prose-rate", "七成"),
    "百分之七十五点五": ("prose-rate", "百分之七十五点五"),
    "70 percent": ("prose-rate", "70 percent"),
    "拨打 95188": ("prose-hotline", "95188"),
    "打９５１８８": ("prose-hotline", "９５１８８"),
    "拨打一一零": ("prose-hotline", "一一零"),
    "座机 0755-83765566": ("prose-hotline", "0755-83765566"),
    "急救 120": ("prose-hotline", "120"),
    "[拨打](tel:95188)": ("prose-hotline", "95188"),
    "`95188`": ("prose-hotline", "95188"),
    "见 www.example.com": ("prose-address", "www.example.com"),
    '<a href="https://a.example/b">': ("prose-address", "https://a.example/b"),
    "黃金3分鐘": ("prose-golden-minutes", "黃金3分鐘"),
    "the golden hour": ("prose-golden-minutes", "golden hour"),
}


@pytest.mark.parametrize(("markdown", "expected"), CAUGHT.items(), ids=CAUGHT.keys())
def test_a_figure_in_prose_is_caught(markdown: str, expected: tuple[str, str]) -> None:
    """However it is written."""
    found = {(problem.code, problem.message.partition(": ")[2]) for problem in check_prose(markdown, "a.md")}

    assert expected in found


QUIET = [
    "2016 年 12 月 1 日起",
    "民法典第 985 条、第 122 条",
    "第 3 天",
    "一天没等到，十年前就有人问",
    "10000 元",
    "<!-- window: wait-auto-return -->自动退回",
    "<!-- contact: police-110 -->",
    "“黄金时间”没有出处",
    "---\ntitle: 转账\naliases: [黄金三分钟, 两小时到账]\n---\n正文",
]


@pytest.mark.parametrize("markdown", QUIET)
def test_ordinary_words_are_left_alone(markdown: str) -> None:
    """Dates, articles, ways of speaking, directives, and what people type into the search."""
    assert [] == list(check_prose(markdown, "a.md"))


def test_the_title_of_a_page_is_prose_too() -> None:
    """Only its aliases are not."""
    assert ["prose-window"] == [problem.code for problem in check_prose("---\ntitle: 24 小时\naliases: [a]\n---\n", "a.md")]


def test_the_place_is_that_of_the_figure() -> None:
    """Comments before it change nothing."""
    problem = next(check_prose("# 标题\n\n<!-- rule: a#b -->后 24 小时\n", "a.md"))

    assert Location("a.md", 3, 21) == problem.location
