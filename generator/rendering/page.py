"""A page view → a Markdown artifact with front matter: printed first, then numbered, then its sources."""

import json
from collections.abc import Callable, Sequence

from markupsafe import Markup

from generator.pages.blocks import Block, Page, is_empty
from generator.pages.directives import InlineWords
from generator.rendering.artifact import Artifact
from generator.rendering.citations import number, placeholder
from generator.rendering.environment import environment
from generator.rendering.pictures import draw_timeline
from generator.rendering.render_context import RenderContext


def render_page(page: Page, site: RenderContext) -> Artifact:
    """Front matter, blocks, sources."""
    printed = environment().get_template("page.md.jinja").render(page=page, **template_names(page.uri, site))
    body = number(printed, page.uri, site)
    sources = render_sources(body.evidence, page.uri, site)
    return Artifact(page.uri, front_matter(page) + body.text + sources, page.source, newest=site.freshness(body.evidence).newest)


def render_blocks(blocks: tuple[Block, ...], uri: str, site: RenderContext) -> str:
    """Blocks alone, for a directive in prose; `number` gives the whole page its marks."""
    return environment().get_template("blocks.md.jinja").render(blocks=blocks, **template_names(uri, site))


def render_words(words: InlineWords, uri: str, site: RenderContext) -> str:
    """What a directive puts inside a sentence, on one line: plain, linked, or a number to tap."""
    return environment().get_template("words.md.jinja").render(found=words, **template_names(uri, site)).strip()


def render_sources(evidence: Sequence[str], uri: str, site: RenderContext) -> str:
    """The list of sources of a page that prints this evidence in this order; empty when there is none."""
    template = environment().get_template("sources.md.jinja")
    return template.render(citations=site.citations(evidence), freshness=site.freshness(evidence), **template_names(uri, site))


def front_matter(page: Page) -> str:
    """YAML front matter; JSON strings are YAML."""
    entries: dict[str, object] = {"title": str(page.title), "description": page.description, "kind": page.kind}
    if page.kind == "home":
        entries["hide"] = ["navigation", "toc"]
    if page.aliases:
        entries["aliases"] = list(page.aliases)
    if page.tags:
        entries["search"] = page.tags
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in entries.items()]
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def template_names(uri: str, site: RenderContext) -> dict[str, object]:
    """What the templates of blocks call by name, for a page at `uri`."""
    return {"uri": uri, "site": site, "cite": placeholder, "print_block": _print_block, "draw_timeline": draw_timeline}


def _print_block(block: Block, printers: dict[str, Callable[[Block], Markup]]) -> Markup:
    """A block in its own way.

    Raises:
        LookupError: There is no way to print a block of this kind.
        ValueError: It has nothing to say: a page leaves such a block out, an empty box promises something.
    """
    kind = type(block).__name__
    if kind not in printers:
        raise LookupError(f"no way to print a block of kind {kind}: _blocks.md.jinja has none of that name")
    if is_empty(block):
        raise ValueError(f"a block of kind {kind} has nothing to say: leave it out of the page")
    return printers[kind](block)
