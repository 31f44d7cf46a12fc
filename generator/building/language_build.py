"""The outputs of one language: what its facts, texts and frames have changed is made again, all else is taken over."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from hashlib import blake2b
from typing import Any

from generator.alternates import alternate_pages
from generator.api.v1 import RESOURCES
from generator.build_pages import Site, all_guides_addresses, guide_titles, sorted_guides
from generator.building.assets import PublishedAssets, read_assets
from generator.building.output import Made, Output, OutputEntry
from generator.building.output_folder import OutputFolder, WrittenFile
from generator.engine.articles import Article, article_of
from generator.engine.frames import Layout
from generator.engine.session import EngineSession, split_front_matter
from generator.indexing.documents import page_documents
from generator.indexing.lexicon_words import lexicon_of
from generator.indexing.prose import prose_documents
from generator.locales import LANGUAGES, at_root
from generator.pages.a_to_z import LISTED, ListedGuide, a_to_z_page
from generator.pages.all_pages import list_pages
from generator.pages.blocks import Page
from generator.pages.emergency_sheet import build_sheet
from generator.pages.language import UNTRANSLATED
from generator.planner.plan_index import PlanIndex, PlanPage
from generator.progress import Counter, Timings
from generator.records.dataset import Dataset
from generator.records.record_graph import RecordGraph
from generator.records.tracing import FactPath
from generator.release.fingerprints import ASSETS, settle
from generator.release.finish_page import finish_page
from generator.rendering.offline_pages import render_sheet
from generator.rendering.page import render_page
from generator.rendering.prose import without_block_comments
from generator.rendering.resource import render_resource, resource_uri
from generator.search.counting import TermCounter, counting_version
from generator.settings import Settings


@dataclass
class LanguageState:
    """What is kept of a language between builds."""

    layout: Layout
    assets: PublishedAssets
    entries: dict[str, OutputEntry] = field(default_factory=dict)
    """By the name of the output, in the order of making."""
    counting: str = ""
    """Version of the words with which documents were counted."""
    untranslated: int = 0
    """Texts that the language shows in Chinese."""


class LanguageBuild:
    """One language at one moment, and the folder it is made into."""

    def __init__(self, site: Site, graph: RecordGraph, settings: Settings, before: LanguageState | None, target: OutputFolder) -> None:
        """Prepare a language.

        Args:
            site: The language without its pages (`open_site`), of the traced records.
            graph: Traces what outputs read of the records.
            settings: Of the run.
            before: What was kept; None for nothing.
            target: Where files go; it knows those of the release before.
        """
        assert site.rendering is not None
        self._site, self._rendering = site, site.rendering
        self._language = site.rendering.language.id
        self._folder = LANGUAGES[self._language][1]
        self._graph, self._settings, self._target = graph, settings, target
        self._docs = site.root / "content" / self._language
        self._prose = {path.relative_to(self._docs).as_posix(): path for path in sorted(self._docs.rglob("*.md"))}
        self._makers = {maker.uri: maker for maker in list_pages(self._rendering.context)}
        self._lists = all_guides_addresses(site.root, site.dataset)
        self._generated = frozenset((*self._makers, *self._lists))
        self._names = {language: labels.words["ui"]["language"] for language, labels in site.dataset.labels.items()}
        self._before = before if before and before.layout.names == self._names else None
        lexicon = lexicon_of(site.dataset, directory_urls=self._rendering.directory_urls)
        self._counter, self._counting = TermCounter(lexicon), counting_version(lexicon)
        self._made: dict[str, OutputEntry] = {}
        self._timings = Timings()

    @property
    def files(self) -> dict[str, WrittenFile]:
        """Path → file, of all that was made or taken over."""
        return self._target.files

    def count_changed(self, changed: AbstractSet[FactPath]) -> int:
        """How many outputs have to be made again for their facts; those that are new are not counted.

        Args:
            changed: As for `make`.

        Returns:
            A number that tells much from little.
        """
        if self._before is None or self._before.counting != self._counting:
            return len(self._makers)
        return sum(not entry.facts.isdisjoint(changed) for entry in self._before.entries.values())

    @property
    def count(self) -> int:
        """How many outputs the language has."""
        resources = len(RESOURCES) if at_root(self._language) else 0
        return len(self._makers) + len(self._prose) + len(self._lists) + len(self._site.plan_index.pages) + resources

    def make(self, changed: AbstractSet[FactPath], counter: Counter | None = None, timings: Timings | None = None) -> LanguageState:
        """Fill the folder with everything of this language.

        Args:
            changed: Facts that have changed since the state before.
            counter: Advanced with each output.
            timings: Takes the time of the parts.

        Returns:
            What to keep.

        Raises:
            EngineChanged: Pages of this project can only be made by the engine itself.
            ContentRefused: The engine warned of configuration, navigation or prose.
            ValueError: A page holds what the last step refuses.
        """
        self._timings = timings or self._timings
        if self._before and self._before.untranslated != self._rendering.language.untranslated:
            changed = {*changed, (UNTRANSLATED, self._language)}
        if not self._before or self._before.layout.generated != self._generated:
            self._layout = self._engine.layout
            self._layout.frames |= self._before.layout.frames if self._before else {}
        else:
            self._layout = self._before.layout
        with self._timings.part("assets"):
            self._assets = self._before.assets if self._before else self._read_assets()
        with self._graph.tracing(), self._timings.part("outputs looked at"):
            for output in self._outputs():
                self._made[output.name] = self._kept(output, changed) or self._make(output)
                if counter:
                    counter.advance()
        forms = {entry.form for entry in self._made.values()}
        self._layout.frames = {form: frame for form, frame in self._layout.frames.items() if form in forms}
        with self._timings.part("assets"):
            self._write_assets()
        return LanguageState(self._layout, self._assets, self._made, self._counting, self._rendering.language.untranslated)

    def _outputs(self) -> Iterator[Output]:
        """Every output, in the order of making."""
        for uri, maker in self._makers.items():
            yield Output(uri, partial(self._page, maker.make))
        for uri, path in self._prose.items():
            content = path.read_text("utf-8-sig")
            same = [alternate.same for alternate in alternate_pages(self._site.root, uri, self._generated)]
            yield Output(uri, partial(self._prose_page, uri, content), _digest(content, same))
        titles = [(entry.title, uri) for uri, entry in self._made.items() if entry.kind in LISTED and uri in self._makers]
        titles += guide_titles(self._site.root, self._language)
        guides = cache(partial(sorted_guides, titles))  # the sounds of all titles take a moment, and most builds need none
        for number, uri in enumerate(self._lists, 1):
            yield Output(uri, partial(self._page, partial(self._list_page, guides, number)), _digest(titles, self._lists))
        for plan in self._site.plan_index.pages:
            yield Output(plan.sheet_uri, partial(self._sheet, plan))
        if at_root(self._language):
            for name, make in RESOURCES.items():
                yield Output(resource_uri(name), partial(self._resource, name, make))

    def _kept(self, output: Output, changed: AbstractSet[FactPath]) -> OutputEntry | None:
        """The output as it was made before, when it still is what would be made now."""
        if self._before is None or self._before.counting != self._counting:
            return None
        entry = self._before.entries.get(output.name)
        if entry is None or entry.text != output.text or not entry.facts.isdisjoint(changed):
            return None
        same_source = not entry.record or self._site.file_of(entry.record) == entry.source
        return entry if same_source and self._target.keep(entry.path) else None

    def _make(self, output: Output) -> OutputEntry:
        """The output made anew; what comes behind the article only when that has changed."""
        with self._timings.part("articles from facts"):
            made, facts = self._graph.trace(output.make)
        before = self._before.entries.get(output.name) if self._before else None
        if before and before.digest == made.entry.digest and self._target.keep(before.path):
            return replace(made.entry, facts=facts, text=output.text)
        with self._timings.part("frames filled"):
            text = made.write()
        with self._timings.part("read for the audit, written"):
            self._target.write(made.entry.path, text.encode())
        return replace(made.entry, facts=facts, text=output.text)

    def _read_assets(self) -> PublishedAssets:
        self._assets = read_assets(self._engine)
        self._assets.pages = dict(self._engine.theme_pages(self._finish))
        return self._assets

    def _write_assets(self) -> None:
        for path, content in self._assets.files.items():
            self._target.write(self._folder + path, content)
        for path, html in self._assets.pages.items():
            self._target.write(self._folder + path, html.encode())

    def _page(self, make: Callable[[], Page]) -> Made:
        page = make()
        artifact = render_page(page, self._rendering)
        source = self._site.file_of(page.source)
        with self._timings.part("words counted for search"):
            documents = page_documents(page, self._rendering.language, directory_urls=self._rendering.directory_urls)
            counted = tuple(map(self._counter.count, documents))
        entry = OutputEntry(
            title=str(page.title), kind=page.kind, record=page.source, source=source, newest=artifact.newest, documents=counted
        )
        return self._framed(page.uri, article_of(artifact.text), source, entry)

    def _list_page(self, guides: Callable[[], list[ListedGuide]], number: int) -> Page:
        return a_to_z_page(self._rendering.context, guides(), number, len(self._lists))

    def _prose_page(self, uri: str, text: str) -> Made:
        source = f"content/{self._language}/{uri}"
        markdown, meta = split_front_matter(text)
        prose = self._site.prose(uri, markdown, source)
        with self._timings.part("Markdown of prose"):
            article = self._engine.convert(uri, prose.text, meta)
        url = self._layout.url_of(uri)
        documents = prose_documents(article.content, prose.blocks, url, article.meta, self._rendering.language)
        counted = tuple(map(self._counter.count, documents))
        entry = OutputEntry(kind=str(meta.get("kind") or ""), source=source, newest=prose.newest, documents=counted)
        return self._framed(uri, replace(article, content=without_block_comments(article.content)), source, entry)

    def _framed(self, uri: str, article: Article, source: str, entry: OutputEntry) -> Made:
        """A page that goes into a frame."""
        form = self._layout.form_of(uri, article, source)

        def write() -> str:
            if form in self._layout.frames:
                return self._layout.page(uri, article, source, self._finish)
            with self._timings.part("frames made by the engine"):
                return self._engine.frame(uri, article, source, self._finish)

        path = f"{self._folder}{self._layout.url_of(uri)}"
        path = path if path.endswith(".html") else f"{path}index.html"
        return Made(
            replace(entry, path=path, form=form, digest=_digest(form, article, self._layout.values_of(uri, article, source))), write
        )

    def _sheet(self, plan: PlanPage) -> Made:
        sheet = render_sheet(build_sheet(self._rendering.context, plan), self._rendering, self._layout.address)
        entry = OutputEntry(path=self._folder + sheet.uri, digest=_digest(sheet.text))
        return Made(entry, lambda: finish_page(sheet.text, page=sheet.uri))

    def _resource(self, name: str, make: Callable[[Dataset, PlanIndex], Any]) -> Made:
        resource = render_resource(name, make(self._site.dataset, self._site.plan_index))
        return Made(OutputEntry(path=self._folder + resource.uri, digest=_digest(resource.text)), lambda: resource.text)

    def _finish(self, html: str, page: str) -> str:
        """The last step of a page or an article: published names of assets included."""
        whole = html.lstrip()[:9].lower() == "<!doctype"
        finished = finish_page(html, page=page, policy=whole)
        return settle(finished, self._assets.renamed) if ASSETS in finished else finished

    @cached_property
    def _engine(self) -> EngineSession:
        """The engine; opened only when something is asked of it."""
        return EngineSession(self._site.root, self._language, self._settings, self._generated, self._names)


def _digest(*values: object) -> str:
    return blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
