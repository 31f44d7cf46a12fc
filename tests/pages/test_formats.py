"""Windows, days, money and answers in words."""

from decimal import Decimal

import pytest

from generator.pages.formats import format_money, format_said
from generator.pages.language import ORIGINAL, Language, Phrase
from generator.records.base import Money
from tests.small_world import LANGUAGES, labels


@pytest.mark.parametrize(
    ("text", "word", "left"),
    [
        ("不能。没有撤回按钮，客服也撤不了。", "不能", "没有撤回按钮，客服也撤不了。"),
        ("有：实时（默认）、2小时、24小时。", "有", "实时（默认）、2小时、24小时。"),
        ("No. There is no recall button.", "No", "There is no recall button."),
        ("Yes: instant or delayed.", "Yes", "Instant or delayed."),
        ("不能自己撤。", "不能", "不能自己撤。"),
        ("Nobody can.", "No", "Nobody can."),
        ("不能。", "不能", "不能。"),
        ("能，由商户发起。", "有条件", "能，由商户发起。"),
        ("支付即结算。", "", "支付即结算。"),
    ],
)
def test_the_word_of_an_answer_is_not_said_twice(text: str, word: str, left: str) -> None:
    """“不能 不能。没有撤回按钮” reads like a stutter; a word that only begins alike stays."""
    assert format_said(Phrase(text), word) == Phrase(left)


def test_what_is_left_keeps_its_language() -> None:
    """A voice must still know that it reads Chinese."""
    assert format_said(Phrase("No. 没有。", ORIGINAL), "No") == Phrase("没有。", ORIGINAL)


@pytest.mark.parametrize(
    ("amount", "written"), [("20000", "20,000"), ("194019.01", "194,019.01"), ("85000.50", "85,000.50"), ("1000", "1,000")]
)
@pytest.mark.parametrize("currency", ["CNY", "GBP", "XXX"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_amount_is_written_as_its_readers_write_it(language: str, currency: str, amount: str, written: str) -> None:
    """Nobody who lost twenty thousand yuan thinks of CNY; no digit of the source is lost. A currency without a name keeps its code."""
    words = labels(language).words
    expected = words["ui"]["money"].format(amount=written, currency=words["currency"].get(currency, currency))

    assert format_money(Money(amount=Decimal(amount), currency=currency), Language(language, labels(language))) == expected


def test_a_currency_is_called_as_its_readers_call_it() -> None:
    """The test above would hold as well if no currency had a name."""
    assert labels("zh").words["currency"]["CNY"] != "CNY"
    assert "XXX" not in labels("zh").words["currency"]
