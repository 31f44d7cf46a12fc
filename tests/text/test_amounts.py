"""Numbers that count something: amounts and counts, not dates, articles and names."""

from decimal import Decimal

import pytest

from generator.text.amounts import find_amounts, values_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单笔最多 5 万元", ["50000"]),
        ("1.5亿元、3千元、2百万", ["150000000", "3000", "2000000"]),
        ("87 万余元", ["870000"]),
        (
            "£85,000, USD 1.2 million, Rs. 1200 crore, 4.7 lakh, $32.9M, 1.1bn",
            ["85000", "1200000", "12000000000", "470000", "32900000", "1100000000"],
        ),
        ("转错 ９４８４ 元", ["9484"]),
        ("Rp 1.610.000", ["1610000"]),
        ("6.747 million, 8.484 亿, 50.082 million yuan", ["6747000", "848400000", "50082000"]),
        ("3 笔、12 人", ["3", "12"]),
        ("5만원 이상 1억 원 이하", ["50000", "100000000"]),
    ],
)
def test_amounts_are_found_with_what_multiplies_them(text: str, expected: list[str]) -> None:
    """5 万 and 50,000 are one figure; 5 and 50,000 are not."""
    assert [amount.value for amount in find_amounts(text)] == [Decimal(each) for each in expected]


@pytest.mark.parametrize(
    "text",
    [
        "民法典第 985 条、第10至12条",
        "银发〔2016〕261 号",
        "article 985, sections 4 and 5, No. 86, Regulation 12",
        "2025 年 3 月 18 日起，2026-04-15 施行，11 月底",
        "since 18 March 2025 and May 2, 2024",
        "9:00–17:00",
        "7×24",
        "camt.056, MT103, T+1, 4A-211, v4.0",
        "1. 第一步\n2、第二步\n①②③ (1) 先",
        "三次、半天、一个",
    ],
)
def test_what_counts_nothing_is_no_amount(text: str) -> None:
    """Else every law would owe its quote its own number."""
    assert list(find_amounts(text)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十四小时", 24),
        ("五万元", 50000),
        ("一百五十万", 1500000),
        ("三亿", 300000000),
        ("within two business days", 2),
        ("90 dias", 90),
        ("на два дня", 2),
    ],
)
def test_a_quote_holds_a_number_in_any_numerals(text: str, value: int) -> None:
    """A source writes numbers as it likes."""
    assert Decimal(value) in values_in(text)


def test_places_are_those_of_the_text() -> None:
    """Problems quote what is written there."""
    text = "约（大概）５ 万元"
    [amount] = find_amounts(text)

    assert text[amount.start :].startswith(amount.words)
    assert amount.words == "５ 万"
