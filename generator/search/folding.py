"""One spelling for every character: full width → half width, upper → lower case, traditional → simplified, common misspellings folded."""

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from unicodedata import normalize

_FOLDS = "帐账臺台裡里佈布甚什著着衹只祇只証证纔才麽么嘅的冇没佢他咁这噉这覆复藉借迳径姊姐瞄描鍊链戸户"
"""Pairs: a character people type, and the one it is indexed as. Applied after the traditional ones; `帐` for `账` is the commonest.

The last seven are characters that zhconv converts in phrases alone, or not at all: 回覆 and 答覆, 藉口, 逕自, 姊姊, 掃瞄, 區塊鍊, 帳戸.
Its other conversions of phrases put another word (網路 becomes 网络), or would change a character that simplified text needs: 身分 is found
by its sound, since with 份 folded to 分 every 身份证 would cost its reader a file.
"""


@cache
def folding() -> dict[int, str]:
    """Code point → the character it is indexed as. One to one, so that positions in a text stay what they were.

    Returns:
        Traditional characters and common misspellings, a traditional character whose simplified form is a misspelling included.

    Raises:
        RuntimeError: The map of zhconv is not whole, so traditional text would not be found.
    """
    table = {
        ord(old): new for old, new in _conversions().items() if len(old) == 1 == len(new) and old != new and "\u3400" <= old <= "\u9fff"
    }
    if len(table) < 2000:
        raise RuntimeError(f"the traditional to simplified map of zhconv holds only {len(table)} characters")
    own = {ord(old): new for old, new in zip(_FOLDS[::2], _FOLDS[1::2], strict=True)}
    return {code: own.get(ord(new), new) for code, new in table.items()} | own


def _conversions() -> dict[str, str]:
    """The table of zhconv for the mainland, as its `getdict` makes it; read from its file, since importing it takes ten times as long."""
    package = find_spec("zhconv")
    if package is None or package.origin is None:
        raise RuntimeError("zhconv is not installed: its map of traditional characters is missing")
    tables = json.loads(Path(package.origin).with_name("zhcdict.json").read_bytes())
    return {**tables["zh2Hans"], **tables["zh2CN"]}


def normalise(text: str) -> str:
    """The text as it is indexed and searched: NFKC, lower case, simplified, `n't` without its apostrophe."""
    text = normalize("NFKC", text).lower()
    if "n't" in text or "n’t" in text:
        text = _NOT.sub("nt", text)
    return text if text.isascii() or _folded().isdisjoint(text) else text.translate(folding())


def folds_in(text: str) -> str:
    """The characters of a text that fold, each with the one it becomes: with these whoever has the text can fold it.

    Args:
        text: Any.

    Returns:
        Pairs without a separator, in order; `帐账` for `帐号`. Empty for most texts in simplified characters.
    """
    found = sorted(_folded() & set(normalize("NFKC", text).lower()))
    return "".join(f"{sign}{folding()[ord(sign)]}" for sign in found)


def folds_for_browsers() -> str:
    """The characters that fold onto one of GB 2312, which has every character of modern simplified text.

    Returns:
        Pairs without a separator, a character and the one it becomes, ordered by the latter, which packs best.
    """
    pairs = sorted((new, chr(old)) for old, new in folding().items())
    return "".join(f"{old}{new}" for new, old in pairs if new.encode("gb2312", "ignore"))


_NOT = re.compile(r"(?<=[a-z])n['’]t\b")
"""won't and won’t are wont: half of those who type leave the apostrophe out."""


@cache
def _folded() -> frozenset[str]:
    """The characters that `folding` changes. Few texts hold one, and to look for them is faster than `str.translate`."""
    return frozenset(map(chr, folding()))


SCRIPT = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Character class of scripts written without blanks: Han, and the kana and Hangul of foreign names."""


def is_han(character: str) -> bool:
    """Whether it is a character of one of the scripts in `SCRIPT`."""
    return "\u3400" <= character <= "\u9fff" or "\u3040" <= character <= "\u30ff" or "\uac00" <= character <= "\ud7af"
