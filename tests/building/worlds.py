"""A small project that is built again and again in this process: after an edit by what was kept, anew, or by the engine alone."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator import publish
from generator.building import language_build, site_build
from generator.building.site_build import SiteBuild
from generator.building.unchanged import build_cache
from generator.cache import Cache, content_digest
from generator.engine.session import EngineSession
from generator.loading.loader import Loaded
from generator.problems import Severity
from generator.release import atomic
from generator.release.atomic import Release
from generator.release.manifest import MANIFEST_FILE, verify
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

    def checked(self) -> Loaded:
        """The records as they are now, as of `check_data`."""
        return check_data(self.root, self.day)

    def build(self, *, by_engine: bool = False) -> Release:
        """What `generator build` does, by what earlier builds have kept."""
        return publish.publish_site(self.root, self.settings, build_cache(self.root, self.settings), by_engine=by_engine, say=refuse)

    def published(self) -> Files:
        """What is published; proven to be on the disk as the manifest says."""
        assert verify(self.site) == []
        return listed(self.site)

    def made_anew(self, loaded: Loaded | None = None) -> Files:
        """What a build without a cache makes of the project as it is, published nowhere."""
        loaded = loaded or self.checked()
        loaded = replace(loaded, dataset=replace(loaded.dataset))  # without what was computed from it before
        folder = self.root / "build" / f".anew-{os.getpid()}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        problems = SiteBuild(self.root, loaded, self.settings, NO_CACHE).fill(folder)
        assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
        files = listed(folder)
        shutil.rmtree(folder)
        return files

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


def refuse(reason: str) -> None:
    """The engine alone is never meant to be needed here."""
    pytest.fail(reason)


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
    """No copy of this process is made, and the disk is not waited for: neither is looked at here, and both take long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_build, "MANY", 10**6)
        patch.setattr(atomic, "sync_disks", lambda: None)
        yield


@contextmanager
def engine_kept_open() -> Iterator[None]:
    """What a build without a cache makes of theme and configuration is made once for each state of these files.

    To open the engine takes longer than to make all pages of the small world. The frames it has made stay as well: that they fit is
    looked at where the engine itself makes the pages.
    """
    sessions: dict[object, EngineSession] = {}
    assets: dict[object, Any] = {}

    def opened(root: Path, language: str, settings: Settings, generated: Any, names: Any) -> EngineSession:
        key = (language, settings, frozenset(generated), *names.items(), *_contents(root, "theme", "*.yml"), *_names(root / "content"))
        if key not in sessions:
            sessions[key] = EngineSession(root, language, settings, generated, names)
        return sessions[key]

    def read_assets(self: Any) -> Any:
        key = id(self._engine)
        if key not in assets:
            assets[key] = self._engine, read(self)
        self._assets = assets[key][1]
        return self._assets

    read = language_build.LanguageBuild._read_assets
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language_build, "EngineSession", opened)
        patch.setattr(language_build.LanguageBuild, "_read_assets", read_assets)
        yield


def _contents(root: Path, *patterns: str) -> Iterator[tuple[str, bytes]]:
    for pattern in patterns:
        for found in sorted(root.glob(pattern)):
            for path in sorted(found.rglob("*")) if found.is_dir() else [found]:
                if path.is_file():
                    yield path.as_posix(), content_digest(path.read_bytes())


def _names(folder: Path) -> Iterator[str]:
    yield from sorted(path.as_posix() for path in folder.rglob("*"))
