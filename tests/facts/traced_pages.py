"""Pages of a dataset: rendered without tracing, and rendered with it, so that the two can be compared."""

from collections.abc import Iterable

from generator.pages.all_pages import DERIVED, PageMaker, list_pages
from generator.pages.context import PageContext
from generator.pages.language import Language
from generator.planner.plan_index import PLAN_INDEX
from generator.records.dataset import Dataset
from generator.records.readers import Readers
from generator.records.record_graph import RecordGraph
from generator.records.tracing import FactPath
from generator.rendering.page import render_page
from generator.rendering.render_context import RenderContext


def rendering_of(dataset: Dataset, language: str) -> RenderContext:
    """What the pages of a language are rendered with."""
    words = Language(language, dataset.labels[language])
    return RenderContext(PageContext(dataset, words, PLAN_INDEX.of(dataset)), directory_urls=True)


def outcome(page: PageMaker, site: RenderContext) -> str:
    """The text of a page, or the error when it cannot be made, which is as much a function of the records."""
    try:
        return render_page(page.make(), site).text
    except (LookupError, ValueError, TypeError, AssertionError, StopIteration) as error:
        return f"{type(error).__name__}: {error}"


def rendered(dataset: Dataset, language: str) -> dict[str, str]:
    """Every page of a language by address, rendered in full and without tracing."""
    site = rendering_of(dataset, language)
    return {page.uri: outcome(page, site) for page in list_pages(site.context)}


class TracedPages:
    """The pages of one language, each made again only when a fact that it has read changes."""

    def __init__(self, dataset: Dataset, language: str) -> None:
        self.language = language
        self.graph = RecordGraph(dataset, DERIVED)
        self.readers = Readers()
        self.reads: dict[str, frozenset[FactPath]] = {}
        self.texts: dict[str, str] = {}
        self.make_again(())

    def update(self, dataset: Dataset) -> list[str]:
        """Take new records; returns the pages that were made again."""
        return self.make_again(self.graph.update(dataset))

    def make_again(self, changed: Iterable[FactPath]) -> list[str]:
        """Make the pages that have read what has changed, and those that are new."""
        site = rendering_of(self.graph.dataset, self.language)
        pages = {page.uri: page for page in list_pages(site.context)}
        for uri in self.texts.keys() - pages.keys():
            self.readers.forget(uri)
            del self.texts[uri]
        hit = {*self.readers.hit_by(changed), *(pages.keys() - self.texts.keys())}
        with self.graph.tracing():
            for uri in sorted(hit):
                self.texts[uri], self.reads[uri] = self.graph.trace(lambda uri=uri: outcome(pages[uri], site))  # type: ignore[misc]
                self.readers.keep(uri, self.reads[uri])
        return sorted(hit)
