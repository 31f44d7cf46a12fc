"""The last step of every page: blocks and sections put together, without those that have nothing to print."""

import re
from dataclasses import replace

from generator.pages.blocks import Block, Link, Page, Section, is_empty
from generator.pages.context import PageContext
from generator.pages.home_numbers import hold_home_numbers, holds_home_numbers
from generator.pages.language import Phrase, strip_full_stop

MOST_CLAIMS = 8
"""Claims listed on a page that is about something else; the page of claims has them all."""


def compose_page(
    ctx: PageContext,
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
    """A page of these blocks.

    Args:
        ctx: Language of the page.
        uri: `platforms/wechat-pay.md`.
        title: Its heading.
        description: For search engines; the title is put in front where it does not name the page.
        kind: Decides the classes of the page and its weight in search.
        lead: Blocks above the first heading.
        sections: Under their headings.
        record: `kind/id` of the record for the edit link.
        aliases: Further names it is looked for by.
        crumbs: Pages above it.
        tags: For the search index.

    Returns:
        The page; lists without entries and sections without blocks are left out, and numbers are held where `holds_home_numbers`.
    """
    if holds_home_numbers(ctx, uri, kind, record, (tags or {}).get("platform", "")):
        lead = hold_home_numbers(ctx, lead)
        sections = tuple(replace(each, blocks=hold_home_numbers(ctx, each.blocks)) for each in sections)
    return Page(
        uri=uri,
        title=title,
        description=ctx.language.bare(_named(ctx, str(title), str(description))),
        kind=kind,
        lead=_not_empty(lead),
        sections=tuple(section for each in sections if (section := replace(each, blocks=_not_empty(each.blocks))).blocks),
        source=record,
        aliases=aliases,
        crumbs=crumbs,
        tags=tags or {},
    )


def section(ctx: PageContext, key: str, *blocks: Block) -> Section:
    """A section with the standard heading of that name."""
    return Section(key, Phrase(ctx.language.word("heading", key)), blocks)


def _not_empty(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks that have something to print."""
    return tuple(block for block in blocks if not is_empty(block))


def joined_with_colon(ctx: PageContext, name: str, words: str) -> str:
    """A name, a colon, and words about it; a name that is a question, or has a colon already, becomes a sentence of its own."""
    stop = ctx.language.ui("stop")
    joint = stop[1:] if name[-1:] in "?？!！" else stop if re.search("[:：]", name) else ctx.language.ui("colon")
    return f"{name}{joint}{words}"


def _named(ctx: PageContext, title: str, description: str) -> str:
    """Descriptions stand alone in search engines, so each names its page."""
    name = str(strip_full_stop(Phrase(title)))
    return description if name in description else joined_with_colon(ctx, name, description)
