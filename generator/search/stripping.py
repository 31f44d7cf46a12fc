"""A query without its empty phrases, so that 微信转错钱了怎么办 and 微信转错钱 are the same question."""

import re

from generator.search.folding import SCRIPT, normalise
from generator.search.lexicon import Lexicon

_BETWEEN = re.compile(rf"[^{SCRIPT}a-z0-9]+")


class StopwordRemover:
    """Removes stop phrases, but never from inside a concept or an entity."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._matcher = lexicon.forms
        self.forms = frozenset(normalise(stop) for stop in lexicon.stop_phrases)
        """The stop phrases, normalised."""
        self._longest = max(map(len, self.forms), default=0)

    def key(self, text: str) -> str:
        """What identifies a query or a name: the letters, digits and Han characters that are left, joined.

        Where nothing is left, those of the whole text: 怎么办 alone is a query too.
        """
        norm = normalise(text)
        kept = [True] * len(norm)
        guarded = [False] * len(norm)
        for start, end, _ in self._matcher.found(norm):
            guarded[start:end] = [True] * (end - start)
        place = 0
        while place < len(norm):
            place += self._strip(norm, place, kept, guarded) or 1
        return _BETWEEN.sub("", "".join(sign for sign, keep in zip(norm, kept, strict=True) if keep)) or _BETWEEN.sub("", norm)

    def _strip(self, norm: str, place: int, kept: list[bool], guarded: list[bool]) -> int:
        for length in range(min(self._longest, len(norm) - place), 0, -1):
            if (
                norm[place : place + length] in self.forms
                and not any(guarded[place : place + length])
                and _whole(norm, place, place + length)
            ):
                kept[place : place + length] = [False] * length
                return length
        return 0


def _whole(text: str, start: int, end: int) -> bool:
    """Latin stop words are whole words."""
    before = start > 0 and text[start].isascii() and text[start].isalnum() and text[start - 1].isascii() and text[start - 1].isalnum()
    after = end < len(text) and text[end - 1].isascii() and text[end - 1].isalnum() and text[end].isascii() and text[end].isalnum()
    return not before and not after
