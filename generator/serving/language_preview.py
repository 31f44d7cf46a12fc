"""One language while somebody edits: a page is made when it is first asked for, and kept until a fact that it reads is another one."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from generator.build_pages import Site, guide_titles
from generator.building.language_outputs import LanguageOutputs, OutputMaker
from generator.building.output import OutputEntry
from generator.engine.frames import Layout
from generator.engine.refusals import ContentRefused, EngineChanged
from generator.locales import LANGUAGES
from generator.pages.a_to_z import LISTED
from generator.pages.language import UNTRANSLATED
from generator.pages.page_paths import published_uri
from generator.records.kinds import KINDS
from generator.records.record_graph import RecordGraph
from generator.records.tracing import FactPath
from generator.release.finish_page import finish_page
from generator.search.counting import TermCounter
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.engine.session import EngineSession

_LISTED_FOLDERS = tuple(kind.address for kind in KINDS if kind.listed and kind.address)
_LOST = "404.html"


@dataclass(frozen=True)
class ShownPage:
    """A page as a browser shows it."""

    content: bytes
    digest: str
    facts: frozenset[FactPath] = frozenset()
    """What of the records it was made from."""
    text: str = ""
    """Digest of what it was made from besides."""
    record: str = ""
    """`kind/id` of the record that it is of."""
    source: str = ""
    """The file that its edit link opens."""
    problem: str = ""
    """Why it could not be made; then it is the page that was shown before, or empty."""


@dataclass
class EngineParts:
    """What of the engine is kept, so that it need not be opened to show a page. Can be pickled."""

    layout: Layout
    files: dict[str, Path]
    """Path below the folder of the language → file."""
    scripts: dict[str, str]
    """The same → text of each script that is a template of the theme."""
    lost: str
    """The page in place of one that does not exist."""
    beside: tuple[str, ...] = field(default=())
    """Names of the files in the content that are no pages."""


class LanguagePreview:
    """The pages of one language."""

    def __init__(self, root: Path, language: str, settings: Settings, parts: EngineParts | None) -> None:
        """Prepare a language; it has no pages before `take`.

        Args:
            root: The project folder, absolute.
            language: Its id.
            settings: With the address that is served.
            parts: What an earlier process has kept, for the same code, theme, configuration and settings.
        """
        self.folder = LANGUAGES[language][1]
        self.root, self._language, self._settings = root, language, settings
        self._docs = root / "content" / language
        usable = parts and parts.layout.root == root and parts.beside == self._beside() and all(map(Path.is_file, parts.files.values()))
        self._parts = parts if usable else None
        self._saved = len(parts.layout.frames) if parts and usable else 0
        self._engine: EngineSession | None = None
        self._pages: dict[str, ShownPage] = {}
        self._before: dict[str, ShownPage] = {}
        """Pages to be made anew, as they were."""
        self._addresses: dict[str, str] = {}
        self._known: frozenset[str] = frozenset()
        self._untranslated = 0
        self._files_now = self._engine_files = frozenset[str](), frozenset[str]()

    def take(self, site: Site, graph: RecordGraph, changed: AbstractSet[FactPath]) -> None:
        """Go on with new records.

        Args:
            site: The language without its pages (`open_site`), of the traced records.
            graph: Traces what pages read.
            changed: Facts that have changed since; pages that have read one of them are made anew when they are asked for.
        """
        assert site.rendering is not None
        untranslated = site.rendering.language.untranslated
        if self._addresses and untranslated != self._untranslated:
            changed = {*changed, (UNTRANSLATED, self._language)}
        self._site, self._graph, self._untranslated = site, graph, untranslated
        self._names = {language: labels.words["ui"]["language"] for language, labels in site.dataset.labels.items()}
        if self._parts and self._parts.layout.names != self._names:
            self._forget_engine()
            self._pages = {}
        self._list_outputs()
        for name, page in list(self._pages.items()):
            moved = page.record and site.file_of(page.record) != page.source
            if name not in self._known or page.problem or moved or not page.facts.isdisjoint(changed):
                self._drop(name)

    def take_content(self) -> None:
        """Look at hand-written pages again, and at the files beside them."""
        self._list_outputs()
        if self._parts and self._parts.beside != self._beside():
            self._forget_engine()
        for name, page in list(self._pages.items()):
            written = name in self._outputs.prose
            if (
                name not in self._known
                or name in self._outputs.lists
                or page.problem
                or (written and self._outputs.output(name, self._titles, self._maker).text != page.text)
            ):
                self._drop(name)

    def name_at(self, inside: str) -> str:
        """The output at an address.

        Args:
            inside: Below the folder of the language: `topics/a/`, `sheets/x.html`.

        Returns:
            Its name; empty when there is none.
        """
        return self._addresses.get(inside, "")

    def page(self, name: str) -> ShownPage:
        """A page, sheet or file of the open data; made when it is not kept.

        Args:
            name: As of `name_at`.

        Returns:
            The page; with a problem when it cannot be made.
        """
        if name not in self._pages:
            self._pages[name] = self._make(name, self._before.pop(name, None))
        return self._pages[name]

    def lost(self) -> ShownPage:
        """The page in place of one that does not exist."""
        try:
            return _shown(self._opened().lost)
        except (ContentRefused, EngineChanged, ValueError) as refused:
            return ShownPage(b"", "", problem=str(refused))

    def asset(self, inside: str) -> Path | str | None:
        """A file that is no page.

        Args:
            inside: Its address below the folder of the language.

        Returns:
            The file, or the text of a script; None when there is none.
        """
        try:
            parts = self._opened()
        except (ContentRefused, EngineChanged):
            return None
        file = parts.files.get(inside)
        return parts.scripts.get(inside) or (file if file and file.is_file() else None)

    def parts_to_keep(self) -> EngineParts | None:
        """What a later process can use; None when there is nothing new."""
        if self._parts is None or len(self._parts.layout.frames) == self._saved:
            return None
        self._saved = len(self._parts.layout.frames)
        return self._parts

    def forget_assets(self) -> None:
        """Look at the files of the theme again when one is asked for."""
        self._forget_engine()

    @property
    def outputs(self) -> LanguageOutputs:
        """Everything that the language consists of."""
        return self._outputs

    def maker(self, counter: TermCounter) -> OutputMaker:
        """What makes its outputs with the documents for search.

        Args:
            counter: Counts them.

        Returns:
            The maker.
        """
        return OutputMaker(self._site, self._opened().layout, self._open_engine, finish_for_preview, counter)

    @property
    def untranslated(self) -> int:
        """Texts that the language shows in Chinese."""
        return self._untranslated

    def _list_outputs(self) -> None:
        self._outputs = LanguageOutputs(self._site)
        self._known = frozenset(self._outputs)
        self._addresses = {published_uri(name, directory_urls=True) if name.endswith(".md") else name: name for name in self._known}
        generated = self._outputs.generated
        if self._parts and self._parts.layout.generated != generated:
            self._parts.layout = replace(self._parts.layout, generated=generated)
        files = (generated, frozenset(self._outputs.prose))
        if self._engine and self._engine_files != files:
            self._engine = None
        self._files_now = files

    def _drop(self, name: str) -> None:
        """Make a page anew when it is next asked for; the one of now stays at hand for the case that this fails."""
        page = self._pages.pop(name)
        if name in self._known:
            self._before[name] = page

    def _make(self, name: str, before: ShownPage | None) -> ShownPage:
        def make() -> tuple[OutputEntry, str]:
            output = self._outputs.output(name, self._titles, self._maker)
            made = output.make()
            return replace(made.entry, text=output.text), made.write()

        try:
            (entry, text), facts = self._graph.trace(make)
        except Exception as error:  # noqa: BLE001  whatever a page raises while its records are wrong is shown to whoever edits
            problem = f"{name}: {_sentence(error)}"
            return replace(before, problem=problem) if before else ShownPage(b"", "", problem=problem)
        return replace(_shown(text), facts=facts, text=entry.text, record=entry.record, source=entry.source)

    def _titles(self) -> Iterator[tuple[str, str]]:
        """What the list from A to Z holds; pages are made for their titles, not rendered."""
        for uri, maker in self._outputs.makers.items():
            if uri.startswith(_LISTED_FOLDERS):
                page = maker.make()
                if page.kind in LISTED:
                    yield str(page.title), uri
        yield from guide_titles(self.root, self._language)

    @property
    def _maker(self) -> OutputMaker:
        return OutputMaker(self._site, self._opened().layout, self._open_engine, finish_for_preview)

    def _opened(self) -> EngineParts:
        if self._parts is None:
            engine = self._open_engine()
            lost = dict(engine.theme_pages(finish_for_preview)).get(_LOST, "")
            self._parts = EngineParts(engine.layout, dict(engine.static_files()), dict(engine.theme_scripts()), lost, self._beside())
        return self._parts

    def _open_engine(self) -> "EngineSession":
        if self._engine is None:
            from generator.engine.session import EngineSession  # pages that were made before are served without it

            self._engine = EngineSession(self.root, self._language, self._settings, self._outputs.generated, self._names)
            self._engine_files = self._files_now
            if self._parts:
                self._engine.layout.frames = self._parts.layout.frames  # the same object: what one adds, the other has
        return self._engine

    def _forget_engine(self) -> None:
        self._parts = self._engine = None
        self._saved = 0

    def _beside(self) -> tuple[str, ...]:
        files = (path.relative_to(self._docs).as_posix() for path in self._docs.rglob("*") if path.suffix != ".md" and path.is_file())
        return tuple(sorted(files))


def finish_for_preview(html: str, page: str) -> str:
    """The last step of a page that is not published: without a policy, and with assets under their own names.

    Args:
        html: A page or an article.
        page: What names the page in messages.

    Returns:
        The HTML.

    Raises:
        ValueError: It holds what the last step of a build refuses.
    """
    return finish_page(html, page=page, policy=False)


def _shown(text: str) -> ShownPage:
    content = text.encode()
    return ShownPage(content, blake2b(content, digest_size=8).hexdigest())


def _sentence(error: Exception) -> str:
    told = isinstance(error, ContentRefused | EngineChanged | ValueError)
    return str(error) if told else f"{type(error).__name__}: {error}"
