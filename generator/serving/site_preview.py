"""The whole site while somebody edits: records, languages, problems. Says what stands at an address; knows no connection."""

import json
import mimetypes
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Condition, RLock
from time import monotonic
from typing import NamedTuple

from generator.build_pages import open_site
from generator.building.unchanged import CODE, input_states
from generator.cache import Cache, FileStates, content_digest, files_below
from generator.indexing.files import FOLDER
from generator.loading.loader import Loaded, Origins, load_dataset
from generator.loading.lock_files import LOCK_FILES
from generator.locales import languages
from generator.pages.all_pages import DERIVED
from generator.problems import Format, Location, Problem, Severity, render
from generator.records.record_graph import RecordGraph
from generator.records.references import USERS
from generator.records.tracing import FactPath
from generator.serving.changed_records import RecordsInStep
from generator.serving.language_preview import LanguagePreview, ShownPage
from generator.serving.preview_index import IndexedMoment, PreviewIndex
from generator.settings import Settings
from generator.validate import find_problems

LIVE_SCRIPT = "/-/live.js"
"""Address of the script that every page gets."""
_ASSETS = "theme/assets/"
_PATIENCE = 0.5
"""Seconds that whoever ends the process waits for what is being made."""
_HTML = "text/html; charset=utf-8"


class Reply(NamedTuple):
    """What is sent to a browser."""

    status: int
    kind: str
    """Media type."""
    content: bytes
    location: str = ""
    """Where to go instead."""


class SitePreview:
    """The site at this moment. `lock` is held by whoever reads records or makes pages: one at a time."""

    def __init__(self, root: Path, settings: Settings, cache: Cache, say: Callable[[str], None]) -> None:
        """Prepare; nothing is read.

        Args:
            root: The project folder, absolute.
            settings: With the address that is served.
            cache: Of this code, theme and configuration; holds what earlier processes have kept.
            say: Told in one line what happens.
        """
        self.root, self.settings, self.cache, self.say = root, settings, cache, say
        self.lock = RLock()
        self._news = Condition()
        self._tick = 0
        self.asked = 0.0
        """When a browser last asked for anything, in seconds of a monotonic clock."""
        self.problems: tuple[Problem, ...] = ()
        """Errors of records and content, as of the last look."""
        self.graph: RecordGraph | None = None
        self._records = RecordsInStep()
        self._unsaved = False
        self._loaded: Loaded | None = None
        """The records as they are written."""
        self._failed = False
        """Whether the graph is of other records, because these cannot be used."""
        self._origins = Origins()
        self.languages: dict[str, LanguagePreview] = {}
        self._code = FileStates(Path(__file__).parents[1])
        self._theme = FileStates(root)
        self._assets = ""
        self.index = PreviewIndex(cache, self.lock, say)

    def open(self) -> None:
        """Read the records, or take them from the cache. When some cannot be read there are problems, and no pages."""
        self.inputs = input_states(self.root, self.cache)
        self._code.changed(files_below(self._code.root))
        self._look_at_theme()
        kept = self.cache.load("preview-records")
        if kept:
            contents, self._records, derived = kept
            self.cache.memory |= contents  # the very records that the derived values were computed from
            self.graph = RecordGraph(self._records.dataset, DERIVED, derived)
        else:
            self.say(f"reading {len(self.inputs.known)} files of data and content …")
        with self.lock:
            self._read_records()

    def keep(self) -> None:
        """Keep what the next process can use; nothing while records are being read."""
        if not self.lock.acquire(timeout=_PATIENCE):
            return
        try:
            for language, preview in self.languages.items():
                if parts := preview.parts_to_keep():
                    self.cache.save(f"preview-engine-{language}", parts)
            if self.graph and self._unsaved:
                self._unsaved = False
                contents = {name: value for name, value in self.cache.memory.items() if name.startswith("records-")}
                self.cache.save("preview-records", (contents, self._records, self.graph.state()))
        finally:
            self.lock.release()

    def look(self) -> tuple[list[str], list[str]]:
        """Look at all files again, and take what has changed.

        Returns:
            The changed files of content and assets, and those of code, theme and configuration, with which only a new process can go on.
        """
        code = [f"generator/{path}" for path in sorted(self._code.changed(files_below(self._code.root)))]
        theme = self._look_at_theme()
        own = [path for path in theme if path.startswith(_ASSETS) and not self._is_template(path)]
        changed = sorted(self.inputs.changed(files_below(self.root, "data", "content", *LOCK_FILES)))
        with self.lock:
            if any(path.startswith("data/") or path in LOCK_FILES for path in changed):
                self._read_records()
            if any(path.startswith("content/") for path in changed):
                for preview in self.languages.values():
                    preview.take_content()
            if own:
                for preview in self.languages.values():
                    preview.forget_assets()
        return [*changed, *own], [*code, *(path for path in theme if path not in own)]

    def tell(self) -> None:
        """Let the open pages look whether they or their problems have changed."""
        with self._news:
            self._tick += 1
            self._news.notify_all()

    def wait(self, tick: int, seconds: float) -> int:
        """Wait until `tell` is called.

        Args:
            tick: The last one that was seen.
            seconds: To wait at most.

        Returns:
            The tick of now: the same when nothing has been told since.
        """
        with self._news:
            self._news.wait_for(lambda: self._tick != tick, seconds)
            return self._tick

    def check(self) -> None:
        """Check records and content as `make check` does."""
        with self.lock:
            assert self._loaded is not None
            if self.graph and not self._failed:
                USERS.keep(self._loaded.dataset, self.graph.value(USERS))  # to work out who names what takes a third of the checks
            self._note(find_problems(self.root, self.settings.today(), self.cache, loaded=self._loaded).problems)

    def answer(self, path: str) -> Reply:
        """What stands at an address.

        Args:
            path: Of the site, beginning with a slash, decoded.

        Returns:
            A page, a file, or the page for lost readers.
        """
        self.asked = monotonic()
        if path == LIVE_SCRIPT:
            return Reply(200, "text/javascript; charset=utf-8", Path(__file__).with_name("live.js").read_bytes())
        preview, inside = self._part(path)
        if preview is None:
            return self._page(ShownPage(b"", ""), 500)
        if f"{inside}/" == preview.folder:
            return Reply(302, _HTML, b"", f"{path}/")
        if inside.startswith(f"{FOLDER}/") and inside.endswith(".js"):
            return self._search_file(inside.removeprefix(f"{FOLDER}/"), preview.folder)
        with self.lock:
            name = preview.name_at(
                inside.removesuffix("index.html") if inside.endswith("/index.html") or inside == "index.html" else inside
            )
            if name and not name.endswith((".md", ".html")):
                return Reply(200, _media_type(name), preview.page(name).content)
            if name:
                page = preview.page(name)
                return self._page(page, 200 if page.content else 500)
            if preview.name_at(f"{inside}/"):
                return Reply(302, _HTML, b"", f"{path}/")
            if moved := self._moved(inside):
                return Reply(302, _HTML, b"", f"/{preview.folder}{moved}")
            asset = preview.asset(inside)
            if isinstance(asset, Path):
                return Reply(200, _media_type(asset.name), asset.read_bytes())
            return Reply(200, _media_type(inside), asset.encode()) if asset else self._page(preview.lost(), 404)

    def version(self, path: str) -> str:
        """What tells two states of a page apart: its bytes, and the style and scripts it is shown with.

        Args:
            path: As for `answer`.

        Returns:
            Another text when a browser that shows the page should load it again.
        """
        with self.lock:
            return f"{self._shown(path).digest}-{self._assets}"

    def problems_at(self, path: str) -> str:
        """What is wrong.

        Args:
            path: Of a page, as for `answer`.

        Returns:
            The errors in JSON, those of the page included: a list of objects with `where`, `code`, `message` and `hint`.
        """
        with self.lock:
            page = self._shown(path)
            found = [*self.problems]
            if page.problem and not found:
                found.append(Problem(Location(page.source or path.strip("/") or "/"), "page", page.problem))
        wanted = ({"where": str(each.location), "code": each.code, "message": each.message, "hint": each.hint} for each in sorted(found))
        return json.dumps([*wanted], ensure_ascii=False)

    def index_moment(self) -> IndexedMoment | None:
        """What an index would be made of now; None without pages."""
        with self.lock:
            return IndexedMoment(self.inputs.digest(), self._records.dataset, self.graph, {**self.languages}) if self.graph else None

    def _search_file(self, name: str, part: str) -> Reply:
        moment = self.index_moment()
        text = self.index.file(name, part, moment) if moment else None
        return Reply(200 if text is not None else 503, _media_type(name), (text or "").encode())

    def _shown(self, path: str) -> ShownPage:
        preview, inside = self._part(path)
        if preview is None:
            return ShownPage(b"", "")
        name = preview.name_at(inside.removesuffix("index.html"))
        return preview.page(name) if name else preview.lost()

    def _part(self, path: str) -> tuple[LanguagePreview | None, str]:
        """The language of an address, and the address below its folder."""
        inside = path.removeprefix("/")
        parts = [part for part in self.languages.values() if inside.startswith(part.folder) or f"{inside}/" == part.folder]
        part = max(parts, key=lambda part: len(part.folder), default=None)
        return part, inside.removeprefix(part.folder) if part else inside

    def _page(self, page: ShownPage, status: int) -> Reply:
        """A page with the script that loads it again."""
        html = (
            page.content.decode()
            or '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>…</title></head><body></body></html>'
        )
        before, end, after = html.rpartition("</body>")
        script = f'<script src="{LIVE_SCRIPT}" data-version="{page.digest}-{self._assets}" defer></script>'
        return Reply(status, _HTML, f"{before}{script}{end}{after}".encode())

    def _moved(self, inside: str) -> str:
        """Where a page is now that once stood at an address."""
        for redirect in self._records.dataset.redirects.values():
            old, new = redirect.old.lstrip("/"), redirect.new.lstrip("/")
            if old.endswith("*") and inside.startswith(old[:-1]):
                return new.removesuffix("*") + inside.removeprefix(old[:-1])
            if old.strip("/") == inside.strip("/"):
                return new
        return ""

    def _read_records(self) -> None:
        """Take the records as they are now; when they cannot be read, or no page can be made from them, those of before stay."""
        loaded = self._loaded = load_dataset(self.root, self.cache)
        self._failed = True
        if any(problem.severity is Severity.ERROR for problem in loaded.problems):
            self._note(loaded.problems)
            return
        state = self.graph.state() if self.graph else None
        try:
            records = self._records.after(loaded.dataset)
            changed: Iterable[FactPath] = ()
            if self.graph:
                changed = self.graph.update(records.dataset)
            else:
                self.graph = RecordGraph(records.dataset, DERIVED)
            self._take(records, loaded.origins, frozenset(changed))
        except Exception as error:  # noqa: BLE001  a record that names none makes anything happen; the checks say which
            self.graph = RecordGraph(self._records.dataset, DERIVED, state) if state is not None else None
            if self.graph:
                self._take(self._records, self._origins, frozenset())
            self._note(find_problems(self.root, self.settings.today(), self.cache, loaded=loaded).problems)
            if not self.problems:
                self._note([Problem(Location("data"), "page", f"{type(error).__name__}: {error}")])
            return
        self._unsaved |= state is None or bool(changed)
        self._records, self._origins, self._failed = records, loaded.origins, False

    def _take(self, records: RecordsInStep, origins: Origins, changed: frozenset[FactPath]) -> None:
        assert self.graph is not None
        loaded = Loaded(self.graph.dataset, origins, [])
        sites = {language: open_site(self.root, language, loaded, gaps=records.untranslated) for language in languages(self.root)}
        for language, site in sites.items():
            if language not in self.languages:
                kept = self.cache.load(f"preview-engine-{language}")
                self.languages[language] = LanguagePreview(self.root, language, self.settings, kept)
            self.languages[language].take(site, self.graph, changed)

    def _note(self, problems: Sequence[Problem]) -> None:
        """Take errors as those of now, and say them when they are new."""
        errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
        if errors != self.problems:
            self.say(render(errors, Format.PLAIN) if errors else "mended")
        self.problems = errors

    def _look_at_theme(self) -> list[str]:
        changed = sorted(self._theme.changed(files_below(self.root, *CODE)))
        known = self._theme.known
        assets = b"".join(b"%s%s" % (path.encode(), known[path][1]) for path in sorted(known) if path.startswith(_ASSETS))
        self._assets = content_digest(assets).hex()[:8]
        return changed

    def _is_template(self, path: str) -> bool:
        """Whether an asset is a template, which the engine reads once."""
        return b"{{" in (self.root / path).read_bytes() if (self.root / path).is_file() else False


def _media_type(name: str) -> str:
    found = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") or found.endswith(("javascript", "json", "svg+xml")) else found
