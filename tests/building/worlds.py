"""A small project that is built again and again in this process: after an edit by what was kept, anew, or by the engine alone."""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from generator import publish
from generator.building import join, language_build, site_build
from generator.building.language_build import LanguageBuild
from generator.building.output_folder import OutputFolder, WrittenFile
from generator.building.site_build import SiteBuild
from generator.building.unchanged import build_cache
from generator.cache import Cache, FileStates, files_below
from generator.engine import session
from generator.engine.frames import Layout
from generator.engine.session import EngineSession
from generator.loading.loader import Loaded
from generator.locales import LANGUAGES
from generator.problems import Severity
from generator.progress import Progress
from generator.records.record_graph import RecordGraph
from generator.release import atomic
from generator.release.atomic import Release
from generator.release.audit.built_page import Reading
from generator.release.audit.folder import read_file
from generator.release.manifest import MANIFEST_FILE, verify
from generator.search.counting import TermCounter, counting_version
from generator.search.lexicon import Lexicon
from generator.settings import Settings
from generator.validate import check_data
from tests.project import small_project
from tests.small_world import ADDRESS, TODAY

REPOSITORY = "https://forge.invalid/zhuihui/"
"""With it every page has an edit link, which names the file of its record."""
NO_CACHE = Cache(Path(), "", enabled=False)

Files = Mapping[str, str]
"""Path → SHA-256 of every published file."""


@dataclass
class World:
    """A project and the settings it is built with."""

    root: Path
    day: date = TODAY
    address: str = ADDRESS
    repository: str = REPOSITORY

    @property
    def settings(self) -> Settings:
        """Those of the next run."""
        return Settings(self.address, self.repository, self.day)

    @property
    def site(self) -> Path:
        """What readers see."""
        return self.root / "build" / "site"

    def build(self, *, by_engine: bool = False) -> Release:
        """What `generator build` does, by what earlier builds have kept."""
        cache = build_cache(self.root, self.settings)
        return publish.publish_site(self.root, self.settings, cache, by_engine=by_engine, progress=NoSlowWay())

    def published(self) -> Files:
        """What is published; proven to be on the disk as the manifest says."""
        assert verify(self.site) == []
        return listed(self.site)

    def made_anew(self) -> Files:
        """What a build without a cache makes of the project as it is, published nowhere."""
        folder = self.root / "build" / f".anew-{os.getpid()}"
        folder.mkdir(parents=True)
        try:
            problems = SiteBuild(self.root, check_data(self.root, self.day), self.settings, NO_CACHE).fill(folder)
            assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
            return listed(folder)
        finally:
            shutil.rmtree(folder)

    def by_engine(self) -> Files:
        """What the engine alone makes of it, published nowhere: in another project with the same files."""
        aside = self.root.with_name(f"{self.root.name}-engine")
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(self.root, aside, ignore=shutil.ignore_patterns("build", ".cache"))
        release = replace(self, root=aside).build(by_engine=True)
        assert release.folder, release.problems
        files = listed(release.folder)
        shutil.rmtree(aside)
        return files


class NoSlowWay(Progress):
    """The engine alone is never meant to be needed here."""

    def say(self, text: str) -> None:
        pytest.fail(text)


def listed(folder: Path) -> Files:
    """The manifest of a folder."""
    files = json.loads((folder / MANIFEST_FILE).read_text("utf-8"))["files"]
    return {path: entry["sha256"] for path, entry in files.items()}


def differing(some: Files, others: Files) -> list[str]:
    """Paths of files that are not the same in both, or not in both."""
    return sorted(path for path in {**some, **others} if some.get(path) != others.get(path))


def make_world(folder: Path) -> World:
    """The small world in a folder that need not exist."""
    return World(small_project(folder))


@contextmanager
def one_process() -> Iterator[None]:
    """No copy of this process is made, the disk is not waited for, and a template is compiled once: none of it is looked at here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_build, "MANY", 10**6)
        patch.setattr(atomic, "sync_disks", lambda: None)
        patch.setattr(Environment, "compile", _compiled_once(Environment.compile))
        yield


def _compiled_once(compiled: Callable[..., Any]) -> Callable[..., Any]:
    """Templates of the theme are read again in every cold build, of which there are many here."""
    known: dict[object, Any] = {}

    def once(environment: Environment, source: Any, name: str | None = None, filename: str | None = None, **options: Any) -> Any:
        key = source, name, filename, environment.undefined, environment.trim_blocks, *environment.extensions, *options.items()
        if key not in known:
            known[key] = compiled(environment, source, name, filename, **options)
        return known[key]

    return once


class MemoryFolder(OutputFolder):
    """Files that are written nowhere."""

    def write(self, path: str, content: bytes) -> Reading:
        reading = _reading(path, content)
        self.files[path] = WrittenFile(reading, 0, 0)
        return reading

    def drop(self, path: str) -> None:
        del self.files[path]


@cache
def _reading(path: str, content: bytes) -> Reading:
    return read_file(path, content)


class Oracle:
    """What a build without a cache would make, found out as fast as that can be.

    Every page is made of the records as they are. Functions of texts alone are called once for each text, the engine is opened once for
    each state of theme, configuration and navigation, and nothing is written or audited. That nothing is lost by this is what the
    engine itself tells, where it makes the whole site after some of the edits.
    """

    def __init__(self) -> None:
        self._known: dict[object, Any] = {}

    def files(self, world: World, loaded: Loaded | None = None) -> Files:
        """The same as `World.made_anew`; of other records than those of the files, when they are given."""
        loaded = loaded or check_data(world.root, world.day)
        filled: list[OutputFolder] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(site_build, "OutputFolder", MemoryFolder)
            patch.setattr(SiteBuild, "_keep", lambda _, __, target, *___: filled.append(target))
            patch.setattr(join, "audit_site", lambda *_: [])
            patch.setattr(session, "EngineSession", self._open)
            patch.setattr(LanguageBuild, "_read_assets", self._once(LanguageBuild._read_assets, self._theme_of))
            patch.setattr(RecordGraph, "trace", lambda _, function: (function(), frozenset()))
            patch.setattr(RecordGraph, "tracing", lambda _: nullcontext())
            patch.setattr(LanguageBuild, "_finish", self._once(LanguageBuild._finish, lambda build, *texts: (id(build._engine), texts)))
            patch.setattr(Layout, "page", self._once(Layout.page, lambda layout, *given: (id(layout), repr(given[:3]))))
            patch.setattr(EngineSession, "convert", self._once(EngineSession.convert, lambda engine, *given: (id(engine), repr(given))))
            patch.setattr(language_build, "TermCounter", self._counter)
            SiteBuild(world.root, loaded, world.settings, NO_CACHE).fill(world.root)
        return {path: each.sha256 for path, each in filled[0].fingerprints.items()}

    def _open(self, root: Path, language: str, settings: Settings, generated: Any, names: Any) -> EngineSession:
        key = self._outside(root, language, settings, names), frozenset(generated), *files_below(root, "content")
        if key not in self._known:
            self._known[key] = EngineSession(root, language, settings, generated, names)
        session: EngineSession = self._known[key]
        return session

    def _theme_of(self, build: Any) -> object:
        return self._outside(build._site.root, build._language, build._settings, build._names)

    def _outside(self, root: Path, language: str, settings: Settings, names: Any) -> object:
        """All that assets and pages of the theme are made of."""
        states = FileStates(root)
        states.changed(files_below(root, "theme", *(config for config, _ in LANGUAGES.values())))
        return language, replace(settings, day=None), tuple(names.items()), states.digest()

    def _counter(self, lexicon: Lexicon) -> TermCounter:
        counter, version = TermCounter(lexicon), counting_version(lexicon)
        count = self._once(TermCounter.count, lambda _, document: (version, document))
        counter.count = lambda document: count(counter, document)  # type: ignore[method-assign]
        return counter

    def _once(self, function: Callable[..., Any], key_of: Callable[..., object]) -> Callable[..., Any]:
        """The function, called once for each key."""

        def known(*given: Any) -> Any:
            key = function, key_of(*given)
            if key not in self._known:
                self._known[key] = function(*given)
            return self._known[key]

        return known
