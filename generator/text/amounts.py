"""Figures of a text that are neither durations nor shares: amounts of money and counts, `5 万元`, `£85,000`, `1.2 million`, `3 笔`.

They are compared by value alone: a source writes the unit in its own language.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.text.lookalike_characters import plain
from generator.text.numerals import HANZI, ONES, OTHER_WORDS, TENS, number_of

_TIMES = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
    "만": 10**4,
    "억": 10**8,
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mil": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
"""Word behind a number → what it is multiplied by."""
_MAYBE = re.compile("[0-9]")
"""A quick test, since most texts have no figure."""
_BEHIND = "|".join(sorted(_TIMES, key=len, reverse=True))
_ARABIC = r"[0-9]{1,3}(?:[,'][0-9]{2,3})+(?:\.[0-9]+)?(?![0-9])|[0-9]{1,3}(?:[ .][0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?"
_NUMBER = re.compile(
    rf"(?P<digits>{_ARABIC})(?:[余多]? ?(?P<times>{_BEHIND})(?![a-z]))?|(?P<hanzi>[{HANZI}半]+(?:点[{HANZI}]+)?(?P<large>亿)?)"
    rf"|(?<!\w)(?P<quoted>{'|'.join(OTHER_WORDS)})(?!\w)|(?<![a-z])(?P<word>{'|'.join((*ONES, *TENS))})(?![a-z])",
    re.IGNORECASE,
)
_LAWS = (
    r"[〔\[(](?:19|20)[0-9]{2}[〕\])] ?(?:第 ?)?[0-9]* ?号?|第 ?[0-9]+(?:(?:[、至-]|条之)[第 ]*[0-9]+)*"
    r"|(?<![a-z])(?:art(?:icle)?s?\.?|sections?|secs?\.|paras?(?:graphs?)?\.?|nos?\.|numbers?|chapters?|rules?|regulations?|parts?"
    r"|version|v\.?|level) ?[0-9][0-9a-z.()-]*(?:(?:, | and | to | or |-)[0-9]+(?![0-9a-z]))*"
    r"|[0-9]+(?:st|nd|rd|th)(?![a-z])|[0-9]+ ?[级号型](?!码)"
)
"""Articles, notices, versions, ordinals."""
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAYS = (
    r"(?<![0-9,.])(?:19|20)[0-9]{2}(?:[-./年] ?[0-9]{1,2}(?:[-./月] ?[0-9]{1,2})?(?![0-9])|年)?(?![0-9]|,[0-9]|[ -]?(?:元|万|yuan|people))"
    r"|[0-9]{1,2}(?:[-至、][0-9]{1,2})? ?月(?: ?[0-9]{1,2}(?:[-至、][0-9]{1,2})? ?[日号]?)?"
    rf"|(?<![0-9])[0-9]{{1,2}} {_MONTH}(?![a-z])|(?<![a-z]){_MONTH} [0-9]{{1,2}}(?![0-9])"
)
"""Years, months, days."""
_CLOCK = r"[0-9]{1,2}[:点][0-9]{2}|[0-9]{1,2} ?[ap]\.?m\b|[0-9]{1,2} ?点"
_SIGNS = (
    r"[0-9]+[a-z]+-[0-9]+|[0-9]+ ?[×x*/] ?[0-9]+|(?<![a-z])[a-z]+[-.+/_]?[0-9][0-9a-z.]*|"
    r"[0-9]+[0-9.]*(?!(?:k|m|mn|mil|bn)(?![a-z]))[a-z]+[0-9]*"
)
_LIST = r"^ *[0-9]{1,2}(?:[.)] |、)|\([0-9]\)"
_NO_FIGURE = re.compile(rf"(?=[0-9a-z第〔\[( ])(?:{_LAWS}|{_DAYS}|{_CLOCK}|{_SIGNS}|{_LIST})", re.IGNORECASE | re.MULTILINE)
_CURRENCY = re.compile(
    r"(?<![a-z])(?:rmb|cny|usd|hkd?|nt|eur|gbp|sgd|myr|rm|thb|idr|rp|rs|inr|php|krw|jpy|twd|brl|aud|cad|us|s|r)[ $]?(?=\$?[0-9])",
    re.IGNORECASE,
)
_CIRCLED = re.compile("[\u2460-\u24ff\u2776-\u2793]")
"""They count steps of a list."""
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ .][0-9]{3})+")
"""Thousands as much of the world writes them."""


class Amount(NamedTuple):
    """A number with its place in a text."""

    start: int
    """Offset in the text."""
    words: str
    """As written."""
    value: Decimal


def find_amounts(text: str) -> Iterator[Amount]:
    """Find the numbers in Arabic digits that count something; dates, times of day, articles, ordinals and names count nothing.

    Args:
        text: Chinese, English or both, in which durations, shares and telephone numbers have been blanked out.

    Yields:
        Each number in the order of the text.
    """
    shaped = plain(_CIRCLED.sub(" ", text))
    if not _MAYBE.search(shaped):
        return
    shaped = _NO_FIGURE.sub(_blank, _CURRENCY.sub(_blank, shaped))
    for found in _NUMBER.finditer(shaped):
        if found["digits"]:
            yield Amount(found.start(), text[slice(*found.span())], _value(found))


def values_in(text: str) -> set[Decimal]:
    """Every number that a text names, whatever it counts.

    Args:
        text: Any language; Arabic digits, Chinese numerals, the English words up to ten and of the tens, and those of `OTHER_WORDS`.

    Returns:
        Their values.
    """
    return {_value(found) for found in _NUMBER.finditer(plain(text))}


def _value(found: re.Match[str]) -> Decimal:
    if word := found["word"] or found["quoted"]:
        return Decimal({**ONES, **TENS, **OTHER_WORDS}[word.lower()])
    if hanzi := found["hanzi"]:
        value = Decimal("0.5") if hanzi == "半" else number_of(hanzi.removesuffix("亿").replace("半", ""))
        return value * (10**8 if found["large"] else 1)
    digits = found["digits"]
    if _GROUPED.fullmatch(digits) and not (found["times"] and digits.count(".") == 1):  # `6.747 million` has no thousands
        digits = re.sub("[ .]", "", digits)
    return Decimal(re.sub("[,']", "", digits)) * _TIMES.get((found["times"] or "").lower(), 1)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
