"""Shares as people write them: `70%`, `百分之七十`, `七成`, `十分之七`, `70 per cent`, `7 in 10`. Their value is in per cent.

Thirds and halves are not found: texts use them for the fees that courts divide, not for rates.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.text.lookalike_characters import plain
from generator.text.numerals import HANZI, ONES, TENS, number_of

_TENFOLD = {"ten": 10, **TENS}
_TENS = "|".join(_TENFOLD)
_ONES = "|".join(ONES)
_SHARE = re.compile(
    r"(?<![0-9.])(?P<percent>[0-9]+(?:\.[0-9]+)?)\s*(?P<sign>[%‰]|per ?cent\b|pct\b)"
    rf"|(?<![a-z])(?P<tens>{_TENS}) ?per ?cent\b"
    rf"|(?P<whole>[十百千万]|10+)分之(?P<part>[{HANZI}0-9]+(?:[点.][{HANZI}0-9]+)?)"
    rf"|(?<![0-9第])(?P<tenths>[一二两三四五六七八九1-9])成(?P<rest>[一二三四五六七八九半])?(?![为立员年人功交长本品因果分绩就熟语不衣书效])"
    rf"|(?<![0-9a-z])(?P<few>[0-9]+|{_ONES}) (?:in|out of) (?P<many>10|100|ten|hundred)\b",
    re.IGNORECASE,
)

_MAYBE = re.compile(r"[%‰成]|分之|cent|pct|(?:in|of) (?:10|[th])", re.IGNORECASE)
"""A quick test that every share passes, since most texts have none."""


class Share(NamedTuple):
    """A share with its place in a text."""

    start: int
    """Offset in the text."""
    words: str
    """As written."""
    percent: Decimal


def find_shares(text: str) -> Iterator[Share]:
    """Find every share in a text; 七成 and 70% have the same value.

    Args:
        text: Chinese, English or both; digits and signs may be half or full width.

    Yields:
        Each share in the order of the text.
    """
    shaped = plain(text)
    if not _MAYBE.search(shaped):
        return
    for found in _SHARE.finditer(shaped):
        yield Share(found.start(), text[slice(*found.span())], _percent(found).normalize())


def _percent(found: re.Match[str]) -> Decimal:
    if written := found["percent"]:
        return Decimal(written) / (10 if found["sign"] == "‰" else 1)
    if word := found["tens"]:
        return Decimal(_TENFOLD[word.lower()])
    if whole := found["whole"]:
        return number_of(found["part"]) * 100 / number_of(whole)
    if tenths := found["tenths"]:
        rest = found["rest"] or ""
        return number_of(tenths) * 10 + (5 if rest == "半" else number_of(rest) if rest else 0)
    return _english(found["few"]) * 100 / _english(found["many"])


def _english(word: str) -> Decimal:
    return Decimal({**ONES, "hundred": 100}.get(word.lower()) or word)
