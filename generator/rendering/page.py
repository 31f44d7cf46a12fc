"""A page view → a Markdown artifact with front matter."""

import json
import re
from dataclasses import dataclass

from generator.rendering.artifact import Artifact
from generator.rendering.environment import environment, relative_url
from generator.rendering.pictures import draw_timeline
from generator.views.blocks import Block, Page
from generator.views.citations import Citation, Freshness
from generator.views.language import Language

_MARK = re.compile(r'href="#e-([a-z0-9-]+)"')


@dataclass(frozen=True)
class SiteFacts:
    """What every template may know of the site."""

    language: Language
    directory_urls: bool

    def ui(self, key: str, **values: object) -> str:
        """A word of the interface."""
        return self.language.ui(key, **values)


def render_page(page: Page, site: SiteFacts) -> Artifact:
    """Front matter, blocks, sources."""
    body = environment().get_template("page.md.jinja").render(page=page, uri=page.uri, site=site, **_tools())
    return Artifact(page.uri, front_matter(page) + settle_marks(body, page.citations, page.uri, site), page.source)


def render_blocks(blocks: tuple[Block, ...], uri: str, site: SiteFacts) -> str:
    """Blocks alone, for a directive in prose."""
    return environment().get_template("blocks.md.jinja").render(blocks=blocks, uri=uri, site=site, **_tools())


def render_sources(citations: tuple[Citation, ...], freshness: Freshness, uri: str, site: SiteFacts) -> str:
    """The list of sources under hand-written prose."""
    return environment().get_template("sources.md.jinja").render(citations=citations, freshness=freshness, uri=uri, site=site, **_tools())


def settle_marks(text: str, citations: tuple[Citation, ...], uri: str, site: SiteFacts) -> str:
    """Where a page has too many sources to list, each mark leads straight to the whole piece in the evidence ledger."""
    if not citations or citations[0].title:
        return text
    ledger = {cited.evidence: relative_url(uri, cited.ledger, directory_urls=site.directory_urls) for cited in citations}
    return _MARK.sub(lambda found: f'href="{ledger.get(found[1], found[0])}"', text)


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


def _tools() -> dict[str, object]:
    return {"kind_of": lambda block: type(block).__name__, "draw_timeline": draw_timeline}
