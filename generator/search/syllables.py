"""Pinyin: how a title sounds, for those who type sounds, and the order of the page of all guides.

The dictionary takes 0.4 s to import, and a check of the data needs none of it: it is imported where it is first used.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain, pairwise, product

from generator.search.folding import SCRIPT, normalise
from generator.search.readings import ReadingTable

_BEGINNING = re.compile(r"^([zcs])h")
_ENDING = re.compile(r"(?<=[aei])ng$")
_UMLAUT = re.compile(r"(?<=[nl])v")
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


def syllables(text: str, table: ReadingTable) -> Iterator[tuple[tuple[str, ...], ...]]:
    """How a text is read.

    Args:
        text: In any language.
        table: Readings that go before those of the dictionary.

    Returns:
        For each run of Han characters one entry per character: its toneless syllables, the commonest first. Everything else is left
        out, and so are characters that nobody can read.
    """
    for run in _HAN_RUN.findall(normalise(text)):
        yield tuple(filter(None, table.read(run, _reading(run))))


def sound_terms(text: str, table: ReadingTable) -> Iterator[str]:
    """Index terms of a title, an alias or a heading.

    Args:
        text: In any language.
        table: As for `syllables`.

    Returns:
        `~zuan_cuo` for each pair of characters, `~zuan` for each; one for every way they are said.
    """
    for run in syllables(text, table):
        sounds = [tuple(dict.fromkeys(map(fuzzy, said))) for said in run]
        yield from (f"~{one}" for one in chain.from_iterable(sounds))
        yield from (f"~{one}_{two}" for pair in pairwise(sounds) for one, two in product(*pair))


@cache
def fuzzy(syllable: str) -> str:
    """A syllable without what many do not tell apart, or cannot type, and so mistype: z for zh, in for ing, lu for lü."""
    return _ENDING.sub("n", _UMLAUT.sub("u", _BEGINNING.sub(r"\1", syllable)))


def initials_of(text: str, table: ReadingTable, *, whole: bool) -> Iterator[str]:
    """Index terms of pinyin initials, `^wxzz` for 微信转账, per run of Han characters of a text.

    Args:
        text: In any language.
        table: As for `syllables`.
        whole: Give the initials of whole runs of 3 to `LONGEST_INITIALS` characters; otherwise those of the shorter beginnings of a run.

    Returns:
        One for every way the characters are said.
    """
    for run in syllables(text, table):
        beginnings = [tuple(dict.fromkeys(syllable[0] for syllable in said)) for said in run]
        if whole and 3 <= len(run) <= LONGEST_INITIALS:
            yield from (f"^{''.join(letters)}" for letters in product(*beginnings))
        elif not whole:
            for length in range(3, min(len(run), LONGEST_INITIALS + 1)):
                yield from (f"^{''.join(letters)}" for letters in product(*beginnings[:length]))


def sounds_of(characters: AbstractSet[str], table: ReadingTable) -> dict[str, str]:
    """How characters sound one by one.

    Args:
        characters: Normalised.
        table: As for `syllables`.

    Returns:
        Syllable → those of the characters that are read so, as one string; each character under its commonest reading. A syllable that
        only the table knows has none.

    Raises:
        RuntimeError: The dictionary of pypinyin is missing.
    """
    if not any(_reading("行")):
        raise RuntimeError("pypinyin does not know 行: its dictionary is missing")
    found: dict[str, list[str]] = {sound: [] for sound in table.sounds}
    for character in sorted(characters):
        if read := table.alone(character) or tuple(filter(None, _reading(character))):
            found.setdefault(read[0], []).append(character)
    return {syllable: "".join(same) for syllable, same in sorted(found.items())}


def odd_readings(forms: Iterable[str], by_syllable: Mapping[str, str], table: ReadingTable) -> str:
    """Forms that do not sound like their characters one by one, or not only so.

    Args:
        forms: Normalised; those that are no single run of Han characters are left out.
        by_syllable: As of `sounds_of`.
        table: As for `syllables`.

    Returns:
        Each form after its syllables, `yin_hang银行`, with blanks between them; as often as there are ways to say it.
    """
    sound = {character: syllable for syllable, characters in by_syllable.items() for character in characters}
    found: list[tuple[str, str]] = []
    for form in forms:
        runs = [*syllables(form, table)]
        if len(runs) == 1 and len(runs[0]) == len(form):
            ways = ["_".join(way) for way in product(*runs[0])]
            found += ((way, form) for way in ways if ways != ["_".join(sound.get(character, "") for character in form)])
    return " ".join(way + form for way, form in sorted(found))


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
    """Syllables of a run of Han characters as `lazy_pinyin` of pypinyin gives them, empty for a character it does not know."""
    if run not in _readings:
        from pypinyin.seg.mmseg import seg  # noqa: PLC0415  see the head of the module

        _readings[run] = tuple(syllable for word in seg.cut(run) for syllable in _word(word))
    return _readings[run]


@cache
def _word(word: str) -> tuple[str, ...]:
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # noqa: PLC0415  see the head of the module

    if len(PHRASES_DICT.get(word, ())) == len(word):
        return tuple(_toneless(readings[0]) for readings in PHRASES_DICT[word])
    return tuple(_toneless(PINYIN_DICT.get(ord(character), "").split(",")[0]) for character in word)


@cache
def _toneless(syllable: str) -> str:
    from pypinyin.contrib.tone_convert import to_normal  # noqa: PLC0415  see the head of the module

    return to_normal(syllable, v_to_u=False)
