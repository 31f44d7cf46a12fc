"""The hall: load, check, render. Knows no engine and no clock.

Everything a door needs is on `Site`: artifacts, prose with its directives answered, problems.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.api.v1 import build_resources
from generator.check_content import unanswered
from generator.checks.translations import untranslated
from generator.indexing.documents import page_documents
from generator.loading.loader import Loaded
from generator.locales import at_root
from generator.pages.a_to_z import LISTED, a_to_z_page
from generator.pages.all_pages import build_pages
from generator.pages.blocks import Page
from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.pages.pack import build_packs
from generator.pages.sheet import build_sheet
from generator.planner.planbook import PlanBook, build_planbook
from generator.problems import Location, Problem, Severity
from generator.records.dataset import Dataset
from generator.rendering.artifact import Artifact
from generator.rendering.offline_pages import render_pack, render_sheet
from generator.rendering.page import render_page
from generator.rendering.prose import Prose, render_prose
from generator.rendering.render_context import RenderContext
from generator.rendering.resource import render_resource
from generator.search.document import IndexDocument
from generator.search.syllables import first_letter, sort_key
from generator.validate import check_data

_HEADING = re.compile(r"^(?:title: |# )(.+)$", re.MULTILINE)
CHINESE = "zh"
"""The language every text is written in first."""


@dataclass
class Site:
    """One language of the site, rendered."""

    root: Path
    facts: RenderContext | None
    dataset: Dataset
    planbook: PlanBook
    pages: tuple[Page, ...] = ()
    """Generated pages as values."""
    artifacts: dict[str, Artifact] = field(default_factory=dict)
    """Generated pages by uri."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether anything forbids publishing."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def prose(self, uri: str, markdown: str, file: str) -> Prose:
        """Hand-written Markdown of `file` with its directives answered and its sources listed; problems are collected."""
        assert self.facts is not None
        return render_prose(markdown, uri, self.facts, lambda request, error: self.problems.append(unanswered(file, request, error)))

    def documents(self) -> Iterator[IndexDocument]:
        """What search reads of the generated pages."""
        assert self.facts is not None
        for page in self.pages:
            yield from page_documents(page, self.facts.language, directory_urls=self.facts.directory_urls)

    def sheets(self, address: str) -> Iterator[Artifact]:
        """Every plan as a self-contained page of HTML; `address` is the site's own. The policy is the publisher's to add."""
        assert self.facts is not None
        for page in self.planbook.pages:
            yield render_sheet(build_sheet(self.facts.context, page), self.facts, address)

    def packs(self, address: str) -> Iterator[Artifact]:
        """Everything for one platform in one file of HTML, a file each; `address` and policy as for the sheets."""
        assert self.facts is not None
        for pack in build_packs(self.facts.context):
            yield render_pack(pack, self.facts, address)


def build_site(root: Path, language: str, today: date, *, directory_urls: bool = True) -> Site:
    """Read, check and render the site of one language as of `today`, see `render_site`."""
    return render_site(root, language, check_data(root, today), directory_urls=directory_urls)


def open_site(root: Path, language: str, loaded: Loaded, *, directory_urls: bool = True) -> Site:
    """The site of one language without its pages: enough for sheets, packs and prose.

    Args:
        root: The project folder.
        language: Key of `locales.LANGUAGES`.
        loaded: What `check_data` gave; the same for every language.
        directory_urls: Whether a page lies in a folder of its own (`a/`, not `a.html`).

    Returns:
        The site; with an error in the data it holds problems and can render nothing.
    """
    site = Site(root, None, loaded.dataset, PlanBook(), problems=list(loaded.problems))
    if not site.failed:
        site.planbook = build_planbook(loaded.dataset)
        ctx = PageContext(loaded.dataset, _language(loaded.dataset, language), site.planbook)
        site.facts = RenderContext(ctx, directory_urls)
    return site


def render_site(root: Path, language: str, loaded: Loaded, *, directory_urls: bool = True) -> Site:
    """The site of one language with its pages. Arguments as for `open_site`; with an error in the data there are no artifacts."""
    site = open_site(root, language, loaded, directory_urls=directory_urls)
    if site.facts is None:
        return site
    pages = tuple(build_pages(site.facts.context))
    site.pages = (*pages, _atlas(site.facts.context, root, pages))
    for page in site.pages:
        artifact = render_page(page, site.facts)
        if page.uri in site.artifacts:
            where = Location(_file_of(loaded, page.source))
            site.problems.append(Problem(where, "address-taken", f"another page lies at `{page.uri}` already", "choose another id"))
        site.artifacts[page.uri] = replace(artifact, source=_file_of(loaded, page.source))
    for path, value in build_resources(loaded.dataset, site.planbook) if at_root(language) else ():
        resource = render_resource(path, value)
        site.artifacts[resource.uri] = resource
    return site


def _atlas(ctx: PageContext, root: Path, pages: tuple[Page, ...]) -> Page:
    """The page of all guides, hand-written ones included."""
    prose = sorted((root / "content" / ctx.language.id / "guides").glob("*.md"))
    entries = [(str(page.title), page.uri) for page in pages if page.kind in LISTED]
    entries += [(heading[1], f"guides/{path.name}") for path in prose if (heading := _HEADING.search(path.read_text("utf-8")))]
    return a_to_z_page(ctx, entries, sort_key, first_letter)


def _language(dataset: Dataset, language: str) -> Language:
    """A language with what it cannot say yet. Chinese comes first, so it can say everything."""
    gaps = untranslated(dataset) if language != CHINESE else ()
    return Language(language, dataset.labels[language], len(gaps))


def _file_of(loaded: Loaded, record: str) -> str:
    """`kind/id` → the file that holds it, or the folder of the kind."""
    kind, _, key = record.partition("/")
    return loaded.origins.file_of(kind, key) or f"data/{kind}"
