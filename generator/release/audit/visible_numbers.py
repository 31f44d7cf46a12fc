"""The telephone numbers that a page shows, read as a person reads it: inline tags do not separate text, blocks do.

Numbers in quotations and struck-out text are left out, because they are what others wrote.
"""

import re
from functools import lru_cache

from generator.html.parser import START, Position
from generator.release.audit.built_page import ShownNumber
from generator.text.telephone import digits_of, telephone_numbers_in

# fmt: off
_APART = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "col", "colgroup", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe", "input", "legend", "li", "main", "menu", "nav", "object",
    "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "sub", "summary", "sup", "svg", "table", "tbody", "td",
    "text", "textarea", "tfoot", "th", "thead", "title", "tr", "ul", "video",
})
# fmt: on
"""Elements that separate the text before them from the text behind them; any other one is inline, whatever its name."""
_QUOTING = frozenset({"q", "s", "del", "blockquote"})
_UNSEEN = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
"""Soft hyphens, joiners and direction controls: nobody sees them between two digits."""


class ShownText:
    """Collects the numbers of a page while it is walked: `open`, `say` and `close` are called in page order, `numbers` at the end."""

    def __init__(self, html: str) -> None:
        # A browser lets a quotation that is not closed run on: it would excuse whatever follows, so it is none.
        self._quoting = frozenset(tag for tag in _QUOTING if _is_closed(tag, html))
        self._quoted = 0
        self._raised = 0
        self._pieces: list[str] = []
        self._place = START
        self._numbers: list[ShownNumber] = []

    def open(self, tag: str, place: Position) -> None:
        """An element begins."""
        self._raised += tag == "sup"
        if self._stands_apart(tag):
            self._end_block()
            self._place = place
        self._quoted += tag in self._quoting

    def close(self, tag: str) -> None:
        """An element ends."""
        if self._stands_apart(tag):
            self._end_block()
        self._raised -= tag == "sup"
        self._quoted -= tag in self._quoting

    def say(self, text: str) -> None:
        """A run of text."""
        if not self._quoted:
            self._pieces.append(text)

    def numbers(self) -> tuple[ShownNumber, ...]:
        """Each number outside quotations, with the block it stands in."""
        self._end_block()
        return tuple(self._numbers)

    def _stands_apart(self, tag: str) -> bool:
        """Links in `<sup>` are the numbers of citations: a style sheet separates them, so their digits do not join."""
        return tag in _APART or (tag == "a" and self._raised > 0)

    def _end_block(self) -> None:
        if self._pieces:
            self._numbers += [ShownNumber(words, self._place) for words in _numbers_in_block(tuple(self._pieces))]
            self._pieces.clear()


def _is_closed(tag: str, html: str) -> bool:
    opened = len(re.findall(rf"<{tag}(?=[\s/>])", html, re.IGNORECASE))
    return opened == len(re.findall(rf"</{tag}\s*>", html, re.IGNORECASE))


@lru_cache(maxsize=100_000)
def numbers_in(text: str) -> tuple[str, ...]:
    """The spelling of each number in a text; cached, because most texts stand on many pages."""
    return tuple(telephone_numbers_in(text))


@lru_cache(maxsize=100_000)
def _numbers_in_block(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """The spelling of each number of a block.

    Read once with inline tags as nothing and once with them as blanks, because a style sheet may separate what they enclose.
    """
    readings = [_UNSEEN.sub("", between.join(pieces)) for between in ("", " ")[: len(pieces)]]
    found = {digits_of(words): words for reading in reversed(readings) for words in reversed(numbers_in(reading))}
    return tuple(reversed(found.values()))
