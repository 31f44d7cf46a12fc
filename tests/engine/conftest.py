"""The engine, open for both languages of the small world."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.build_pages import Site, build_site
from generator.engine.session import EngineSession
from generator.settings import Settings
from tests.project import small_project
from tests.small_world import ADDRESS, LANGUAGES, TODAY

SETTINGS = Settings(ADDRESS, "https://forge.invalid/zhuihui/", TODAY)
NAMES = {"zh": "中文", "en": "English"}


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("engine") / "world")


@pytest.fixture(scope="session")
def sites(root: Path) -> Mapping[str, Site]:
    return {language: build_site(root, language, TODAY) for language in LANGUAGES}


@pytest.fixture(scope="session")
def engines(root: Path, sites: Mapping[str, Site]) -> Mapping[str, EngineSession]:
    generated = frozenset(uri for uri in sites["zh"].artifacts if uri.endswith(".md"))
    return {language: EngineSession(root, language, SETTINGS, generated, NAMES) for language in LANGUAGES}
