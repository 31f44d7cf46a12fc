"""Chinese numerals: 三, 二十四, 一百八十, 九十九点九, and digits as they are."""

from collections.abc import Mapping
from decimal import Decimal

DIGITS: Mapping[str, int] = {
    sign: value for value, signs in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九")) for sign in signs
}
"""Sign → its value from 0 to 9."""
_PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
HANZI = "".join((*DIGITS, *_PLACES))
"""Characters with which a Chinese numeral may be written."""

_ENGLISH = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
ONES: Mapping[str, int] = {word: value for value, word in enumerate(_ENGLISH, 1)}
"""English word → its value from 1 to 10."""
TENS: Mapping[str, int] = {
    word: value * 10 for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
"""English word → its value, from 20 to 90."""
OTHER_WORDS: Mapping[str, int] = {"два": 2, "две": 2}
"""Word of another language → its value: quotes name small numbers in the words of their source."""


def number_of(words: str) -> Decimal:
    """The value of a numeral.

    Args:
        words: Digits, signs of `HANZI`, or both, around at most one point (`.` or `点`).

    Returns:
        Its exact value; zero for an empty text.
    """
    whole, _, fraction = words.replace("点", ".").partition(".")
    digits = "".join(str(DIGITS.get(sign, sign)) for sign in fraction)
    return Decimal(_whole(whole)) + (Decimal(f"0.{digits}") if digits.isdecimal() else 0)


def _whole(words: str) -> int:
    if words.isdecimal():
        return int(words)
    if words and not any(sign in _PLACES for sign in words):
        return int("".join(str(DIGITS.get(sign, sign)) for sign in words))  # 二〇二六: digit by digit
    total = 0
    digit = 0
    for sign in words:
        if sign == "万":
            total, digit = (total + digit or 1) * _PLACES[sign], 0
        elif sign in _PLACES:
            total, digit = total + (digit or 1) * _PLACES[sign], 0
        else:
            digit = DIGITS.get(sign, 0) if not sign.isdecimal() else digit * 10 + int(sign)
    return total + digit
