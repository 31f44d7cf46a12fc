"""Pinyin: how a title sounds, for those who type sounds, and the order of the page of all guides.

The dictionary takes 0.4 s to import, and a check of the data needs none of it: it is imported where it is first used.
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from generator.search.folding import SCRIPT, normalise

_BEGINNING = re.compile(r"^([zcs])h")
_ENDING = re.compile(r"(?<=[aei])ng$")
COMMON = frozenset(bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF))
"""The 3,666 characters of GB 2312 level 1 up to its last full row."""
LONGEST_INITIALS = 8
"""`wxzzcr` for 微信转账错人; longer runs are nobody's abbreviation."""


_HAN_RUN = re.compile(rf"[{SCRIPT}]+")
_readings: dict[str, tuple[str, ...]] = {}
"""Run of Han characters → its syllables, of all that were read so far."""


def known_readings() -> Mapping[str, tuple[str, ...]]:
    """Run of Han characters → its toneless syllables, of all that were read so far in this process.

    Returns:
        A growing map that depends on pypinyin alone: kept for `learn_readings`, it spares a later process the dictionary.
    """
    return _readings


def open_dictionary() -> None:
    """Import the dictionary now: for a process that is about to be copied, so that no copy has to."""
    _reading("行")
    sort_key("行")


def learn_readings(readings: Mapping[str, tuple[str, ...]]) -> None:
    """Take over what another process has read.

    Args:
        readings: As of `known_readings`, with the same version of pypinyin.
    """
    _readings.update(readings)


@cache
def syllables(text: str) -> tuple[tuple[str, ...], ...]:
    """Toneless syllables of a text, one tuple per run of Han characters; everything else is left out."""
    return tuple(_reading(run) for run in _HAN_RUN.findall(normalise(text)))


def sound_terms(text: str) -> Iterator[str]:
    """Index terms of a title, an alias or a heading: `~zuan_cuo` for each pair, `~zuan` for each syllable."""
    for run in syllables(text):
        sounds = [fuzzy(syllable) for syllable in run]
        yield from (f"~{one}" for one in sounds)
        yield from (f"~{one}_{two}" for one, two in pairwise(sounds))


@cache
def fuzzy(syllable: str) -> str:
    """A syllable without what many speakers do not tell apart, and so mistype: z for zh, in for ing."""
    return _ENDING.sub("n", _BEGINNING.sub(r"\1", syllable))


def initials_of(text: str, *, whole: bool) -> Iterator[str]:
    """Index terms of pinyin initials, `^wxzz` for 微信转账, per run of Han characters of a text.

    `whole` gives the initials of whole runs of 3 to `LONGEST_INITIALS` characters; otherwise those of the shorter beginnings of a run.
    """
    for run in syllables(text):
        letters = "".join(syllable[0] for syllable in run)
        if whole and 3 <= len(letters) <= LONGEST_INITIALS:
            yield f"^{letters}"
        elif not whole:
            yield from (f"^{letters[:length]}" for length in range(3, min(len(letters), LONGEST_INITIALS + 1)))


def sounds_of(characters: AbstractSet[str]) -> dict[str, str]:
    """Syllable → those of the characters that are read so, as one string; each character under its commonest reading.

    Raises:
        RuntimeError: The dictionary of pypinyin is missing.
    """
    if not _reading("行"):
        raise RuntimeError("pypinyin does not know 行: its dictionary is missing")
    table: dict[str, list[str]] = {}
    for character in sorted(characters):
        if read := _reading(character):
            table.setdefault(read[0], []).append(character)
    return {syllable: "".join(found) for syllable, found in sorted(table.items())}


def sort_key(title: str) -> str:
    """The key that sorts a title by sound.

    Args:
        title: In any language.

    Returns:
        Lower-case letters and numbers as they are, Chinese as toneless pinyin with a blank between syllables.
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415  see the head of the module

    return " ".join(lazy_pinyin(title.casefold(), v_to_u=False))


def first_letter(title: str) -> str:
    """The heading of an A to Z list that a title stands under.

    Args:
        title: In any language; quotation marks and brackets at its start do not count.

    Returns:
        `A` to `Z`, of a Chinese title the first letter of its pinyin; `#` for numbers and everything else.
    """
    letter = sort_key(title.lstrip("“「《(（\"'")).strip()[:1].upper()
    return letter if "A" <= letter <= "Z" else "#"


def _reading(run: str) -> tuple[str, ...]:
    """Syllables of a run of Han characters as `lazy_pinyin` of pypinyin gives them, but each word is read once."""
    if run not in _readings:
        from pypinyin.seg.mmseg import seg  # noqa: PLC0415  see the head of the module

        _readings[run] = tuple(syllable for word in seg.cut(run) for syllable in _word(word))
    return _readings[run]


@cache
def _word(word: str) -> tuple[str, ...]:
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # noqa: PLC0415  see the head of the module

    if word in PHRASES_DICT:
        return tuple(_toneless(readings[0]) for readings in PHRASES_DICT[word])
    return tuple(_toneless(PINYIN_DICT[ord(character)].split(",")[0]) for character in word if ord(character) in PINYIN_DICT)


@cache
def _toneless(syllable: str) -> str:
    from pypinyin.contrib.tone_convert import to_normal  # noqa: PLC0415  see the head of the module

    return to_normal(syllable, v_to_u=False)
