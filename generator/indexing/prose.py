"""A hand-written page → index documents: its own words are read from the HTML that Markdown made of them, its blocks are values.

The renderer marks where a directive was answered with blocks (`rendering/prose.py`); inside these marks nothing is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.indexing.block_text import joined
from generator.indexing.documents import documents_of, meta_of
from generator.rendering.prose import BLOCK_END, BLOCK_START
from generator.search.document import IndexDocument
from generator.views.blocks import Block, Note, Section
from generator.views.language import Language, Phrase

_SKIPPED = frozenset({"script", "style", "svg", "button", "nav", "figure", "template", "sup"})
"""Elements without words to search for; `sup` holds the marks of sources."""
_INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "q", "code", "mark", "sub", "abbr", "small"})
_HEADINGS = frozenset({"h2", "h3"})
_PERMALINK = "headerlink"
"""Class the engine gives to the sign behind a heading."""
_SOURCES = "sources"
"""Section that lists what a page rests on: it would put the wrong page on top."""


def prose_documents(
    html: str, blocks: Sequence[tuple[Block, ...]], uri: str, front_matter: Mapping[str, object], language: Language
) -> tuple[IndexDocument, ...]:
    """The documents of a hand-written page.

    Args:
        html: The article as Markdown made it, with the renderer's marks.
        blocks: What its directives were answered with, by the number in the marks.
        uri: Where it is published, below the folder of its language.
        front_matter: Title, kind, aliases and tags of the page.
        language: Of the page.
    """
    body = LexborHTMLParser(html).body
    title, sections = "", [Section("", Phrase(""), ())]
    for piece in _pieces(body, blocks) if body else ():
        if isinstance(piece, LexborNode):
            words = Phrase(_text(piece))
            if piece.tag == "h1":
                title = words.text
            else:
                sections.append(Section(piece.attributes.get("id") or "", words, ()))
        else:
            said: tuple[Block, ...] = (Note(Phrase(piece)),) if isinstance(piece, str) else piece
            sections[-1] = replace(sections[-1], blocks=(*sections[-1].blocks, *said))
    lead, *rest = sections
    tags = front_matter.get("search")
    aliases = front_matter.get("aliases")
    meta = meta_of(
        str(front_matter.get("kind") or "page"),
        map(str, aliases) if isinstance(aliases, list) else (),
        {key: str(value) for key, value in tags.items()} if isinstance(tags, dict) else {},
    )
    shown = tuple(section for section in rest if section.id != _SOURCES)
    return documents_of(uri, title, meta, lead.blocks, shown, language)


def _pieces(node: LexborNode, blocks: Sequence[tuple[Block, ...]]) -> Iterator[LexborNode | str | tuple[Block, ...]]:
    """Headings, runs of words, and blocks in place of what was printed for them, in page order."""
    words: list[str] = []
    inside = False
    for kind, value in _walk(node):
        if kind == "comment" and isinstance(value, str):
            if value.startswith(BLOCK_START):
                yield "".join(words)
                words.clear()
                yield blocks[int(value.removeprefix(BLOCK_START))]
                inside = True
            inside = inside and value != BLOCK_END
        elif inside:
            continue
        elif isinstance(value, str):
            words.append(value)
        else:
            yield "".join(words)
            words.clear()
            yield value
    yield "".join(words)


def _walk(node: LexborNode) -> Iterator[tuple[str, str | LexborNode]]:
    """(`text`, words), (`comment`, content) and (`heading`, element) below a node, in page order."""
    child = node.child
    while child is not None:
        tag = child.tag or ""
        if child.is_text_node:
            yield "text", child.text_content or ""
        elif child.is_comment_node:
            yield "comment", (child.comment_content or "").strip()
        elif tag == "h1" or tag in _HEADINGS:
            yield "heading", child
        elif not _is_skipped(child):
            around = "" if tag in _INLINE else " "
            yield "text", around
            yield from _walk(child)
            yield "text", around
        child = child.next


def _text(node: LexborNode) -> str:
    return joined("".join(value for _, value in _walk(node) if isinstance(value, str)))


def _is_skipped(node: LexborNode) -> bool:
    attributes = node.attributes
    return (node.tag or "") in _SKIPPED or "data-search-exclude" in attributes or _PERMALINK in (attributes.get("class") or "").split()
