"""Durations as people write them, in Chinese and English: `24 小时`, `两个月`, `3 个工作日`, `30 minutes`, `two-hour`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.models.values import Window
from generator.models.vocabulary import Unit

_DIGITS = "零一二三四五六七八九"
_ENGLISH = {word: place for place, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)}
_ENGLISH |= {"eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30}
_UNITS: tuple[tuple[str, Unit], ...] = (
    ("(?:个)?(?:银行)?工作日|(?:business|banking|working)[ -]days?", Unit.BANKING_DAY),
    ("分钟|min(?:ute)?s?", Unit.MINUTE),
    ("(?:个)?小时|h(?:ou)?rs?", Unit.HOUR),
    ("天|日|(?:calendar )?days?", Unit.DAY),
    ("个月|months?", Unit.MONTH),
    ("年|years?", Unit.YEAR),
)
_NUMBER = rf"[0-9]{{1,3}}|[{_DIGITS}两十百]{{1,4}}|(?:{'|'.join(_ENGLISH)})\b"
_UNIT_FORMS = "|".join(f"(?P<u{place}>{form})" for place, (form, _) in enumerate(_UNITS))
_DURATION = re.compile(
    rf"(?<![0-9.,第月年/])(?<!第 )(?P<number>{_NUMBER})[ -]?(?:{_UNIT_FORMS})(?![a-z])",
    re.IGNORECASE,
)
_EQUAL = {Unit.MINUTE: (Unit.MINUTE, 1), Unit.HOUR: (Unit.MINUTE, 60), Unit.DAY: (Unit.MINUTE, 1440), Unit.YEAR: (Unit.MONTH, 12)}


class Duration(NamedTuple):
    """A length in a base unit, so that a day equals 24 hours and a year equals 12 months; banking days equal nothing else."""

    unit: Unit
    length: int


def durations_in(text: str) -> Iterator[tuple[str, Duration]]:
    """Each duration as written and as a value. Calendar dates and article numbers are none."""
    for found in _DURATION.finditer(text):
        unit = next(unit for place, (_, unit) in enumerate(_UNITS) if found[f"u{place}"])
        if number := _value(found["number"].lower()):
            yield found[0], normalise(number, unit)


def duration_of(window: Window | None) -> Duration | None:
    """The length of a window, if it has one."""
    if window is None or window.length is None or window.unit is None:
        return None
    return normalise(window.length, window.unit)


def normalise(length: int, unit: Unit) -> Duration:
    """Minutes, months or banking days."""
    base, factor = _EQUAL.get(unit, (unit, 1))
    return Duration(base, length * factor)


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    if number in _ENGLISH:
        return _ENGLISH[number]
    total: int = 0
    digit: int = 0
    for sign in number.replace("两", "二"):
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.index(sign)
    return total + digit
