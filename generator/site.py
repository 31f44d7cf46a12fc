"""The hall: load, check, render. Knows no engine and no clock.

Everything a door needs is on `Site`: artifacts, prose with its directives answered, problems.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.api.v1 import build_resources
from generator.checking import check_data
from generator.checks.translations import untranslated
from generator.editions import at_root
from generator.loading.loader import Loaded
from generator.models.dataset import Dataset
from generator.problems import Location, Problem, Severity
from generator.proofreading import unanswered
from generator.queries.planbook import PlanBook, build_planbook
from generator.rendering.artifact import Artifact
from generator.rendering.directive import Request, expand
from generator.rendering.page import SiteFacts, render_blocks, render_page, render_sources, settle_marks
from generator.rendering.resource import render_resource
from generator.rendering.sheet import render_pack, render_sheet
from generator.rendering.words import render_words
from generator.search.syllables import first_letter, sort_key
from generator.views.blocks import Page
from generator.views.embed import Unknown, embed
from generator.views.language import Language
from generator.views.pack import build_packs
from generator.views.pages.atlas import LISTED, atlas_page
from generator.views.pages.catalogue import build_pages
from generator.views.sheet import build_sheet
from generator.views.workshop import Workshop

_HEADING = re.compile(r"^(?:title: |# )(.+)$", re.MULTILINE)
CHINESE = "zh"
"""The language every text is written in first."""


@dataclass
class Site:
    """One language of the site, rendered."""

    root: Path
    facts: SiteFacts | None
    dataset: Dataset
    planbook: PlanBook
    artifacts: dict[str, Artifact] = field(default_factory=dict)
    """Generated pages by uri."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether anything forbids publishing."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def prose(self, uri: str, markdown: str, file: str) -> str:
        """Hand-written Markdown with its directives answered and its sources listed; problems are collected."""
        assert self.facts is not None
        return _Prose(self, self.facts, uri, file).expanded(markdown)

    def sheets(self, address: str) -> Iterator[Artifact]:
        """Every plan as a self-contained page of HTML; `address` is the site's own. The policy is the publisher's to add."""
        assert self.facts is not None
        for page in self.planbook.pages:
            bench = Workshop(self.dataset, self.facts.language, self.planbook)
            yield render_sheet(build_sheet(bench, page), self.facts, address)

    def packs(self, address: str) -> Iterator[Artifact]:
        """Everything for one platform in one file of HTML, a file each; `address` and policy as for the sheets."""
        assert self.facts is not None
        for pack in build_packs(Workshop(self.dataset, self.facts.language, self.planbook)):
            yield render_pack(pack, self.facts, address)


def build_site(root: Path, language: str, today: date, *, directory_urls: bool = True) -> Site:
    """The site of one language as of `today`. With an error in the data there are problems and no artifacts."""
    loaded = check_data(root, today)
    site = Site(root, None, loaded.dataset, PlanBook(), problems=list(loaded.problems))
    if site.failed:
        return site
    site.facts = SiteFacts(_language(loaded.dataset, language), directory_urls)
    site.planbook = build_planbook(loaded.dataset)
    pages = list(build_pages(loaded.dataset, site.facts.language, site.planbook))
    for page in (*pages, _atlas(site, site.facts.language, pages)):
        artifact = render_page(page, site.facts)
        if page.uri in site.artifacts:
            where = Location(_file_of(loaded, page.source))
            site.problems.append(Problem(where, "address-taken", f"another page lies at `{page.uri}` already", "choose another id"))
        site.artifacts[page.uri] = Artifact(artifact.uri, artifact.text, _file_of(loaded, page.source))
    for path, value in build_resources(loaded.dataset, site.planbook) if at_root(language) else ():
        resource = render_resource(path, value)
        site.artifacts[resource.uri] = resource
    return site


def _atlas(site: Site, language: Language, pages: list[Page]) -> Page:
    """The page of all guides, hand-written ones included."""
    prose = sorted((site.root / "content" / language.id / "guides").glob("*.md"))
    entries = [(str(page.title), page.uri) for page in pages if page.kind in LISTED]
    entries += [(heading[1], f"guides/{path.name}") for path in prose if (heading := _HEADING.search(path.read_text("utf-8")))]
    return atlas_page(Workshop(site.dataset, language, site.planbook), entries, sort_key, first_letter)


def _language(dataset: Dataset, language: str) -> Language:
    """A language with what it cannot say yet. Chinese comes first, so it can say everything."""
    gaps = untranslated(dataset) if language != CHINESE else ()
    behind = frozenset((pair.zh, pair.en) for pair in gaps if pair.en)
    return Language(language, dataset.labels[language], behind, len(gaps))


def _file_of(loaded: Loaded, record: str) -> str:
    """`kind/id` → the file that holds it, or the folder of the kind."""
    kind, _, key = record.partition("/")
    return loaded.origins.file_of(kind, key) or f"data/{kind}"


class _Prose:
    """One hand-written page at its own bench."""

    def __init__(self, site: Site, facts: SiteFacts, uri: str, file: str) -> None:
        self.site = site
        self.facts = facts
        self.uri = uri
        self.file = file
        self.bench = Workshop(site.dataset, facts.language, site.planbook)

    def expanded(self, markdown: str) -> str:
        text = expand(markdown, self._answer)
        cited = self.bench.citations.listed()
        sources = render_sources(cited, self.bench.citations.freshness(), self.uri, self.facts)
        return f"{settle_marks(text, cited, self.uri, self.facts)}\n{sources}"

    def _answer(self, request: Request) -> str:
        try:
            found = embed(self.bench, request.name, request.argument)
        except Unknown as error:
            self.site.problems.append(unanswered(self.file, request, error))
            return ""
        if request.alone:
            return render_blocks(found.blocks, self.uri, self.facts)
        return render_words(found, self.uri, self.facts)
