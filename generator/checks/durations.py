"""Durations as people write them, in Chinese and English: `24 小时`, `两个月`, `半小时`, `3 个工作日`, `30 minutes`, `two-hour`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.checks.numerals import HANZI, number_of
from generator.checks.shapes import plain
from generator.models.values import Window
from generator.models.vocabulary import Unit

_ENGLISH = {word: place for place, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)}
_ENGLISH |= {"eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15}
_TENS = {word: place * 10 for place, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)}
_WORDS = "|".join(_ENGLISH)
_NUMBER = rf"[0-9]{{1,3}}(?:\.[0-9])?|[{HANZI}]{{1,5}}|半|(?<![a-z])half an?\b|(?:(?:{'|'.join(_TENS)})(?:-(?:{_WORDS}))?|{_WORDS})\b"
_UNITS: tuple[tuple[str, Unit, int], ...] = (
    ("(?:个)?(?:银行)?工作日|(?:business|banking|working)[ -]days?", Unit.BANKING_DAY, 1),
    ("分钟|min(?:ute)?s?", Unit.MINUTE, 1),
    ("(?:个)?小时|h(?:(?:ou)?rs?)?", Unit.HOUR, 1),
    ("天|(?:个)?(?:自然|日历)?日|(?:calendar )?days?", Unit.DAY, 1),
    ("周(?!岁|[一二三四五六日])|(?:个)?星期(?![一二三四五六日])|weeks?", Unit.DAY, 7),
    ("个月|months?", Unit.MONTH, 1),
    ("年|years?", Unit.YEAR, 1),
)
"""Form, unit, and how many of it."""
_UNIT_FORMS = "|".join(f"(?P<u{place}>{form})" for place, (form, _, _) in enumerate(_UNITS))
_DURATION = re.compile(
    rf"(?<![0-9.,第月年/×*])(?<![第月年] )(?<![0-9]x)(?<![×*] )(?P<number>{_NUMBER})[ -]?(?:{_UNIT_FORMS})(?![a-z])",
    re.IGNORECASE,
)
"""`7×24 小时` is a service at all hours, not a length."""
_EQUAL = {Unit.MINUTE: (Unit.MINUTE, 1), Unit.HOUR: (Unit.MINUTE, 60), Unit.DAY: (Unit.MINUTE, 1440), Unit.YEAR: (Unit.MONTH, 12)}


class Duration(NamedTuple):
    """A length in a base unit, so that a day equals 24 hours and a year equals 12 months; banking days equal nothing else."""

    unit: Unit
    length: int


def find_durations(text: str) -> Iterator[tuple[int, str, Duration]]:
    """Offset, spelling and value of each duration. Calendar dates and article numbers are none."""
    for found in _DURATION.finditer(plain(text)):
        unit, count = next((unit, count) for place, (_, unit, count) in enumerate(_UNITS) if found[f"u{place}"])
        base, factor = _EQUAL.get(unit, (unit, 1))
        length = _value(found["number"].lower()) * count * factor
        if length and length == int(length):
            yield found.start(), text[slice(*found.span())], Duration(base, int(length))


def durations_in(text: str) -> Iterator[tuple[str, Duration]]:
    """Each duration as written and as a value."""
    yield from ((words, duration) for _, words, duration in find_durations(text))


def duration_of(window: Window | None) -> Duration | None:
    """The length of a window, if it has one."""
    if window is None or window.length is None or window.unit is None:
        return None
    base, factor = _EQUAL.get(window.unit, (window.unit, 1))
    return Duration(base, window.length * factor)


def _value(number: str) -> Decimal:
    if number == "半" or number.startswith("half"):
        return Decimal("0.5")
    if number[0].isascii() and number[0].isalpha():
        tens, _, ones = number.partition("-")
        return Decimal(_TENS.get(tens, 0) + _ENGLISH.get(ones or tens, 0))
    return number_of(number)
