"""The engine is found by its package, whatever it answers to."""

import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from generator.engine import installed
from generator.publish import _commands


def _only(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name != package:
            raise PackageNotFoundError(name)
        return "1.6"

    monkeypatch.setattr(installed, "version", version)


@pytest.mark.parametrize("package", ["mkdocs", "properdocs"])
def test_the_engine_that_is_installed_is_run(package: str, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    _only(package, monkeypatch)
    assert {tuple(command[:4]) for command in _commands(root)} == {(sys.executable, "-m", package, "build")}


def test_properdocs_takes_the_place_of_mkdocs_only_where_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """With both, the one that the theme asks for is used."""
    loaded: list[str] = []
    monkeypatch.setattr(installed, "import_module", loaded.append)
    installed.answer_to_mkdocs()
    assert loaded == []
    monkeypatch.setattr(installed, "find_spec", lambda _: None)
    installed.answer_to_mkdocs()
    assert loaded == ["properdocs.replacement"]
