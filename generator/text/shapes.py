"""One shape for each sign: what a reader takes for the same must look the same to a program.

Full-width and other digits and letters, dashes, percent signs and a few traditional characters. The length of a text never
changes, so that places found in the one are places in the other.
"""

import unicodedata

_KNOWN = dict.fromkeys("‐‑‒–—―−﹣－", "-") | {"٪": "%", "：": ":"}
_KNOWN |= dict(zip("黃鐘時間內後週個號撥熱線電話萬億", "黄钟时间内后周个号拨热线电话万亿", strict=True))
_KEPT = frozenset("%+-./:@#&=?_~ ")
"""Signs that a number or an address is written with; other punctuation keeps its width, for it ends a Chinese sentence."""


class _Shapes(dict[int, str]):
    """Code point → plainest shape, each worked out once."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain(chr(code))
        return self[code]


_SHAPES = _Shapes()


def plain(text: str) -> str:
    """Level the shapes of a text before anything is looked for in it.

    Args:
        text: Any text. Nothing that sorts texts out may look at it before this function has: `[0-9]` does not know ⑨.

    Returns:
        The text in its plainest shape (９, ⑨ and ⁹ are 9), of the same length.
    """
    return text if text.isascii() else text.translate(_SHAPES)


def _plain(sign: str) -> str:
    if known := _KNOWN.get(sign):
        return known
    if (digit := unicodedata.digit(sign, None)) is not None:
        return str(digit)
    simple = unicodedata.normalize("NFKC", sign)
    return simple if len(simple) == 1 and (simple.isalnum() or simple in _KEPT) else sign
