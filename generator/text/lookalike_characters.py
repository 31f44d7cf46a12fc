"""Replaces variants of a character by one: what looks the same to a reader must be the same to a program.

It covers full-width and other digits and letters, dashes, percent signs and a few traditional characters. The length of a text
never changes, so that an offset in the result is an offset in the original.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_KNOWN = dict.fromkeys("‐‑‒–—―−﹣－", "-") | {"٪": "%", "：": ":"}
_KNOWN |= dict(zip("黃鐘時間內後週個號撥熱線電話萬億", "黄钟时间内后周个号拨热线电话万亿", strict=True))
_ALIKE = {*map(chr, range(0x80)), *map(chr, range(0x4E00, 0xA000)), *"，。、；！（）“”‘’《》「」【】〔〕…·→¥€£×"} - _KNOWN.keys()
"""Characters of most texts, which have no other form."""


def any_but(characters: Iterable[str]) -> re.Pattern[str]:
    """A quick test for a text that holds any other character.

    Args:
        characters: Single ones, in any order.

    Returns:
        A pattern that finds what is none of them, in one look at each character of a text.
    """
    codes = sorted(map(ord, set(characters)))
    firsts = set(codes) - {code + 1 for code in codes}
    lasts = set(codes) - {code - 1 for code in codes}
    spans = (f"\\U{first:08x}-\\U{last:08x}" for first, last in zip(sorted(firsts), sorted(lasts), strict=True))
    return re.compile(f"[^{''.join(spans)}]")


_MAY_CHANGE = any_but(_ALIKE)
"""A quick test: most texts hold no character that has another form."""
_KEPT = frozenset("%+-./:@#&=?_~ ")
"""Punctuation of numbers and addresses; other punctuation keeps its width, since full-width signs end a Chinese sentence."""


class _Shapes(dict[int, str]):
    """Code point → its plain form, computed at the first use."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain(chr(code))
        return self[code]


_SHAPES = _Shapes()


@lru_cache(maxsize=64)
def plain(text: str) -> str:
    """Replace variants of characters by the plain ones, before a pattern is applied to a text.

    Args:
        text: Any text. Call this before every pattern, also before a quick test: `[0-9]` does not match ⑨.

    Returns:
        The text with plain characters (９, ⑨ and ⁹ become 9), of the same length.
    """
    return text if text.isascii() or not _MAY_CHANGE.search(text) else text.translate(_SHAPES)


def _plain(sign: str) -> str:
    if known := _KNOWN.get(sign):
        return known
    if (digit := unicodedata.digit(sign, None)) is not None:
        return str(digit)
    simple = unicodedata.normalize("NFKC", sign)
    return simple if len(simple) == 1 and (simple.isalnum() or simple in _KEPT) else sign
