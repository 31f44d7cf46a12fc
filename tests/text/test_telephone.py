"""Numbers in sentences. A miss lets a false hotline through; a false alarm teaches people to ignore the check."""

import pytest

from generator.text.telephone import dialled, digits_of, find_emergency_numbers, find_numbers, numbers_of, telephone_numbers_in

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
    "拨打９５１８８": ["９５１８８"],
    "打一一零": ["一一零"],
    "九五五八八客服": ["九五五八八"],
    "客服（95188）": ["95188"],
    "95188、95017": ["95188", "95017"],
    "95188/95017": ["95188", "95017"],
    "客服 955 88": ["955 88"],
    "9 6 1 1 0": ["9 6 1 1 0"],
    "95188 人工": ["95188"],
    "95188-1": ["95188"],
    "tel:95188": ["95188"],
    "400－800－8888": ["400－800－8888"],
    "(010)12345678": ["(010)12345678"],
    "010 12345678": ["010 12345678"],
    "0086-755-83765566": ["0086-755-83765566"],
    "138 1234 5678": ["138 1234 5678"],
    "发送至 106900001234": ["106900001234"],
    "1-800-123-4567": ["1-800-123-4567"],
    "+44(0)2079460958": ["+44(0)2079460958"],
    "00442079460958": ["00442079460958"],
    "QQ群：12345678": ["QQ群：12345678"],
    "微信号 abc12345": ["微信号 abc12345"],
}


@pytest.mark.parametrize(("words", "expected"), NUMBERS.items())
def test_a_number_to_dial_is_found(words: str, expected: list[str]) -> None:
    """As people write it."""
    assert expected == telephone_numbers_in(words)


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
    "12345 dollars",
    "人民币95188",
    "no. 12345",
    "section 12345",
    "通知(10086 号)",
    "一二三四",
    "二〇二六年",
    "1 2 3 4 5 6",
    "1-2-3",
    "GB/T 12345-2020",
    "2015/2366",
    "10:30",
    "7 × 24",
    "第 12345 号、第110条、120 页",
    "2026-12345、id=12345、GB12345、a/12345、12345%",
    "12345 元、12345.67、1,12345、95000、¥12345、$95017",
    "123456789012345",
    "有人冒充 400 热线",
    "查询 2026-11-23 的账单",
    "联系过 3 次，打折 99.95",
    "95071年",
    "95071家",
    "第 95 071 条",
    "95 000",
    "100-200 元",
]


@pytest.mark.parametrize("words", QUIET)
def test_amounts_dates_articles_and_case_numbers_are_no_numbers_to_dial(words: str) -> None:
    """Law and money are full of digits."""
    assert [] == telephone_numbers_in(words)


def test_one_number_is_the_same_from_here_and_from_abroad() -> None:
    """Otherwise a registered number would have to be registered four times."""
    assert {"75583765566"} == {
        dialled(digits_of(each)) for each in ("0755-83765566", "+86 755 83765566", "0086-755-83765566", "(0755)83765566")
    }
    assert {"95188"} == {dialled(digits_of(each)) for each in ("95188", "+86 95188", "９５１８８", "九五一八八")}


def test_the_numbers_of_a_contact_are_compared_by_digits() -> None:
    """Hyphens and spaces are a matter of taste."""
    assert {"4006700700", "95017"} == numbers_of("400-670-0700 / ９５０１７")


def test_where_a_number_stands_is_reported_once() -> None:
    """One number is one problem, whichever of its forms and neighbours gave it away."""
    assert [(3, "95188")] == list(find_numbers("拨打 95188 客服"))
    assert [(2, "110"), (6, "120")] == sorted(find_numbers("打 110、120"))


def test_an_emergency_number_needs_no_word_beside_it_where_no_figure_may_stand() -> None:
    """Hand-written pages name no number at all."""
    assert [(3, "１２０")] == list(find_emergency_numbers("急救 １２０；第 122 条、120 元"))
