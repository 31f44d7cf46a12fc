"""The figures of a text, so that two texts can be asked for the same ones: durations, shares, telephone numbers, amounts and counts."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from generator.checks.remembered import Search
from generator.text.addresses import addresses_in, find_addresses
from generator.text.amounts import find_amounts, values_in
from generator.text.durations import find_durations
from generator.text.lookalike_characters import plain
from generator.text.numerals import HANZI
from generator.text.percentages import find_shares
from generator.text.telephone import dialled, digits_of, find_numbers, numbers_of

_LOOSE = re.compile(r"[一两几半]个?(?:天|日|周|星期|年|月|分钟)\Z|(?:one|a)[ -](?:day|week|year|month)s?\Z", re.IGNORECASE)
"""“A day” in words is a figure of speech as often as a length."""
_MAYBE = re.compile(
    rf"[0-9]|[{HANZI}半]个?(?:分钟|小时|天|日|周|星期|月|年|工作日|营业日)|成|分之"
    r"|[a-z][ -](?:hour|minute|(?:calendar |business |banking |working )?day|week|month|year|per ?cent)",
    re.IGNORECASE,
)
"""A quick test of a text after `plain`."""

_SHARE = re.compile(r"([0-9]+(?:[.,][0-9]+)?) ?%")
"""A share as any language writes it: `9,3%`."""


class Figure(NamedTuple):
    """A figure of a text, comparable with those of another text."""

    kind: Literal["number", "share", "duration", "amount"]
    value: object
    """Equal for all spellings: digits to dial, per cent, a length in a base unit, a value."""
    number: Decimal | None
    """The number that is written, whatever its unit."""
    words: str
    """As written."""

    @property
    def key(self) -> tuple[str, object]:
        """What two spellings have in common."""
        return self.kind, self.value

    @property
    def is_loose(self) -> bool:
        """Whether it may be a figure of speech, which nobody has to prove: `一天`."""
        return self.kind == "duration" and _LOOSE.match(self.words) is not None


def figures_in(text: str) -> Iterator[Figure]:
    """Every figure of a text; dates, articles and addresses are none.

    Args:
        text: Plain text of any language; units are understood in Chinese and English.

    Yields:
        Telephone numbers first, then shares, durations and amounts, each in the order of the text.
    """
    if not _MAYBE.search(plain(text)):
        return
    rest = text
    for start, words in find_addresses(rest):
        rest = _without(rest, start, words)
    for start, words in sorted(find_numbers(rest)):
        rest = _without(rest, start, words)
        yield Figure("number", dialled(digits_of(words)), None, words)
    for start, words, percent in find_shares(rest):
        rest = _without(rest, start, words)
        yield Figure("share", percent, percent, words)
    for start, words, duration in find_durations(rest):
        rest = _without(rest, start, words)
        yield Figure("duration", duration, next(iter(values_in(words)), None), words)
    yield from (Figure("amount", value, value, words) for _, words, value in find_amounts(rest))


FIGURES: Search[Figure] = Search(figures_in)
"""Every figure of every text."""
ADDRESSES: Search[str] = Search(addresses_in)
"""Every address of every text, as `addresses_in` returns it."""


class Held:
    """The figures that some texts hold, in any spelling and with units of any language."""

    def __init__(self, texts: Iterable[str], figures: Iterable[Figure]) -> None:
        """Collect what texts hold.

        Args:
            texts: The texts.
            figures: Those of the same texts.
        """
        self._text = " ∥ ".join(texts)
        self._figures = tuple(figures)
        self._keys = {figure.key for figure in self._figures}
        self._values: set[Decimal] | None = None
        self._numbers: set[str] | None = None

    def lacks(self, figures: Iterable[Figure]) -> list[str]:
        """The figures of another text that these do not hold.

        Args:
            figures: Those of the other text.

        Returns:
            Their spellings, each once. A length in a unit that is not understood here is held where its number is; where it is
            understood, `24 hours` is not held by `24 days`.
        """
        return list(dict.fromkeys(figure.words for figure in figures if not (figure.is_loose or self._holds(figure))))

    def _holds(self, figure: Figure) -> bool:
        if figure.key in self._keys:
            return True
        if figure.kind == "number":
            if self._numbers is None:
                self._numbers = set(map(dialled, numbers_of(self._text)))
            return figure.value in self._numbers
        if self._values is None:
            self._values = values_in(self._text)
        if figure.kind == "amount":
            return figure.number in self._values
        if figure.kind == "share":
            return str(figure.number) in {share.replace(",", ".") for share in _SHARE.findall(plain(self._text))}
        understood = {each.number for each in self._figures if each.kind == "duration"}
        return figure.number in self._values - understood


def _without(text: str, start: int, words: str) -> str:
    return f"{text[:start]}{' ' * len(words)}{text[start + len(words) :]}"
