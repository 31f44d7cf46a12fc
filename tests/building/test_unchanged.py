"""Whether a build has anything to do: every input and every output counts, and nothing is believed of what is younger than a look."""

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.building import unchanged
from generator.building.unchanged import build_cache, input_states, inputs_digest, note_published, still_published
from generator.cache import Cache
from generator.settings import Settings

DAY = date(2026, 11, 24)
SETTINGS = Settings("https://a.example/")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project that was published."""
    for path in ("data/a/one.yml", "content/zh/index.md", "translations.lock", "mkdocs.yml", "theme/main.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, "utf-8")
    release = tmp_path / "build/releases/0123"
    (release / "a").mkdir(parents=True)
    (release / "a/index.html").write_text("page", "utf-8")
    (tmp_path / "build/site").symlink_to("releases/0123")
    cache = build_cache(tmp_path, SETTINGS)
    note_published(tmp_path, "0123", DAY, inputs_digest(tmp_path, cache), (), cache)
    return tmp_path


def known(root: Path, day: date = DAY, settings: Settings = SETTINGS) -> bool:
    return still_published(root, day, build_cache(root, settings)) is not None


def test_nothing_to_do(root: Path) -> None:
    assert known(root)
    assert known(root)


@pytest.mark.parametrize(
    "path", ["data/a/one.yml", "content/zh/index.md", "translations.lock", "mkdocs.yml", "theme/main.html", "build/site/a/index.html"]
)
def test_each_file_counts(root: Path, path: str) -> None:
    """The size is the one before."""
    text = (root / path).read_text("utf-8")
    (root / path).write_text(text[:-1] + "!", "utf-8")

    assert not known(root)


@pytest.mark.parametrize(
    "path", ["data/a/two.yml", "content/zh/a.svg", "theme/a.css", "build/site/b.txt", "mkdocs.en.yml", "mkdocs_hooks.py"]
)
def test_each_new_file_counts(root: Path, path: str) -> None:
    (root / path).write_text("new", "utf-8")

    assert not known(root)


@pytest.mark.parametrize("path", ["data/a/one.yml", "content/zh/index.md", "translations.lock", "build/site/a/index.html", "build/site"])
def test_each_missing_file_counts(root: Path, path: str) -> None:
    (root / path).unlink()

    assert not known(root)


def test_a_touched_input_is_the_same_and_a_touched_output_is_not(root: Path) -> None:
    """An input is known by its content; of an output nobody reads the content."""
    os.utime(root / "data/a/one.yml", (0, 0))
    assert known(root)
    os.utime(root / "build/site/a/index.html", (0, 0))
    assert not known(root)


def test_another_day_address_or_repository_counts(root: Path) -> None:
    assert not known(root, DAY + timedelta(1))
    assert not known(root, settings=replace(SETTINGS, address="https://b.example/"))
    assert not known(root, settings=replace(SETTINGS, repository="https://forge.example/"))


def test_another_release_in_the_place_of_it_counts(root: Path) -> None:
    """Somebody went back to the release before."""
    (root / "build/releases/0123").rename(root / "build/releases/4567")
    (root / "build/site").unlink()
    (root / "build/site").symlink_to("releases/4567")

    assert not known(root)


def test_what_was_edited_during_the_build_is_not_taken_for_published(root: Path) -> None:
    """It may have been read before or after that."""
    cache = build_cache(root, SETTINGS)
    inputs = inputs_digest(root, cache)
    (root / "data/a/one.yml").write_text("newer", "utf-8")
    note_published(root, "0123", DAY, inputs, (), cache)

    assert not known(root)


def test_of_what_cannot_be_read_nothing_is_known(root: Path) -> None:
    """It may be readable in a moment."""
    (root / "content/zh/lost.md").symlink_to("nowhere")
    cache = build_cache(root, SETTINGS)
    assert inputs_digest(root, cache) == ""
    note_published(root, "0123", DAY, "", (), cache)

    assert not known(root)


def test_problems_are_told_again(root: Path) -> None:
    cache = build_cache(root, SETTINGS)
    published = still_published(root, DAY, cache)
    assert published
    assert published.problems == ()
    assert published.digest == "0123"


def test_a_cache_that_is_switched_off_knows_nothing_and_writes_nothing(root: Path) -> None:
    before = sorted(root.rglob("*"))
    cache = build_cache(root, SETTINGS, enabled=False)
    note_published(root, "0123", DAY, inputs_digest(root, cache), (), cache)

    assert still_published(root, DAY, cache) is None
    assert sorted(root.rglob("*")) == before


def test_other_code_has_another_cache(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python, a package that is installed, this package: each is part of the name."""
    names = [build_cache(root, SETTINGS).folder.name]
    for change in ("other", "and another"):
        monkeypatch.setattr(unchanged, "code_key", lambda *_, change=change, **__: change)
        names.append(build_cache(root, SETTINGS).folder.name)

    assert len({*names}) == 3


def test_states_are_kept_for_the_next_run(root: Path) -> None:
    """Files that lie there unchanged are not read again."""
    cache: Cache = build_cache(root, SETTINGS)
    input_states(root, cache)

    assert cache.load("inputs").keys() == {"data/a/one.yml", "content/zh/index.md", "translations.lock"}
