"""Runs of digits that no meaning explains, however they are written: whoever reads one may dial it.

Digits of any writing, Chinese numerals, letters that look like digits, words for digits, with whatever stands between them. What
figures may mean says `known_figures`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.text.known_figures import without_days, without_known_figures
from generator.text.levelling import level
from generator.text.lookalike_characters import plain
from generator.text.numerals import TENS, number_of

_HANZI = {
    sign: str(value)
    for value, signs in enumerate(("零〇洞", "一幺", "二两", "三", "四", "五", "六", "七拐", "八", "九勾"))
    for sign in signs
}
"""洞, 幺, 拐 and 勾 are said on the telephone for 0, 1, 7 and 9."""
_ENGLISH = ("zero oh o nought nil", "one", "two", "three", "four", "five fife", "six", "seven", "eight", "nine niner")
_PINYIN = ("ling", "yi yao", "er liang", "san", "si", "wu", "liu", "qi", "ba", "jiu")
_WORDS = {word: str(value) for words in (_ENGLISH, _PINYIN) for value, each in enumerate(words) for word in each.split()}
_TEENS = ("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("ten", *TENS)
_WORDS |= {word: str(value) for value, word in enumerate(_TEENS, 11)} | {word: str(value) for value, word in enumerate(_TENS, 1)}
_TWICE = {"double": 2, "triple": 3, "treble": 3}

_H = "".join(_HANZI)
_TIGHT = r"[\s.·•・‧∙,，()（）\[\]【】\\_~*'’+/、;；|:-]"
"""Signs between groups of digits."""
_WIDE = r"(?:[^\w\x00\n]|_)"
"""Signs between single digits: any that is neither letter nor digit."""
_ARABIC = re.compile(rf"[0-9](?:{_TIGHT}{{0,3}}[0-9]|(?<![0-9][0-9]){_WIDE}{{1,4}}[0-9](?![0-9]))*")
_APART = re.compile(r"(?<![0-9A-Za-z.,])[0-9](?:[^0-9\x00\n]{1,8}[0-9](?![0-9])){3,}(?![0-9A-Za-z])")
"""Single digits with words between them: `先按 9，再按 5，然后 0 …`."""
_HAN = re.compile(
    rf"[0-9]?[{_H}](?:{_WIDE}{{0,2}}[{_H}0-9])+|[0-9](?:{_WIDE}{{0,2}}[0-9])*{_WIDE}{{0,2}}[{_H}](?:{_WIDE}{{0,2}}[{_H}0-9])*"
)
_NUMERAL = re.compile(r"[一二三四五六七八九两][一二三四五六七八九十百千万零〇两]{4,}")
_UNITED = re.compile(r"\s?(?:[余多]?(?:亿|元|块|人|名|件|笔|户|家|起|条|次|个|天|日|年|分|岁|例|页|字|枚|张|套)|美元|港元|欧元|英镑)")
_SAID = re.compile(
    "|".join(f"{word}(?<![a-z]{word})" for words in (*_ENGLISH, *_PINYIN, *_TWICE) for word in words.split() if word not in {"o", "liang"})
)
"""Beginnings of words for digits; an `o` counts only beside others."""
_WORD = "|".join(sorted((*_WORDS, *_TWICE), key=len, reverse=True))
_SPOKEN = re.compile(rf"(?<![a-z0-9])(?:{_WORD}|[0-9](?![0-9]))(?:{_WIDE}{{0,3}}(?:{_WORD}|(?<![0-9])[0-9](?![0-9])))+(?![a-z0-9])")
_GLUED = re.compile(r"(?:zero|one|two|three|four|five|six|seven|eight|nine){3}")
_TOKEN = re.compile(f"{_WORD}|[0-9]")
_LATIN, _TWO_DIGITS = re.compile("[a-z]"), re.compile("[0-9]{2}")
_ROUND, _UPRIGHT = "OoОоΟοQDØø", "lIіӏ"
_AMONG = re.compile(rf"(?<=[0-9])[ .·-]?[{_ROUND}{_UPRIGHT}|!SsBbZzGg]{{1,3}}(?=[ .·-]?[0-9])|(?<=[{_H}])[{_ROUND}]{{1,2}}(?=[{_H}])")
_FIRST = re.compile(rf"(?<![A-Za-z0-9])[{_ROUND}{_UPRIGHT}]{{1,2}}(?=[ .·-]?[0-9]{{2}})")
_LAST = re.compile(rf"(?<=[0-9][0-9])[{_ROUND}{_UPRIGHT}]{{1,2}}(?![A-Za-z0-9])")
_LOOKS = str.maketrans(
    {**dict.fromkeys(_ROUND, "0"), **dict.fromkeys(_UPRIGHT + "|!", "1"), **dict(zip("SsBbZzGg", "55862299", strict=True))}
)
_SERVICE = re.compile(
    r"(?:拨打?|致电|热线|电话|客服|咨询|呼叫|(?<![a-z])(?:tel|call|dial|hotline)(?![a-z]))[.:为是 ]{0,3}"
    r"(?P<number>(?:1[0-9]|9[56])[0-9]{3,4})"
    r"(?![0-9]|[.,][0-9])",
    re.IGNORECASE,
)
_LONG_ENOUGH = re.compile("[19][0-9]{4}")
"""A quick test for `_SERVICE`."""
_HAS_CHINESE = re.compile(f"[{_H}百千万]")
_MAY_HOLD = re.compile(rf"[0-9][^0-9]{{0,8}}[0-9{_H}{_ROUND}{_UPRIGHT}]|[{_H}]{_WIDE}{{0,2}}[{_H}0-9]|[百千万]")
_THREE = re.compile(
    rf"[0-9](?:[^0-9\x00]{{0,8}}[0-9]){{2}}|[{_H}0-9](?:{_WIDE}{{0,2}}[{_H}0-9]){{2}}|[一二三四五六七八九两][一二三四五六七八九十百千万零〇两]{{4}}"
    rf"|[0-9][ .·-]?[{_ROUND}{_UPRIGHT}|!SsBbZzGg]|[{_ROUND}{_UPRIGHT}][ .·-]?[0-9]|[{_H}][{_ROUND}]"
)
"""A second test for what passes `_MAY_HOLD`: three digits near one another, or what may be one among them."""
_RINGS = re.compile(r"[^1-9]*00[^1-9]*")
"""八〇〇〇〇〇〇: its rings are noughts by now, as if other digits stood beside a Chinese one."""
_AMID = re.compile("[0-9].*[零〇洞幺拐勾].*[0-9]")
"""Chinese words that are said for single digits only, among digits."""
_GROUP = re.compile(f"[{_H}0-9]+")
_LIST = re.compile(r"[\s]*[、，,;；/|]+[\s]*|\s+/\s+")
_LETTERS_AMONG_DIGITS = re.compile(rf"[0-9][ .·-]?[{_ROUND}{_UPRIGHT}|!SsBbZzGg]|[{_ROUND}{_UPRIGHT}][ .·-]?[0-9]|[{_H}][{_ROUND}]")


class DigitRun(NamedTuple):
    """Digits without a meaning, with their place in a text."""

    start: int
    """Offset in the text."""
    words: str
    """As written."""
    digits: str
    """From 0 to 9."""


def find_unexplained_digits(text: str) -> Iterator[DigitRun]:
    """Find every run of three or more digits of which nothing says what it means.

    Args:
        text: Plain text as a reader sees it: no markup, no character references.

    Yields:
        The runs, by how they are written; one that is found in two ways is yielded twice.
    """
    shaped = level(text)
    for start, end, digits in _runs(shaped.text):
        first, last = shaped.span(start, end)
        if not digits.strip("0") and "0" not in plain(text[first:last]):
            continue  # rings are noughts among digits, and signs by themselves: ○○○
        yield DigitRun(first, text[first:last], digits)


def may_hold_digits(text: str) -> bool:
    """A quick test, for most texts hold no number.

    Args:
        text: As for `find_unexplained_digits`.

    Returns:
        False only where neither this module nor `telephone` finds anything.
    """
    shaped = level(text).text
    return (_MAY_HOLD.search(shaped) and _THREE.search(shaped)) is not None or _may_be_spoken(shaped.lower()) or "微信号" in shaped


def _runs(shaped: str) -> Iterator[tuple[int, int, str]]:
    if _MAY_HOLD.search(shaped):
        rest = without_days(shaped)
        if _LETTERS_AMONG_DIGITS.search(rest):
            rest = _without_letters(rest)
        if _LONG_ENOUGH.search(rest):
            yield from _after_words(rest)
        if _APART.search(rest) or any(len(_digits(found[0])) > 2 for found in _ARABIC.finditer(rest)):
            yield from _written(without_known_figures(rest))
        if _HAS_CHINESE.search(rest):
            yield from _in_chinese(rest)
    if _may_be_spoken(lower := shaped.lower()):
        yield from _spoken(lower)


def _may_be_spoken(lower: str) -> bool:
    return len(said := _SAID.findall(lower)) > 1 or (bool(said) and _GLUED.search(lower) is not None)


def _after_words(rest: str) -> Iterator[tuple[int, int, str]]:
    """A service number behind a word for calling, even where a unit seems to follow: `拨打95071元老客服`."""
    for found in _SERVICE.finditer(rest):
        yield *found.span("number"), found["number"]


def _written(rest: str) -> Iterator[tuple[int, int, str]]:
    """Digits, one group or several."""
    for found in _ARABIC.finditer(rest):
        for start, end in _groups(found):
            words = rest[start:end]
            if len(digits := _digits(words)) > 2 and not _counts(digits, words) and not _is_range(words):
                yield start, end, digits
    for found in _APART.finditer(rest):
        if not _counts(digits := _digits(found[0]), found[0]):
            yield *found.span(), digits


def _groups(found: re.Match[str]) -> list[tuple[int, int]]:
    """The numbers of an enumeration such as `95511 / 95508`, or the whole when its parts are too short to be numbers."""
    cuts = [0, *(edge for cut in _LIST.finditer(found[0]) for edge in cut.span()), len(found[0])]
    parts = list(zip(cuts[::2], cuts[1::2], strict=True))
    if any(len(_digits(found[0][start:end])) < 3 for start, end in parts):
        return [found.span()]
    return [(found.start() + start, found.start() + end) for start, end in parts]


def _in_chinese(rest: str) -> Iterator[tuple[int, int, str]]:
    """Chinese numerals, digit by digit or as a number, and digits among them."""
    for found in _HAN.finditer(rest):
        words = found[0]
        digits = "".join(_HANZI.get(sign, sign) for sign in words if sign in _HANZI or sign.isdecimal())
        spelt = _is_spelt(words, digits) or (len(digits) > 4 and _RINGS.fullmatch(words) and not _UNITED.match(rest, found.end()))
        if len(digits) > 2 and spelt and not _counts(digits, words) and not _is_year(words, rest[found.end() :]):
            yield *found.span(), digits
    for found in _NUMERAL.finditer(rest):
        digits = str(number_of(found[0]))
        if len(digits.replace("0", "")) > 2 and not _UNITED.match(rest, found.end()):
            yield *found.span(), digits


def _is_spelt(words: str, digits: str) -> bool:
    """Whether Chinese and other digits form one number, and do not only stand side by side: `12315一个号码`."""
    chinese = sum(sign in _HANZI for sign in words)
    apart, single = len(words) > len(digits), not _TWO_DIGITS.search(words)
    return chinese > 2 or _AMID.search(words) is not None or (chinese == 2 and (single or not apart)) or (single and not apart)


def _spoken(lower: str) -> Iterator[tuple[int, int, str]]:
    """Words for digits."""
    for found in _SPOKEN.finditer(lower):
        digits, times = "", 1
        for word in _TOKEN.findall(found[0]):
            if word in _TWICE:
                times = _TWICE[word]
            else:
                digits, times = digits + _WORDS.get(word, word) * times, 1
        if len(digits) > 2 and _LATIN.search(found[0]) and not _counts(digits, found[0]):
            yield *found.span(), digits


def _without_letters(text: str) -> str:
    """Letters that look like digits and stand among them become digits."""
    for pattern in (_AMONG, _FIRST, _LAST):
        text = pattern.sub(lambda found: found[0].translate(_LOOKS), text)
    return text


def _digits(words: str) -> str:
    return "".join(sign for sign in words if sign in "0123456789")


def _counts(digits: str, words: str) -> bool:
    """Whether single digits count on from one to the next: `1 2 3 4` numbers steps, and so does 一、二、三; `234 5678` does not."""
    groups = _GROUP.findall(words)
    apart = all(len(group) == 1 for group in groups) or (len(groups) == 1 and not words.isascii())
    return apart and digits[0] in "1234567" and all(int(after) == int(before) + 1 for before, after in pairwise(digits))


def _is_range(words: str) -> bool:
    """Whether two numbers of two digits are a range, such as ages: `18-40`."""
    return len(words) == 5 and words[2] == "-" and words[:2].isdecimal() and words[3:].isdecimal() and "10" < words[:2] < words[3:]


def _is_year(words: str, behind: str) -> bool:
    return len(words) == 4 and words[0] in "一二" and behind.lstrip()[:1] == "年"
