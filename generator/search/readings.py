"""Readings that no dictionary gets right: a table written by hand, laid over the readings of pypinyin.

Two libraries cannot check each other here. pypinyin and pinyin-pro were made apart and err alike on the words of this field (还款 as hai,
跨行 as xing, 转重了 as zhong: `findings/pinyin-of-banking-words.sh`), since both take the commonest reading of a character where their
lists of phrases hold no word of payments; a reader trained on sentences errs on the same words (`pinyin-from-a-trained-reader.sh`). What
is right stands in `data/search/readings.yml` and is judged by people alone.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from generator.search.folding import normalise
from generator.search.lexicon import FormIndex, WordReading


class ReadingTable:
    """The readings of a site. Of the forms around a character the longest decides; where two are as long, both are said.

    Args:
        readings: In any order; normalised here.
    """

    def __init__(self, readings: Iterable[WordReading] = ()) -> None:
        self._sounds: dict[str, dict[str, tuple[str, ...]]] = {}
        for form, sign, sounds in readings:
            self._sounds.setdefault(normalise(form), {})[normalise(sign)] = sounds

    @cached_property
    def _forms(self) -> FormIndex:
        return FormIndex(self._sounds)

    @property
    def sounds(self) -> frozenset[str]:
        """Every syllable of the table, `shei` among them, which few characters are read as."""
        return frozenset(sound for signs in self._sounds.values() for said in signs.values() for sound in said)

    @property
    def signs(self) -> frozenset[str]:
        """Every character that it knows in some word."""
        return frozenset(sign for signs in self._sounds.values() for sign in signs)

    def alone(self, sign: str) -> tuple[str, ...]:
        """How a character is said by itself.

        Args:
            sign: Normalised.

        Returns:
            The commonest first; nothing where the table does not know the character alone.
        """
        return self._sounds.get(sign, {}).get(sign, ())

    def read(self, run: str, syllables: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """The readings of each character of a run.

        Args:
            run: Han characters, normalised.
            syllables: How a dictionary reads them, one for each character; empty for one it does not know.

        Returns:
            For each character the syllables it is said as, the commonest first; nothing for one that nobody knows.
        """
        lengths = [0] * len(run)
        found: list[tuple[str, ...]] = [(syllable,) if syllable else () for syllable in syllables]
        for start, end in self._forms.found(run) if self._sounds else ():
            for sign, sounds in self._sounds[run[start:end]].items():
                for place in (place for place in range(start, end) if run[place] == sign and lengths[place] <= end - start):
                    found[place] = sounds if lengths[place] < end - start else tuple(dict.fromkeys((*found[place], *sounds)))
                    lengths[place] = end - start
        return tuple(found)
