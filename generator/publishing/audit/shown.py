"""The numbers that a page shows, read as a person reads it: inline tags leave nothing behind, blocks stand apart.

Character references are resolved before anything is looked for. What stands in a quotation, or is struck out, is what others say.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape

from generator.publishing.audit.page import Number
from generator.text.telephone import digits_of, telephone_numbers_in

_REST = r"(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>"
"""Of a tag, behind its name."""
_APART = (
    "address|article|aside|blockquote|body|br|button|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|frameset|h[1-6]|head|header|hgroup|hr|html|iframe|input|legend|li|main|menu|nav|object|ol|optgroup|option|p|pre|search"
    "|section|select|sub|summary|sup|svg|table|tbody|td|text|textarea|tfoot|th|thead|title|tr|ul|video"
)
"""Elements that stand apart from what is before and behind them; any other one is inline, whatever it is called."""
_BLOCK = re.compile(rf"</?(?:{_APART})(?=[\s/>]){_REST}", re.IGNORECASE)
_TAG = re.compile(rf"</?[a-z]{_REST}|<[!?/][^>]*>", re.IGNORECASE)
_HIDDEN = re.compile(rf"<!--.*?(?:-->|\Z)|<(script|style)(?=[\s/>]){_REST}.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_MARKS = re.compile(rf"<sup(?=[\s/>]){_REST}(?:(?!</sup>).)*?</a>.*?</sup>", re.DOTALL | re.IGNORECASE)
"""Raised links are marks of sources, and a style sheet sets them apart."""
_QUOTING = r"<(?:q|s|del)(?=[\s/>])"
_QUOTATION = re.compile(rf"<(q|s|del)(?=[\s/>]){_REST}(?:(?!{_QUOTING}).)*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_BLOCKQUOTE = re.compile(rf"<blockquote(?=[\s/>]){_REST}(?:(?!<blockquote[\s/>]).)*?</blockquote\s*>", re.DOTALL | re.IGNORECASE)
"""The innermost one. A quotation that is not closed in its block, and a blockquote that is not closed at all, are none."""
_UNSEEN = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
"""Soft hyphens, joiners and marks of direction: nobody sees them between two digits."""


def shown_numbers(html: str) -> Iterator[Number]:
    """Find the numbers in the text of a page; those that attributes say are read with the tags.

    Args:
        html: The page.

    Returns:
        Each number outside quotations, with the offset of the block it stands in, in the order of the page.
    """
    for pattern, edit in ((_HIDDEN, _as_nothing), (_MARKS, _set_apart), (_BLOCKQUOTE, _as_block)):
        html = _edited(pattern, edit, html)
    place = 0
    for block in _BLOCK.split(html):
        for words in _numbers_in_block(block):
            place = html.find(block, place)
            yield Number(words, place)


@lru_cache(maxsize=100_000)
def numbers_in(text: str) -> tuple[str, ...]:
    """The spelling of each number in a text without tags, remembered: a site says most things on many pages."""
    return tuple(telephone_numbers_in(text))


@lru_cache(maxsize=100_000)
def _numbers_in_block(block: str) -> tuple[str, ...]:
    """The spelling of each number of a block.

    Inline tags are nothing and, in a second reading, blanks: a style sheet may set apart what they enclose.
    """
    ours = _edited(_QUOTATION, lambda _: "", block)
    readings = [_text(_TAG.sub(between, ours)) for between in (("", " ") if "<" in ours else ("",))]
    found = {digits_of(words): words for reading in reversed(readings) for words in reversed(numbers_in(reading))}
    return tuple(reversed(found.values()))


def _text(html: str) -> str:
    return _UNSEEN.sub("", unescape(html) if "&" in html else html)


def _edited(pattern: re.Pattern[str], edit: Callable[[re.Match[str]], str], html: str) -> str:
    """Every match edited, again and again while there are any: inner ones come first."""
    count = 1
    while count:
        html, count = pattern.subn(edit, html)
    return html


def _as_nothing(hidden: re.Match[str]) -> str:
    """An inline tag of the same length, so that places in the page stay what they are."""
    return f"<?{' ' * (len(hidden[0]) - 3)}>"


def _as_block(quotation: re.Match[str]) -> str:
    return f"<p{' ' * (len(quotation[0]) - 3)}>"


def _set_apart(marks: re.Match[str]) -> str:
    return marks[0].replace("</a>", "<br>")
