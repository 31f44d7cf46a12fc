"""The outputs of one language: what its facts, texts and frames have changed is made again, all else is taken over."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from generator.build_pages import Site
from generator.building.assets import PublishedAssets, read_assets
from generator.building.language_outputs import LanguageOutputs, OutputMaker
from generator.building.output import Output, OutputEntry
from generator.building.output_folder import OutputFolder, WrittenFile
from generator.engine.frames import Layout
from generator.indexing.lexicon_words import lexicon_of
from generator.locales import LANGUAGES
from generator.pages.language import UNTRANSLATED
from generator.progress import Counter, Timings
from generator.records.readers import Readers
from generator.records.record_graph import RecordGraph
from generator.records.tracing import FactPath
from generator.release.fingerprints import ASSETS, settle
from generator.release.finish_page import finish_page
from generator.search.counting import TermCounter, counting_version
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.engine.session import EngineSession


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
    readers: Readers = field(default_factory=Readers)
    """Which output has read which facts."""


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
        self._outputs = LanguageOutputs(site)
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
            return len(self._outputs.makers)
        return len(self._before.readers.hit_by(changed))

    @property
    def count(self) -> int:
        """How many outputs the language has."""
        return sum(1 for _ in self._outputs)

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
        with self._timings.part("assets"):
            self._assets = self._before.assets if self._before else self._read_assets()
        if not self._before or self._before.layout.generated != self._outputs.generated:
            self._layout = self._engine.layout
            self._layout.frames |= self._before.layout.frames if self._before else {}
        else:
            self._layout = replace(self._before.layout, root=self._site.root)  # the project may have moved
        self._readers = self._before.readers if self._before else Readers()
        for name in self._readers.hit_by(changed):
            self._readers.forget(name)
        maker = OutputMaker(self._site, self._layout, self._open_engine, self._finish, self._counter)
        titles = partial(self._outputs.titles, self._made)
        with self._graph.tracing(), self._timings.part("outputs looked at"):
            for name in self._outputs:
                output = self._outputs.output(name, titles, maker)
                self._made[name] = self._kept(output) or self._make(output)
                if counter:
                    counter.advance()
        for name in set(self._readers) - set(self._made):
            self._readers.forget(name)
        forms = {entry.form for entry in self._made.values()}
        self._layout.frames = {form: frame for form, frame in self._layout.frames.items() if form in forms}
        with self._timings.part("assets"):
            self._write_assets()
        return LanguageState(self._layout, self._assets, self._made, self._counting, self._rendering.language.untranslated, self._readers)

    def _kept(self, output: Output) -> OutputEntry | None:
        """The output as it was made before, when it still is what would be made now."""
        if self._before is None or self._before.counting != self._counting:
            return None
        entry = self._before.entries.get(output.name)
        if entry is None or entry.text != output.text or output.name not in self._readers:
            return None
        same_source = not entry.record or self._site.file_of(entry.record) == entry.source
        return entry if same_source and self._target.keep(entry.path) else None

    def _make(self, output: Output) -> OutputEntry:
        """The output made anew; what comes behind the article only when that has changed."""
        with self._timings.part("articles from facts"):
            made, facts = self._graph.trace(output.make)
        self._readers.keep(output.name, facts)
        before = self._before.entries.get(output.name) if self._before else None
        if before and before.digest == made.entry.digest and self._target.keep(before.path):
            return replace(made.entry, text=output.text)
        with self._timings.part("frames filled"):
            text = made.write()
        with self._timings.part("read for the audit, written"):
            self._target.write(made.entry.path, text.encode())
        return replace(made.entry, text=output.text)

    def _read_assets(self) -> PublishedAssets:
        self._assets = read_assets(self._engine)
        self._assets.pages = dict(self._engine.theme_pages(self._finish))
        return self._assets

    def _write_assets(self) -> None:
        for path, content in self._assets.files.items():
            self._target.write(self._folder + path, content)
        for path, html in self._assets.pages.items():
            self._target.write(self._folder + path, html.encode())

    def _finish(self, html: str, page: str) -> str:
        """The last step of a page or an article: published names of assets included."""
        whole = html.lstrip()[:9].lower() == "<!doctype"
        finished = finish_page(html, page=page, policy=whole)
        return settle(finished, self._assets.renamed) if ASSETS in finished else finished

    def _open_engine(self) -> "EngineSession":
        self._engine.layout.frames = self._layout.frames  # the same object: what one adds, the other has
        return self._engine

    @cached_property
    def _engine(self) -> "EngineSession":
        """The engine; opened only when something is asked of it."""
        from generator.engine.session import EngineSession  # a build after an edit of records needs no engine

        return EngineSession(self._site.root, self._language, self._settings, self._outputs.generated, self._names)
