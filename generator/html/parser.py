"""A page as a browser reads it: its elements and texts in page order. The only module that knows the parser (lexbor).

Lexbor gives no places in the source, so an element is remembered as the n-th of its name, and its line is looked up when a
problem has to name it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

Attributes = Mapping[str, str]
"""Of one element: names in lower case, character references resolved; an attribute without a value is empty."""
_RAW = re.compile(r"<!--.*?(?:-->|\Z)|(<(script|style)(?=[\s/>])[^>]*>).*?</\2\s*>", re.DOTALL | re.IGNORECASE)
_RAW_TAGS = frozenset({"script", "style"})
_UNCLEAR = re.compile(r"<(xmp|iframe|noembed|noframes|plaintext)(?=[ >])")
_TEMPLATE = re.compile(r"\A<template[^>]*>|</template>\Z")


class Position(NamedTuple):
    """Where an element stands: the n-th of its name on the page; or, without a name, a place in a style sheet."""

    tag: str
    """Empty in a style sheet."""
    number: int
    """0-based; in a style sheet characters from its start."""


START = Position("html", 0)
"""The page as a whole."""


class Element(NamedTuple):
    """An opening tag."""

    tag: str
    """Lower case."""
    attributes: Attributes
    place: Position


class Closing(NamedTuple):
    """The end of an element."""

    tag: str


class RawText(NamedTuple):
    """The content of a script or style element."""

    element: Element
    text: str


class Comment(NamedTuple):
    """A comment, without its signs and the blanks at its ends."""

    text: str


PageToken = Element | Closing | RawText | Comment | str
"""One step through a page; a string is a run of text, character references resolved."""


def walk(html: str) -> list[PageToken]:
    """Every element, its end, and every text of a page, in page order; the inside of templates too.

    Args:
        html: A page, or the inside of one: what lacks is added as a browser adds it.

    Returns:
        An `Element` where it opens and a `Closing` where it ends, text as strings, comments; script and style as `RawText`.
    """
    nodes: list[PageToken] = []
    root = LexborHTMLParser(html).root
    if root is not None:
        _walk(root, nodes, Counter())
    return nodes


def serialise(html: str) -> tuple[str, tuple[str, ...]]:
    """A page written anew from what a browser reads: every element closed where it ends, every attribute in double quotes, and no
    `<` or `>` but those of tags, comments and raw elements. Five times as fast as a walk, for whoever reads it with an expression.

    Args:
        html: A page, or the inside of one: what lacks is added as a browser adds it.

    Returns:
        The page; and the elements whose content it does not tell from tags, for they are neither written nor read like others:
        frames, and styles and scripts in drawings. A page of ours has none.
    """
    parsed = LexborHTMLParser(html)
    text = parsed.html or ""
    unclear = [found[1] for found in _UNCLEAR.finditer(text)]
    if "<svg" in text or "<math" in text:
        unclear += [node.tag or "" for node in parsed.css("svg style, svg script, math style, math script")]
    return text, tuple(unclear)


def raw_elements(html: str) -> Iterator[tuple[str, Attributes, str]]:
    """The scripts and styles of a page, in no particular order; those in templates too.

    Args:
        html: A page, or the inside of one.

    Yields:
        Lower-case tag, attributes and content of each.
    """
    parsed = LexborHTMLParser(html)
    for node in parsed.css("script, style, template"):
        if node.tag == "template":
            yield from raw_elements(_TEMPLATE.sub("", node.html or ""))
        else:
            yield node.tag or "", {name: value or "" for name, value in node.attributes.items()}, node.text(deep=True)


def line_of(html: str, place: Position) -> int:
    """The line of the source on which an element's tag stands.

    Args:
        html: The text that was given to `walk`; for a place in a style sheet, the style sheet.
        place: Of the element, or in the style sheet.

    Returns:
        A 1-based line; 1 when the source has no such tag because the parser added the element.
    """
    if not place.tag:
        return html.count("\n", 0, place.number) + 1
    source = _RAW.sub(lambda found: (found[1] or "") + re.sub(r"[^\n]", " ", found[0][len(found[1] or "") :]), html)
    tags = re.finditer(rf"<{re.escape(place.tag)}(?=[\s/>])", source, re.IGNORECASE)
    start = next((found.start() for number, found in enumerate(tags) if number == place.number), 0)
    return source.count("\n", 0, start) + 1


def _walk(top: LexborNode, nodes: list[PageToken], counts: Counter[str]) -> None:
    """Add the steps through `top` and all below it. One loop: a page has thousands of nodes, and a site a thousand pages."""
    node, above = top, list[LexborNode]()
    while True:
        tag = node.tag or ""
        inside = None
        if tag == "-text":
            nodes.append(node.text_content or "")
        elif tag == "-comment":
            nodes.append(Comment(node.comment_content or ""))
        elif tag[:1] not in ("", "-", "!"):  # neither a doctype nor a processing instruction
            element = Element(tag, {name: value or "" for name, value in node.attributes.items()}, Position(tag, counts[tag]))
            counts[tag] += 1
            if tag in _RAW_TAGS:
                nodes.append(RawText(element, node.text(deep=True)))
            else:
                nodes.append(element)
                inside = node.child
                if tag == "template":
                    _walk_template(node, nodes, counts)
                if inside is None:
                    nodes.append(Closing(tag))
        if inside is not None:
            above.append(node)
            node = inside
            continue
        while node is not top and node.next is None:
            node = above.pop()
            nodes.append(Closing(node.tag or ""))
        if node is top:
            return
        node = node.next  # type: ignore[assignment]  # it is not None: the loop above ends at one


def _walk_template(node: LexborNode, nodes: list[PageToken], counts: Counter[str]) -> None:
    """Add the steps through the inside of a template: the parser gives it no nodes to visit, so its source is parsed once more."""
    body = LexborHTMLParser(_TEMPLATE.sub("", node.html or "")).body
    child = body.child if body else None
    while child is not None:
        _walk(child, nodes, counts)
        child = child.next
