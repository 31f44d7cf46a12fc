"""One spelling for digits and letters that are written in other signs, also where one sign stands for several or is not seen at all.

What `lookalike_characters` does sign by sign, this does for signs that must vanish or become longer, so it says where each one stood.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from generator.text.lookalike_characters import any_but, plain

_FINANCIAL = dict(zip("壹贰貳貮弌弍弎叁參叄叅肆伍陆陸柒捌玖兩拾佰仟萬億", "一二二二一二三三三三三四五六六七八九两十百千万亿", strict=True))
_PICTURED = {chr(code): str(code - first + 1) for first, last in ((0x2680, 0x2685), (0x1F007, 0x1F00F)) for code in range(first, last + 1)}
_PICTURED |= {chr(0x1F010 + place): str(place % 9 + 1) for place in range(18)}  # mahjong tiles, from one to nine
_RINGS = dict.fromkeys("○◯⭕🅾⓿⚪🔴⚫●", "0")
_KNOWN = {**_FINANCIAL, **_PICTURED, **_RINGS}
_PUNCTUATION = "，。、；：！？（）“”‘’《》「」【】〔〕…·—–→↔∥≤≠¥£€×"
_ODD = any_but({*map(chr, range(0x80)), *map(chr, range(0x4E00, 0xA000)), *_PUNCTUATION} - _KNOWN.keys())
"""A quick test: no other character changes here beyond what `plain` does, and most texts hold none of these."""


class Levelled(NamedTuple):
    """A text with one spelling for its digits and letters."""

    text: str
    offsets: Sequence[int]
    """Where each character stood in the text as it was written, and its length as the last."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the levelled text stood."""
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]


@lru_cache(maxsize=64)
def level(text: str) -> Levelled:
    """Replace every sign by the plain ones that a reader takes it for; leave out what nobody sees.

    Args:
        text: Plain text as a reader sees it.

    Returns:
        The text with ９, ⑨, 9️⃣ and 9̲ as 9, ㉑ as 21, 玖 as 九, é as e, and without soft hyphens, joiners and accents.
    """
    if text.isascii() or not _ODD.search(text):
        return Levelled(plain(text), range(len(text) + 1))
    signs: list[str] = []
    offsets: list[int] = []
    for place, sign in enumerate(text):
        level_sign = _level(sign)
        signs.append(level_sign)
        offsets += [place] * len(level_sign)
    return Levelled("".join(signs), [*offsets, len(text)])


@cache
def _level(sign: str) -> str:
    if known := _KNOWN.get(sign):
        return known
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return ""
    if unicodedata.category(sign) == "Nl" and (number := unicodedata.numeric(sign, None)):
        return str(int(number))
    shaped = plain(sign)
    if shaped != sign or sign.isascii():
        return shaped
    number = unicodedata.numeric(sign, None)
    if number is not None and unicodedata.category(sign) in {"Nd", "Nl", "No"} and number == int(number):
        return str(int(number))
    simple = unicodedata.normalize("NFKC", sign)
    if len(simple) > 1 and any(each.isalnum() for each in simple):
        return "".join(plain(each) for each in simple)
    base = "".join(each for each in unicodedata.normalize("NFKD", sign) if unicodedata.category(each) != "Mn")
    return base if len(base) == 1 and base.isascii() and base.isalnum() else sign
