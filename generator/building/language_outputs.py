"""What a language consists of, and how each output is made: the same for a release and for somebody who edits."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from generator.alternates import alternate_pages
from generator.api.v1 import RESOURCES
from generator.build_pages import Site, all_guides_addresses, guide_titles, sorted_guides
from generator.building.output import Made, Output, OutputEntry
from generator.engine.articles import Article, article_of
from generator.engine.frames import Finish, Layout
from generator.indexing.documents import page_documents
from generator.indexing.prose import prose_documents
from generator.leftovers import is_leftover
from generator.locales import LANGUAGES, at_root
from generator.pages.a_to_z import LISTED, a_to_z_page
from generator.pages.all_pages import list_pages
from generator.pages.blocks import Page
from generator.pages.emergency_sheet import build_sheet
from generator.planner.plan_index import PlanIndex, PlanPage
from generator.records.dataset import Dataset
from generator.rendering.offline_pages import render_sheet
from generator.rendering.page import render_page
from generator.rendering.prose import without_block_comments
from generator.rendering.resource import render_resource, resource_uri
from generator.search.counting import CountedDocument, TermCounter
from generator.search.document import IndexDocument

if TYPE_CHECKING:
    from generator.engine.session import EngineSession

_TEMPLATES = "templates/"
"""Folder of hand-written files that the engine publishes nowhere."""

Titles = Callable[[], Iterable[tuple[str, str]]]
"""(title, address) of every page that the list from A to Z holds."""


class LanguageOutputs:
    """The outputs of a language at one moment, by name: pages, hand-written pages, emergency sheets, open data."""

    def __init__(self, site: Site) -> None:
        """List them; nothing is made.

        Args:
            site: The language without its pages (`open_site`), of the traced records.

        Raises:
            ValueError: Two pages have one address.
        """
        assert site.rendering is not None
        self._site, self._rendering = site, site.rendering
        self._language = site.rendering.language.id
        docs = site.root / "content" / self._language
        written = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.md"))}
        self.prose = {uri: path for uri, path in written.items() if not (uri.startswith(_TEMPLATES) or is_leftover(PurePath(uri)))}
        """Address → file of each hand-written page."""
        pages = [*list_pages(site.rendering.context)]
        self.makers = {maker.uri: maker for maker in pages}
        """Address → what makes it, of each page made from records but the list from A to Z."""
        self.lists = all_guides_addresses(site.root, site.dataset)
        """Addresses of the list from A to Z: one page, or more where one would be too heavy."""
        self.generated = frozenset((*self.makers, *self.lists))
        """Addresses of the pages made from records."""
        if taken := next(
            (uri for uri, times in Counter([*(page.uri for page in pages), *self.lists, *self.prose]).items() if times > 1), ""
        ):
            raise ValueError(f"two pages lie at `{taken}`: choose another id for one of them")
        self._sheets = {plan.sheet_uri: plan for plan in site.plan_index.pages}
        self._resources = {resource_uri(name): name for name in RESOURCES} if at_root(self._language) else {}

    def __iter__(self) -> Iterator[str]:
        """Their names, in the order of making: what the list from A to Z names comes before it."""
        yield from dict.fromkeys((*self.makers, *self.prose, *self.lists, *self._sheets, *self._resources))

    def output(self, name: str, titles: Titles, maker: "OutputMaker") -> Output:
        """An output, not yet made.

        Args:
            name: One of those of this object.
            titles: Called for the list from A to Z only.
            maker: Makes it.

        Returns:
            How to make it, and a digest of what it is made from besides records.

        Raises:
            KeyError: There is no such output.
        """
        if name in self.prose:
            content = self.prose[name].read_text("utf-8-sig")
            same = [alternate.same for alternate in alternate_pages(self._site.root, name, self.generated)]
            return Output(name, partial(maker.prose_page, name, content), _digest(content, same))
        if name in self.makers:
            return Output(name, partial(maker.page, self.makers[name].make))
        if name in self.lists:
            listed = list(titles())
            return Output(name, partial(maker.page, partial(self._list_page, listed, name)), _digest(listed, self.lists))
        if name in self._sheets:
            return Output(name, partial(maker.sheet, self._sheets[name]))
        return Output(name, partial(maker.resource, self._resources[name]))

    def titles(self, entries: Mapping[str, OutputEntry]) -> Iterator[tuple[str, str]]:
        """What the list from A to Z holds.

        Args:
            entries: Name → output, of those made so far: all pages that come before the list.

        Yields:
            (title, address) of each page made from records that is listed, then of each hand-written guide.
        """
        yield from ((entry.title, uri) for uri, entry in entries.items() if entry.kind in LISTED and uri in self.makers)
        yield from guide_titles(self._site.root, self._language)

    def _list_page(self, titles: list[tuple[str, str]], uri: str) -> Page:
        return a_to_z_page(self._rendering.context, sorted_guides(titles), self.lists.index(uri) + 1, len(self.lists))


class OutputMaker:
    """Makes outputs of a language."""

    def __init__(
        self, site: Site, layout: Layout, engine: Callable[[], "EngineSession"], finish: Finish, counter: TermCounter | None = None
    ) -> None:
        """Say with what.

        Args:
            site: As of `LanguageOutputs`.
            layout: Holds the frames; those that are missing are added.
            engine: Opens the engine, or gives the one that is open.
            finish: The last step of a page or an article.
            counter: Counts the documents for search; None for no documents.
        """
        assert site.rendering is not None
        self._site, self._rendering = site, site.rendering
        self._language = site.rendering.language.id
        self._folder = LANGUAGES[self._language][1]
        self._layout, self._engine, self._finish, self._counter = layout, engine, finish, counter

    def page(self, make: Callable[[], Page]) -> Made:
        """A page made from records.

        Args:
            make: Makes it, before rendering.

        Returns:
            The page in its frame.
        """
        page = make()
        artifact = render_page(page, self._rendering)
        source = self._site.file_of(page.source)
        counted = self._counted(lambda: page_documents(page, self._rendering.language, directory_urls=self._rendering.directory_urls))
        entry = OutputEntry(
            title=str(page.title), kind=page.kind, record=page.source, source=source, newest=artifact.newest, documents=counted
        )
        return self._framed(page.uri, article_of(artifact.text), source, entry)

    def prose_page(self, uri: str, text: str) -> Made:
        """A hand-written page.

        Args:
            uri: Its address.
            text: Of its file.

        Returns:
            The page in its frame.

        Raises:
            ContentRefused: The engine warned of it.
        """
        from generator.engine.session import split_front_matter  # most builds make no hand-written page anew

        source = f"content/{self._language}/{uri}"
        markdown, meta = split_front_matter(text)
        prose = self._site.prose(uri, markdown, source)
        article = self._engine().convert(uri, prose.text, meta)
        url, language, folders = self._layout.url_of(uri), self._rendering.language, self._rendering.directory_urls
        counted = self._counted(lambda: prose_documents(article.content, prose.blocks, url, article.meta, language, directory_urls=folders))
        entry = OutputEntry(kind=str(meta.get("kind") or ""), source=source, newest=prose.newest, documents=counted)
        return self._framed(uri, replace(article, content=without_block_comments(article.content)), source, entry)

    def sheet(self, plan: PlanPage) -> Made:
        """The emergency sheet of a plan.

        Args:
            plan: Of the plan index.

        Returns:
            The sheet.
        """
        sheet = render_sheet(build_sheet(self._rendering.context, plan), self._rendering, self._layout.address)
        entry = OutputEntry(path=self._folder + sheet.uri, digest=_digest(sheet.text))
        return Made(entry, lambda: self._finish(sheet.text, sheet.uri))

    def resource(self, name: str) -> Made:
        """A file of the open data.

        Args:
            name: Of `RESOURCES`.

        Returns:
            The file.
        """
        make: Callable[[Dataset, PlanIndex], Any] = RESOURCES[name]
        resource = render_resource(name, make(self._site.dataset, self._site.plan_index))
        return Made(OutputEntry(path=self._folder + resource.uri, digest=_digest(resource.text)), lambda: resource.text)

    def _counted(self, documents: Callable[[], Iterable[IndexDocument]]) -> tuple[CountedDocument, ...]:
        return tuple(map(self._counter.count, documents())) if self._counter else ()

    def _framed(self, uri: str, article: Article, source: str, entry: OutputEntry) -> Made:
        """A page that goes into a frame."""
        form, values = self._layout.form_of(uri, article, source), self._layout.values_of(uri, article, source)

        def write() -> str:
            if form in self._layout.frames:
                return self._layout.fill(form, article, values, self._finish, source or uri)
            return self._engine().frame(uri, article, source, self._finish)

        path = f"{self._folder}{self._layout.url_of(uri)}"
        path = path if path.endswith(".html") else f"{path}index.html"
        return Made(replace(entry, path=path, form=form, digest=_digest(form, article, values)), write)


def _digest(*values: object) -> str:
    return blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
