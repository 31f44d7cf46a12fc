"""A query without its empty phrases, so that 微信转错钱了怎么办 and 微信转错钱 are the same question."""

import re
from collections.abc import Iterable

from generator.search.folding import SCRIPT, normalise
from generator.search.lexicon import FormIndex, Lexicon

_BETWEEN = re.compile(rf"[^{SCRIPT}a-z0-9]+")


class StopwordRemover:
    """Removes stop phrases, but never from inside a concept or an entity."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._matcher = lexicon.forms
        self.forms = frozenset(normalise(stop) for stop in lexicon.stop_phrases)
        """The stop phrases, normalised."""
        self._starts = FormIndex(self.forms)

    def key(self, text: str) -> str:
        """What identifies a query or a name: the letters, digits and Han characters that are left, joined.

        Where nothing is left, those of the whole text: 怎么办 alone is a query too.
        """
        norm = normalise(text)
        return self.key_of(norm, self._matcher.found(norm))

    def key_of(self, norm: str, found: Iterable[tuple[int, int, str]]) -> str:
        """As `key`, of a normalised text whose concepts and entities were `found` already."""
        guarded = bytearray(len(norm))
        for start, end, _ in found:
            guarded[start:end] = b"\1" * (end - start)
        kept, free = "", 0
        for place, end in self._starts.found(norm):
            if place >= free and 1 not in guarded[place:end] and _whole(norm, place, end):
                kept += norm[free:place]
                free = end
        return _BETWEEN.sub("", kept + norm[free:]) or _BETWEEN.sub("", norm)


def _whole(text: str, start: int, end: int) -> bool:
    """Latin stop words are whole words."""
    before = start > 0 and text[start].isascii() and text[start].isalnum() and text[start - 1].isascii() and text[start - 1].isalnum()
    after = end < len(text) and text[end - 1].isascii() and text[end - 1].isalnum() and text[end].isascii() and text[end].isalnum()
    return not before and not after
