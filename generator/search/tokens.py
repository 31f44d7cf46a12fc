"""A text cut into index terms. The same rules cut a query in `engine.js`; a test holds the two together."""

import re
from collections.abc import Iterator

from generator.search.folding import SCRIPT, is_han

_RUN = re.compile(rf"[{SCRIPT}]+|[a-z0-9]+")
_PIECE = re.compile(r"[a-z]+|[0-9]+")
EMPTY_WORDS = frozenset(
    """
    a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its me my no of on or
    our please she should so than that the their them then there these they this to was we were what when where which who whom why will
    with would you your s t m d re ve ll
    """.split()  # noqa: SIM905  a word list reads better than eighty strings
)
"""English words that tell no page from another; neither indexed nor searched."""


def terms_of(text: str, *, singles: bool = False) -> Iterator[str]:
    """Terms of a normalised text in its order, repeats included: pairs of Han characters, words by their stem, numbers.

    `singles` adds each Han character, for titles and aliases.
    """
    for found in _RUN.finditer(text):
        run = found[0]
        if is_han(run[0]):
            if singles or len(run) == 1:
                yield from run
            for place in range(len(run) - 1):
                yield run[place : place + 2]
        elif run.isdigit():
            yield run
        elif run.isalpha():
            if run not in EMPTY_WORDS:
                yield stem(run)
        else:
            yield run
            yield from (stem(piece) for piece in _PIECE.findall(run) if piece not in EMPTY_WORDS)


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
