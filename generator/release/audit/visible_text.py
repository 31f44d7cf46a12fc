"""The ways to reach somebody that a page shows, read as a person reads it: inline tags do not separate text, blocks do.

Those in quotations and struck-out text are left out, because they are what others wrote.
"""

import re
from collections import Counter
from functools import lru_cache
from html import unescape

from generator.text.ways_to_reach import Way, find_ways

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
_UNSEEN = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
"""Soft hyphens, joiners and direction controls: nobody sees them between two digits."""


_QUOTING = {"blockquote": ("\x01", "\x02"), "del": ("\x03", "\x04"), "q": ("\x05", "\x06"), "s": ("\x07", "\x08")}
"""Element that quotes → the marks of its beginning and its end."""
_INLINE, _BLOCK, TITLE, _LINK, _RAISE, _LOWER, PLACE = "\x1f", "\x1e", "\x1d", "\x1c", "\x0e", "\x0f", "\x10"
_OPEN, _CLOSE = _QUOTING["q"]
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
"""No reader sees them, so they serve as marks; what a page holds of them is to be removed first."""
_RAISED = re.compile(f"{_RAISE}([^{_RAISE}{_LOWER}]*){_LOWER}")
_TAGS = re.compile(f"{_INLINE}+")
_JOINS = re.compile(rf"[\w.@:/·-]{_INLINE}+[\w.@:/·-]")
_CITED = re.compile(rf"{_LINK}\[?[0-9]{{1,3}}\]?{_LINK}")
"""The number of a citation."""
_QUOTED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_QUOTE = re.compile(rf"<(/?)({'|'.join(_QUOTING)})(?=[\s/>])", re.IGNORECASE)


def mark_of(tag: str, *, closes: bool = False) -> str:
    """What the beginning or the end of an element does to the text around it, as a mark to put in its place.

    Args:
        tag: Lower case; empty for what nobody sees, such as a comment.
        closes: Whether the element ends.
    """
    quote = _QUOTING.get(tag, ("", ""))[closes]
    raised = "" if tag != "sup" else _LOWER if closes else _RAISE
    title = TITLE if tag == "title" and not closes else ""
    if tag in _APART:
        return f"{quote}{raised}{_BLOCK}" if closes else f"{_BLOCK}{raised}{quote}{title}"
    return quote or (_LINK if tag == "a" else _INLINE)


def begins_block(mark: str) -> bool:
    """Whether a mark is that of an element which separates text and begins."""
    return mark.startswith(_BLOCK)


def shown_blocks(text: str, html: str) -> list[str]:
    """The blocks of text on a page, without quotations, in page order.

    Args:
        text: All text of the page, with marks in place of its tags.
        html: The source of the page.
    """
    # Links in `<sup>` are the numbers of citations: a style sheet separates them, so their digits do not join, and mean nothing else.
    while _RAISE in text:
        text = _RAISED.sub(lambda found: _CITED.sub(_BLOCK, found[1]).replace(_LINK, _BLOCK), text)
    text = text.replace(_LINK, _INLINE)
    if any(marks[0] in text for marks in _QUOTING.values()):
        text = _without_quotations(text, html)
    return text.split(_BLOCK)


def _without_quotations(text: str, html: str) -> str:
    """A browser lets a quotation that is not closed run on: it would excuse whatever follows, so it is none."""
    counts = Counter((tag.lower(), slash) for slash, tag in _QUOTE.findall(html))
    for tag, (opens, closes) in _QUOTING.items():
        ends = counts[tag, ""] == counts[tag, "/"]
        text = text.replace(opens, _OPEN if ends else _INLINE).replace(closes, _CLOSE if ends else _INLINE)
    while _OPEN in text:
        text = _QUOTED.sub(lambda found: _BLOCK if _BLOCK in found[1] else _INLINE, text)
    return text


@lru_cache(maxsize=100_000)
def ways_in_block(block: str) -> tuple[Way, ...]:
    """The ways to reach somebody in a block with its marks, each key once.

    Read once with inline tags as nothing and once with them as blanks, because a style sheet may separate what they enclose. Where a
    tag has a blank or a Chinese character beside it, both come to the same.
    """
    block = _UNSEEN.sub("", unescape(block) if "&" in block else block).strip(_INLINE)
    if _INLINE not in block:
        return find_ways(block)
    apart = find_ways(_TAGS.sub(" ", block))
    if not _JOINS.search(block):
        return apart
    joined = (way for way in find_ways(block.replace(_INLINE, "")) if not any(each.key in way.key for each in apart))
    return (*apart, *joined)
