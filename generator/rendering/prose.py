"""A hand-written page: its directives answered, its citations numbered, its sources listed.

Blocks are printed between two comments that Markdown leaves as they are, so that search need not read from HTML what is known as
values; the comments are removed before the page is published.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.pages.blocks import Block
from generator.pages.directives import Unknown, embed_blocks, embed_words
from generator.rendering.citations import number
from generator.rendering.directive import Request, expand
from generator.rendering.page import render_blocks, render_sources, render_words
from generator.rendering.render_context import RenderContext

BLOCK_START = "block "
"""Content of the comment in front of printed blocks; the number of the directive follows."""
BLOCK_END = "/block"
"""Content of the comment behind them."""
_COMMENT = re.compile(rf"<!-- (?:{BLOCK_START}\d+|{BLOCK_END}) -->\n?")


@dataclass(frozen=True)
class Prose:
    """A hand-written page ready for the engine."""

    text: str
    """Markdown with raw HTML, blocks between comments."""
    blocks: tuple[tuple[Block, ...], ...]
    """The blocks of its directives, by the 0-based number in the comments."""
    newest: str
    """ISO day of the newest check of the facts it prints; empty when it prints none."""


def render_prose(markdown: str, uri: str, site: RenderContext, failed: Callable[[Request, Unknown], None]) -> Prose:
    """The page with its directives answered and its sources listed.

    Args:
        markdown: As it was written, front matter included.
        uri: Its address, `guides/paths.md`.
        site: Language, records and evidence.
        failed: Called with each directive that cannot be answered, and why; nothing is printed for it.

    Returns:
        The page with comments around its blocks, see `without_block_comments`.
    """
    answered: list[tuple[Block, ...]] = []

    def answer(request: Request) -> str:
        try:
            if not request.alone:
                return render_words(embed_words(site.context, request.name, request.argument), uri, site)
            blocks = embed_blocks(site.context, request.name, request.argument)
        except Unknown as error:
            failed(request, error)
            return ""
        answered.append(blocks)
        return f"<!-- {BLOCK_START}{len(answered) - 1} -->\n{render_blocks(blocks, uri, site)}\n<!-- {BLOCK_END} -->"

    body = number(expand(markdown, answer), uri, site)
    freshness = site.freshness(body.evidence)
    sources = render_sources(body.citations, freshness, uri, site)
    return Prose(f"{body.text}\n{sources}", tuple(answered), freshness.newest)


def without_block_comments(text: str) -> str:
    """A hand-written page as it is published.

    Args:
        text: Markdown from `render_prose`, or the HTML made of it.

    Returns:
        The text without the comments around blocks.
    """
    return _COMMENT.sub("", text)
