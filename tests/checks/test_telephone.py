"""Numbers and addresses in sentences. A miss lets a false hotline through; a false alarm teaches people to ignore the check."""

import pytest

from generator.checks.telephone import addresses_in, host_of, numbers_of, telephone_numbers_in

NUMBERS = {
    "立即拨打 110 报警": ["110"],
    "拨打110": ["110"],
    "全国反诈专线 96110，": ["96110"],
    "微信支付客服 95017。": ["95017"],
    "拨 12378 或 12363": ["12378", "12363"],
    "400-670-0700": ["400-670-0700"],
    "4006700700": ["4006700700"],
    "座机 0755-83765566": ["0755-83765566"],
    "手机 13800138000": ["13800138000"],
    "call 159 at once": ["159"],
    "dial 1800 722 6688": ["1800 722 6688"],
    "+852 2860 5012": ["+852 2860 5012"],
}


@pytest.mark.parametrize(("words", "expected"), NUMBERS.items())
def test_a_number_to_dial_is_found(words: str, expected: list[str]) -> None:
    """As people write it."""
    assert expected == list(telephone_numbers_in(words))


QUIET = [
    "10000 元以下",
    "12500 元",
    "共 96123 人",
    "100,000 元",
    "民法典第 122 条",
    "民法典第122条、第985条",
    "银发〔2016〕261 号",
    "2016 年 12 月 1 日",
    "2026-11-23",
    "120 天内",
    "95% 以上",
    "(2021)粤0304民初12345号",
    "US$12,500",
    "USD 12500",
    "EUR 100,000",
    "12,500 yuan",
    "pacs.004 与 camt.056",
    "ISO 20022",
    "110 起案件",
    "“180天”“120天”",
    "UETR 12345abc",
]


@pytest.mark.parametrize("words", QUIET)
def test_amounts_dates_articles_and_case_numbers_are_no_numbers_to_dial(words: str) -> None:
    """Law and money are full of digits."""
    assert [] == list(telephone_numbers_in(words))


def test_addresses_are_found_with_and_without_a_scheme() -> None:
    """A bare host is typed into a browser just as well."""
    assert ["https://www.12321.cn/", "ic3.gov"] == list(addresses_in("打开 https://www.12321.cn/ 或 ic3.gov。"))
    assert [] == list(addresses_in("pacs.004，v1.2，e.g. this"))


def test_a_host_is_compared_without_its_www() -> None:
    """So that one entry covers both."""
    assert {"12321.cn"} == {host_of("https://www.12321.cn/a"), host_of("12321.cn"), host_of("WWW.12321.cn:443")}


def test_the_numbers_of_a_contact_are_compared_by_digits() -> None:
    """Hyphens and spaces are a matter of taste."""
    assert {"4006700700", "95017"} == numbers_of("400-670-0700 / 95017")
