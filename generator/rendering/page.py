"""A page of blocks → a Markdown artifact with front matter: the blocks are printed, their citations numbered, the sources listed."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from generator.pages.blocks import Block, Page, is_empty
from generator.pages.citation import Citation, Freshness
from generator.pages.directives import InlineWords
from generator.rendering.artifact import Artifact
from generator.rendering.citations import number, placeholder
from generator.rendering.environment import environment, relative_url
from generator.rendering.escape import in_sentence
from generator.rendering.pictures import draw_timeline
from generator.rendering.render_context import RenderContext


def render_page(page: Page, site: RenderContext) -> Artifact:
    """A page as Markdown: front matter, blocks, and the list of the sources of what they print.

    Args:
        page: The page.
        site: Language, evidence, and how pages are published.

    Returns:
        Markdown with raw HTML for `page.uri`; its `source` is that of the page.

    Raises:
        LookupError: A block is of a kind that no template prints.
        ValueError: A block has nothing to say; `compose_page` leaves such blocks out.
    """
    printed = environment().get_template("page.md.jinja").render(page=page, **template_names(page.uri, site))
    body = number(printed, page.uri, site)
    freshness = site.freshness(body.evidence)
    sources = render_sources(body.citations, freshness, page.uri, site)
    return Artifact(page.uri, front_matter(page) + body.text + sources, page.source, newest=freshness.newest)


def render_blocks(blocks: tuple[Block, ...], uri: str, site: RenderContext) -> str:
    """Blocks alone, for a directive in prose; their placeholders stay until `number` is given the whole page."""
    printers: Any = template_names(uri, site)["blocks"]
    return str(printers.show(blocks))


def render_words(words: InlineWords, uri: str, site: RenderContext) -> str:
    """What a directive puts inside a sentence, on one line: plain, linked, or a number to tap."""
    return in_sentence(environment().get_template("words.md.jinja").render(found=words, **template_names(uri, site)).strip())


def render_sources(citations: Sequence[Citation], freshness: Freshness, uri: str, site: RenderContext) -> str:
    """The list of sources of a page with these citations, numbered in this order; empty when there is none."""
    links = [(cited, relative_url(uri, cited.page, directory_urls=site.directory_urls)) for cited in citations if cited.title]
    entries = [
        site.context.recall((_print_source, cited.evidence, cited.quote, cited.law, cited.caveat, to), _print_source, site, cited, to)
        for cited, to in links
    ]
    template = environment().get_template("sources.md.jinja")
    return template.render(citations=citations, entries=entries, freshness=freshness, **template_names(uri, site))


def _print_source(site: RenderContext, cited: Citation, to: str) -> Markup:
    """An entry of the list of sources, whose evidence in full is at `to`."""
    return Markup(environment().get_template("source.md.jinja").render(c=cited, to=to, site=site))


def front_matter(page: Page) -> str:
    """The YAML front matter of a page, `---` lines included; its values are JSON, which is YAML too and quotes safely."""
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
    """Name → value of what every template uses, for the page at `uri`: the same for all pages of `site`, which are printed one by one."""
    site.printed.uri = uri
    names = site.names
    if not names:
        names |= {
            "site": site,
            "words": site.words,
            "plain": site.plain,
            "cite": placeholder,
            "print_block": _print_block,
            "draw_timeline": draw_timeline,
        }
        # Forty macros: to make them anew for each page would take as long as to print it.
        blocks, light = (environment().get_template(name).make_module(names) for name in ("_blocks.md.jinja", "_light.html.jinja"))
        names |= {"blocks": blocks, "light": light}
    return names


def _print_block(block: Block, printers: dict[str, Callable[[Block], Markup]]) -> Markup:
    """A block printed by the macro of its kind; `printers` is class name → macro.

    Raises:
        LookupError: There is no macro for a block of this kind.
        ValueError: It has nothing to say: printed, it would be an empty box where the reader expects an answer.
    """
    kind = type(block).__name__
    if kind not in printers:
        raise LookupError(f"no way to print a block of kind {kind}: _blocks.md.jinja has none of that name")
    if is_empty(block):
        raise ValueError(f"a block of kind {kind} has nothing to say: leave it out of the page")
    return printers[kind](block)
