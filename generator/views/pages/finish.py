"""The last step of every page view: number the citations, take the freshness, name the record's file."""

import re

from generator.views.blocks import Block, Link, Page, Section
from generator.views.language import Phrase, unstopped
from generator.views.workshop import Workshop

MOST_CLAIMS = 8
"""Claims listed on a page that is about something else; the ledger of claims has them all."""


def finished(
    bench: Workshop,
    *,
    uri: str,
    title: Phrase,
    description: Phrase,
    kind: str,
    lead: tuple[Block, ...],
    sections: tuple[Section, ...] = (),
    record: str = "",
    aliases: tuple[str, ...] = (),
    crumbs: tuple[Link, ...] = (),
    tags: dict[str, str] | None = None,
) -> Page:
    """A page whose citations are those its blocks made. `record` is `kind/id` of the record for the edit link."""
    return Page(
        uri=uri,
        title=title,
        description=bench.language.bare(_named(bench, str(title), str(description))),
        kind=kind,
        lead=lead,
        sections=tuple(section for section in sections if section.blocks),
        citations=bench.citations.listed(),
        freshness=bench.citations.freshness(),
        source=record,
        aliases=aliases,
        crumbs=crumbs,
        tags=tags or {},
    )


def section(bench: Workshop, key: str, *blocks: Block) -> Section:
    """A section with the standard heading of that name; it vanishes when its blocks are empty."""
    return Section(key, Phrase(bench.language.word("heading", key)), tuple(block for block in blocks if _has_content(block)))


def _has_content(block: Block) -> bool:
    """Lists without entries vanish; everything else stays."""
    return bool(getattr(block, "items", True)) and bool(getattr(block, "rows", True))


def said_of(bench: Workshop, name: str, words: str) -> str:
    """A name and what is said of it, before a colon; a name that asks, or has a colon already, is a sentence of its own."""
    stop = bench.language.ui("stop")
    joint = stop[1:] if name[-1:] in "?？!！" else stop if re.search("[:：]", name) else bench.language.ui("colon")
    return f"{name}{joint}{words}"


def _named(bench: Workshop, title: str, description: str) -> str:
    """Descriptions stand alone in search engines, so each names its page."""
    name = str(unstopped(Phrase(title)))
    return description if name in description else said_of(bench, name, description)
