"""In which language words of others are written, told by their script: titles, publishers and quotes keep their own language."""

import re
from functools import lru_cache

HAN = "zh-CN"
LATIN = "en"

_LETTERS = (
    ("ja", re.compile("[\u3041-\u3096\u30a1-\u30ff\uff66-\uff9f]")),
    ("ko", re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")),
    ("th", re.compile("[\u0e01-\u0e5b]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff\u0750-\u077f]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
)
"""Scripts that decide wherever they stand: kana are never Chinese, whatever characters are around them."""
_HAN_LETTER = re.compile("[\u3400-\u9fff]")
_LATIN_WORD = re.compile("[A-Za-z]+(?:[’'-][A-Za-z]+)*")
_MARKED_LATIN = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")


@lru_cache(maxsize=20_000)
def language_of(words: str) -> str:
    """The language of some words, as far as their script tells it.

    Args:
        words: Plain text of one language; a name of another may stand in it.

    Returns:
        A BCP 47 tag; empty where the script tells nothing: digits alone, and letters such as ã or ł, which several languages have.
        Chinese characters alone are Chinese; among Latin letters they are unless there are more words than characters.
    """
    if words.isascii():
        return LATIN if _LATIN_WORD.search(words) else ""
    for language, letters in _LETTERS:
        if letters.search(words):
            return language
    han, latin = len(_HAN_LETTER.findall(words)), len(_LATIN_WORD.findall(words))
    if han and han >= latin:
        return HAN
    return LATIN if latin and not _MARKED_LATIN.search(words) else ""
