"""Pinyin: how a title sounds, for those who type sounds, and the order of the page of all guides.

The dictionary takes 0.4 s to import, which a check of the data would pay for nothing: it is imported where it is first asked.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from generator.search.characters import is_han, normalise

_BEGINNING = re.compile(r"^([zcs])h")
_ENDING = re.compile(r"(?<=[aei])ng$")
COMMON = frozenset(bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF))
"""The 3,666 characters of GB 2312 level 1 up to its last full row."""
LONGEST_INITIALS = 8
"""`wxzzcr` for 微信转账错人; longer runs are nobody's abbreviation."""


@cache
def syllables(text: str) -> tuple[tuple[str, ...], ...]:
    """Runs of toneless syllables, one run per run of Han characters."""
    return tuple(tuple(_read(run, errors="ignore")) for run in _han_runs(normalise(text)))


def sound_terms(text: str) -> Iterator[str]:
    """Index terms of a title, an alias or a heading: `~zuan_cuo` for each pair, `~zuan` for each syllable."""
    for run in syllables(text):
        heard = [blurred(syllable) for syllable in run]
        yield from (f"~{one}" for one in heard)
        yield from (f"~{one}_{two}" for one, two in pairwise(heard))


def blurred(syllable: str) -> str:
    """As it is said, and typed, by half the country: z for zh, in for ing."""
    return _ENDING.sub("n", _BEGINNING.sub(r"\1", syllable))


def initials_of(text: str, *, whole: bool) -> Iterator[str]:
    """`^wxzz` for 微信转账: the first letters of a whole run of characters, or of what a longer one begins with."""
    for run in syllables(text):
        letters = "".join(syllable[0] for syllable in run)
        if whole and 3 <= len(letters) <= LONGEST_INITIALS:
            yield f"^{letters}"
        elif not whole:
            yield from (f"^{letters[:length]}" for length in range(3, min(len(letters), LONGEST_INITIALS + 1)))


def sounds_of(characters: AbstractSet[str]) -> dict[str, str]:
    """Syllable → those characters that are read so, each under its most telling reading."""
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415  see the head of the module

    if ord("行") not in PINYIN_DICT:
        raise RuntimeError("pypinyin does not know 行: its dictionary is missing")
    table: dict[str, list[str]] = {}
    for character in sorted(characters):
        if ord(character) in PINYIN_DICT and (read := _read(character)):
            table.setdefault(read[0], []).append(character)
    return {syllable: "".join(found) for syllable, found in sorted(table.items())}


def sort_key(title: str) -> str:
    """Where a title stands in a list by sound: letters and numbers as they are, Chinese by pinyin."""
    return " ".join(_read(title.casefold()))


def first_letter(title: str) -> str:
    """`A` to `Z`, or `#`: the heading a title stands under."""
    letter = sort_key(title.lstrip("“「《(（\"'")).strip()[:1].upper()
    return letter if "A" <= letter <= "Z" else "#"


def _read(text: str, errors: str = "default") -> list[str]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415  see the head of the module

    return lazy_pinyin(text, errors=errors, v_to_u=False)


def _han_runs(text: str) -> Iterator[str]:
    run = ""
    for character in text:
        if is_han(character):
            run += character
        elif run:
            yield run
            run = ""
    if run:
        yield run
