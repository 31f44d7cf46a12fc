"""A hand-written page → index documents: its own words are read from the HTML that Markdown made of them, its blocks are values.

The renderer puts comments around the blocks of a directive (`rendering/prose.py`); between them no HTML is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.html.parser import Closing, Comment, Element, walk
from generator.indexing.block_text import BlockReader
from generator.indexing.documents import documents_of, meta_of
from generator.pages.blocks import Block, Note, Section
from generator.pages.language import Language, Phrase
from generator.rendering.prose import BLOCK_END, BLOCK_START
from generator.search.document import IndexDocument

_SKIPPED = frozenset({"svg", "button", "nav", "figure", "template", "sup"})
"""Elements without words to search for; `sup` holds the numbers of citations."""
_INLINE = frozenset({"sup", "a", "b", "i", "em", "strong", "span", "q", "code", "mark", "sub", "abbr", "small"})
_HEADINGS = frozenset({"h1", "h2", "h3"})
_PERMALINK = "headerlink"
"""Class the engine gives to the sign behind a heading."""
_SOURCES = "sources"
"""The section that lists the sources of a page: the words of their titles would put the wrong page on top."""


def prose_documents(
    html: str,
    blocks: Sequence[tuple[Block, ...]],
    uri: str,
    front_matter: Mapping[str, object],
    language: Language,
    *,
    directory_urls: bool,
) -> tuple[IndexDocument, ...]:
    """The documents of a hand-written page.

    Args:
        html: The article as Markdown made it, with the renderer's comments around blocks.
        blocks: The blocks of its directives, by the 0-based number in the comments.
        uri: Where it is published, below the folder of its language: `guides/paths/`.
        front_matter: Kind, aliases and, under `search`, tags of the page; each may be missing.
        language: Of the page.
        directory_urls: As for `page_documents`.

    Returns:
        The page first, with a part for each heading of the second and third level, then entries as of `page_documents`.
    """
    title, sections = "", [Section("", Phrase(""), ())]
    for heading, content in _pieces(html, blocks):
        if heading is None:
            sections[-1] = replace(sections[-1], blocks=(*sections[-1].blocks, *content))
        elif heading.tag == "h1":
            title = BlockReader(language).text(content)
        else:
            sections.append(Section(heading.attributes.get("id", ""), Phrase(BlockReader(language).text(content)), ()))
    lead, *rest = sections
    tags = front_matter.get("search")
    aliases = front_matter.get("aliases")
    meta = meta_of(
        str(front_matter.get("kind") or "page"),
        map(str, aliases) if isinstance(aliases, list) else (),
        {key: str(value) for key, value in tags.items()} if isinstance(tags, dict) else {},
    )
    shown = tuple(section for section in rest if section.id != _SOURCES)
    return documents_of(uri, title, meta, lead.blocks, shown, language, directory_urls=directory_urls)


def _pieces(html: str, blocks: Sequence[tuple[Block, ...]]) -> Iterator[tuple[Element | None, tuple[Block, ...]]]:
    """(heading, its words), (None, a run of words) and (None, blocks in place of what was printed for them), in page order."""
    words: list[str] = []
    heading: Element | None = None
    skipped = 0
    inside_blocks = False
    for node in walk(html):
        match node:
            case Comment(text) if text.startswith(BLOCK_START) or text == BLOCK_END:
                inside_blocks = text != BLOCK_END
                if inside_blocks:
                    yield None, _take(words)
                    yield None, blocks[int(text.removeprefix(BLOCK_START))]
            case _ if inside_blocks:
                pass
            case Element():
                skipped += skipped > 0 or _is_skipped(node)
                if node.tag in _HEADINGS and not skipped:
                    yield None, _take(words)
                    heading = node
                words += () if node.tag in _INLINE else (" ",)
            case Closing():
                if heading is not None and node.tag == heading.tag:
                    yield heading, _take(words)
                    heading = None
                skipped -= skipped > 0
                words += () if node.tag in _INLINE else (" ",)
            case str() if not skipped:
                words.append(node)
            case _:
                pass
    yield None, _take(words)


def _take(words: list[str]) -> tuple[Block, ...]:
    """The words collected so far as a block; empties the list."""
    note = Note(Phrase("".join(words)))
    words.clear()
    return (note,)


def _is_skipped(element: Element) -> bool:
    return element.tag in _SKIPPED or _PERMALINK in element.attributes.get("class", "").split()
