"""A text cut into index terms. The same rules cut a query in `theme/assets/search/engine/text.js`; a test holds the two together."""

import re
from functools import cache
from itertools import chain
from operator import add
from sys import intern

from generator.search.folding import SCRIPT

_HAN_RUN = re.compile(rf"[{SCRIPT}]+")
_WORD = re.compile(r"[a-z0-9]+")
_PIECE = re.compile(r"[a-z]+|[0-9]+")
EMPTY_WORDS = frozenset(
    """
    a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its me my no of on or
    our please she should so than that the their them then there these they this to was we were what when where which who whom why will
    with would you your s t m d re ve ll
    """.split()  # noqa: SIM905  a word list reads better than eighty strings
)
"""English words that tell no page from another; neither indexed nor searched."""


def terms_of(text: str, *, singles: bool = False) -> list[str]:
    """Terms of a normalised text, repeats included: pairs of Han characters, then words by their stem and numbers.

    `singles` adds each Han character, for titles and aliases.
    """
    terms: list[str] = []
    for run in _HAN_RUN.findall(text):
        if singles or len(run) == 1:
            terms += run
        terms += map(intern, map(add, run, run[1:]))
    terms += chain.from_iterable(map(_word_terms, _WORD.findall(text)))
    return terms


@cache
def _word_terms(word: str) -> tuple[str, ...]:
    """Terms of a run of Latin letters and digits; `mt199` is found by its letters and by its digits too."""
    if word.isdigit():
        return (word,)
    if word.isalpha():
        return () if word in EMPTY_WORDS else (stem(word),)
    return (word, *(stem(piece) for piece in _PIECE.findall(word) if piece not in EMPTY_WORDS))


def stem(word: str) -> str:
    """An English word without its commonest endings: transfers, transferred → transfer. Never shorter than three letters."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if len(word) > 4 and word[-1] == word[-2] != "s":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
