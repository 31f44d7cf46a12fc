"""One language of the site: records loaded and checked, pages rendered. Knows no engine and no clock.

`Site` has all that publishing needs: artifacts, hand-written prose with its directives answered, index documents, problems.
"""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.api.v1 import build_resources
from generator.check_content import unanswered
from generator.checks.translations import untranslated
from generator.indexing.documents import page_documents
from generator.loading.loader import Loaded, Origins
from generator.locales import LANGUAGES, at_root
from generator.pages.a_to_z import LISTED, ListedGuide, a_to_z_addresses, a_to_z_page, sort_guides
from generator.pages.all_pages import build_pages
from generator.pages.blocks import Page
from generator.pages.context import PageContext
from generator.pages.emergency_sheet import build_sheet
from generator.pages.language import Language
from generator.pages.offline_pack import build_packs
from generator.planner.plan_index import PLAN_INDEX, PlanIndex
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
    """One language of the site."""

    root: Path
    """The project folder."""
    rendering: RenderContext | None
    """What pages are rendered with; None when errors in the data forbid rendering."""
    dataset: Dataset
    plan_index: PlanIndex
    """Every plan; empty when errors in the data forbid planning."""
    pages: tuple[Page, ...] = ()
    """Generated pages before rendering; empty from `open_site`."""
    artifacts: dict[str, Artifact] = field(default_factory=dict)
    """Generated pages and open data, ready to publish, by uri; empty from `open_site`."""
    problems: list[Problem] = field(default_factory=list)
    """Of the records, then those found while pages and prose were rendered."""

    origins: Origins = field(default_factory=Origins)
    """Which file holds which record."""

    @property
    def failed(self) -> bool:
        """Whether anything forbids publishing."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def file_of(self, record: str) -> str:
        """The file that holds a record.

        Args:
            record: `kind/id`.

        Returns:
            Its path relative to the project; the folder of the kind when no file holds it.
        """
        kind, _, key = record.partition("/")
        return self.origins.file_of(kind, key) or f"data/{kind}"

    def prose(self, uri: str, markdown: str, file: str) -> Prose:
        """A hand-written page with its directives answered and its sources listed.

        Args:
            uri: Its path in the docs folder: `guides/first.md`.
            markdown: Its text; front matter, if any, is left as it is.
            file: Its path relative to the project folder, for problems.

        Returns:
            The page; a directive that cannot be answered is added to `problems`.
        """
        assert self.rendering is not None
        return render_prose(markdown, uri, self.rendering, lambda request, error: self.problems.append(unanswered(file, request, error)))

    def documents(self) -> Iterator[IndexDocument]:
        """What search reads of the generated pages; hand-written ones are read where Markdown has made HTML of them."""
        assert self.rendering is not None
        for page in self.pages:
            yield from page_documents(page, self.rendering.language, directory_urls=self.rendering.directory_urls)

    def sheets(self, address: str) -> Iterator[Artifact]:
        """Every plan as an emergency sheet: one self-contained HTML page, not yet finished (see `finish_page`).

        Args:
            address: Where this language is served, ending in a slash; empty when nobody knows.

        Yields:
            A sheet for each plan, in the order of the plan index.
        """
        assert self.rendering is not None
        for page in self.plan_index.pages:
            yield render_sheet(build_sheet(self.rendering.context, page), self.rendering, address)

    def packs(self, address: str) -> Iterator[Artifact]:
        """Everything for one platform in one HTML file, not yet finished (see `finish_page`).

        Args:
            address: As for `sheets`.

        Yields:
            A pack for each platform.
        """
        assert self.rendering is not None
        for pack in build_packs(self.rendering.context):
            yield render_pack(pack, self.rendering, address)


def build_site(root: Path, language: str, today: date, *, directory_urls: bool = True) -> Site:
    """Read, check and render the site of one language.

    Args:
        root: The project folder, absolute.
        language: Key of `locales.LANGUAGES`.
        today: The day facts are judged on.
        directory_urls: As for `open_site`.

    Returns:
        As of `render_site`.
    """
    return render_site(root, language, check_data(root, today), directory_urls=directory_urls)


def open_site(root: Path, language: str, loaded: Loaded, *, directory_urls: bool = True, gaps: int | None = None) -> Site:
    """The site of one language without its pages: enough for sheets, packs and prose.

    Args:
        root: The project folder.
        language: Key of `locales.LANGUAGES`.
        loaded: Result of `check_data`; the same for every language.
        directory_urls: Whether a page lies in a folder of its own (`a/`, not `a.html`).
        gaps: How many texts have no English, where somebody has counted them already.

    Returns:
        The site; with an error in the data it holds problems only, and `rendering` is None.
    """
    site = Site(root, None, loaded.dataset, PlanIndex(), problems=list(loaded.problems), origins=loaded.origins)
    if not site.failed:
        site.plan_index = PLAN_INDEX.of(loaded.dataset)
        ctx = PageContext(loaded.dataset, _language(loaded.dataset, language, gaps), site.plan_index)
        site.rendering = RenderContext(ctx, directory_urls)
    return site


def render_site(root: Path, language: str, loaded: Loaded, *, directory_urls: bool = True) -> Site:
    """The site of one language with its pages, and with the open data when the language is the one at the root.

    Args:
        root: The project folder.
        language: Key of `locales.LANGUAGES`.
        loaded: Result of `check_data`; the same for every language.
        directory_urls: As for `open_site`.

    Returns:
        The site; with an error in the data it holds problems and no artifacts. Two pages with one uri are an error too.
    """
    site = open_site(root, language, loaded, directory_urls=directory_urls)
    if site.rendering is None:
        return site
    pages = tuple(build_pages(site.rendering.context))
    listed = [(str(page.title), page.uri) for page in pages if page.kind in LISTED]
    guides = sorted_guides([*listed, *guide_titles(root, language)])
    count = len(all_guides_addresses(root, loaded.dataset))
    site.pages = (*pages, *(a_to_z_page(site.rendering.context, guides, number, count) for number in range(1, count + 1)))
    for page in site.pages:
        artifact = render_page(page, site.rendering)
        if page.uri in site.artifacts:
            where = Location(site.file_of(page.source))
            site.problems.append(Problem(where, "address-taken", f"another page lies at `{page.uri}` already", "choose another id"))
        site.artifacts[page.uri] = replace(artifact, source=site.file_of(page.source))
    for path, value in build_resources(loaded.dataset, site.plan_index) if at_root(language) else ():
        resource = render_resource(path, value)
        site.artifacts[resource.uri] = resource
    return site


def all_guides_addresses(root: Path, dataset: Dataset) -> tuple[str, ...]:
    """The addresses of the pages that list all guides, the same in every language.

    Args:
        root: The project folder.
        dataset: The records.

    Returns:
        At least one, in order.
    """
    written = max((len(_guides(root, language)) for language in LANGUAGES), default=0)
    return tuple(a_to_z_addresses(dataset, written))


def sorted_guides(titles: Iterable[tuple[str, str]]) -> list[ListedGuide]:
    """All guides in the order of their sounds.

    Args:
        titles: (title, address) of each page of a kind in `LISTED`, and those of `guide_titles`.

    Returns:
        What `a_to_z_page` takes.
    """
    return sort_guides(titles, sort_key, first_letter)


def guide_titles(root: Path, language: str) -> list[tuple[str, str]]:
    """The hand-written guides of a language.

    Args:
        root: The project folder.
        language: Its id.

    Returns:
        (title, address) of each, by the name of its file.
    """
    headings = ((path.name, _HEADING.search(path.read_text("utf-8"))) for path in _guides(root, language))
    return [(_unquoted(heading[1]), f"guides/{name}") for name, heading in headings if heading]


def _unquoted(title: str) -> str:
    """A title of front matter without the quotation marks that YAML may need around it."""
    if title[:1] == '"':
        with suppress(ValueError):
            return str(json.loads(title))
    return title[1:-1].replace("''", "'") if len(title) > 1 and title[0] == title[-1] == "'" else title


def _guides(root: Path, language: str) -> list[Path]:
    return sorted((root / "content" / language / "guides").glob("*.md"))


def _language(dataset: Dataset, language: str, gaps: int | None) -> Language:
    """A language with the number of texts it lacks. Every text is written in Chinese first, so Chinese lacks none."""
    if language == CHINESE:
        gaps = 0
    return Language(language, dataset.labels[language], len(untranslated(dataset)) if gaps is None else gaps)
