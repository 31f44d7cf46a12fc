"""Durations as people write them, in Chinese and English: `24 小时`, `两个月`, `半小时`, `3 个工作日`, `30 minutes`, `two-hour`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from generator.text.lookalike_characters import plain
from generator.text.numerals import HANZI, ONES, TENS, number_of

TimeUnit = Literal["minute", "hour", "day", "banking-day", "month", "year"]
"""The units that a text names."""
BaseUnit = Literal["minute", "month", "banking-day"]
"""Units that cannot be converted into each other: months differ in their days, and holidays lie between banking days."""

_ENGLISH = {**ONES, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15}
_WORDS = "|".join(_ENGLISH)
_NUMBER = rf"[0-9]{{1,3}}(?:\.[0-9])?|[{HANZI}]{{1,5}}|半|(?<![a-z])half an?\b|(?:(?:{'|'.join(TENS)})(?:-(?:{_WORDS}))?|{_WORDS})\b"
_UNITS: tuple[tuple[str, TimeUnit, int], ...] = (
    ("(?:个)?(?:银行)?(?:工作|营业)日|(?:business|banking|working)[ -]days?", "banking-day", 1),
    ("分钟|min(?:ute)?s?", "minute", 1),
    ("(?:个)?小时|h(?:(?:ou)?rs?)?", "hour", 1),
    ("天|(?:个)?(?:自然|日历)?日|(?:calendar )?days?", "day", 1),
    ("周(?!岁|[一二三四五六日])|(?:个)?星期(?![一二三四五六日])|weeks?", "day", 7),
    ("个月|months?", "month", 1),
    ("年|years?", "year", 1),
)
"""Pattern of the unit's name, unit, and how many of that unit the name stands for (a week is 7 days)."""
_UNIT_FORMS = "|".join(f"(?P<u{place}>{form})" for place, (form, _, _) in enumerate(_UNITS))
_DURATION = re.compile(
    rf"(?<![0-9.,第月年/×*])(?<![第月年] )(?<![0-9]x)(?<![×*] )(?P<number>{_NUMBER})[ -]?(?:{_UNIT_FORMS})(?![a-z])",
    re.IGNORECASE,
)
"""`7×24 小时` means a service at all hours and is no duration."""
_BASES: dict[TimeUnit, tuple[BaseUnit, int]] = {
    "minute": ("minute", 1),
    "hour": ("minute", 60),
    "day": ("minute", 1440),
    "banking-day": ("banking-day", 1),
    "month": ("month", 1),
    "year": ("month", 12),
}


class Duration(NamedTuple):
    """A length in a base unit, so that a day equals 24 hours and a year equals 12 months; banking days equal nothing else."""

    unit: BaseUnit
    length: int


class DurationInText(NamedTuple):
    """A duration with its place in a text."""

    start: int
    """Offset in the text."""
    words: str
    """As written."""
    duration: Duration


def duration_of(length: int, unit: TimeUnit) -> Duration:
    """Convert a length of time so that it can be compared with others.

    Args:
        length: Number of units.
        unit: The unit of `length`.

    Returns:
        The same length in its base unit.
    """
    base, factor = _BASES[unit]
    return Duration(base, length * factor)


def find_durations(text: str) -> Iterator[DurationInText]:
    """Find every duration; calendar dates and article numbers are none.

    Args:
        text: Chinese, English or both; digits may be half or full width.

    Yields:
        Each duration in the order of the text, with 0-based offsets. Those that are no whole number of their base unit, such as
        half a banking day, are left out.
    """
    for found in _DURATION.finditer(plain(text)):
        unit, count = next((unit, count) for place, (_, unit, count) in enumerate(_UNITS) if found[f"u{place}"])
        base, factor = _BASES[unit]
        length = _value(found["number"].lower()) * count * factor
        if length and length == int(length):
            yield DurationInText(found.start(), text[slice(*found.span())], Duration(base, int(length)))


def _value(number: str) -> Decimal:
    if number == "半" or number.startswith("half"):
        return Decimal("0.5")
    if number[0].isascii() and number[0].isalpha():
        tens, _, ones = number.partition("-")
        return Decimal(TENS.get(tens, 0) + _ENGLISH.get(ones or tens, 0))
    return number_of(number)
