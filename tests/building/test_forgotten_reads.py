"""The comparison of builds is known to be able to fail: with one sort of reads forgotten, a page stays as it was."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.building.site_build import SiteBuild
from generator.building.unchanged import build_cache
from generator.cache import Cache
from generator.loading.loader import Loaded
from generator.locales import LANGUAGES
from generator.records.readers import Readers
from generator.validate import check_data
from tests.building.worlds import Files, Oracle, World, differing, listed, make_world, one_process
from tests.facts.test_pages_as_functions_of_facts import FORGET, one_edit_for

pytestmark = [pytest.mark.prove, pytest.mark.usefixtures("in_this_process")]


class ReadOnly(Cache):
    """A cache of which every build has the same."""

    def save(self, name: str, value: Any) -> None:
        """Keep nothing."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A project that was built once, without the places that ask for claims by name: one of the edits takes that away."""
    world = make_world(tmp_path_factory.mktemp("forgotten") / "world")
    for language in LANGUAGES:
        second = world.root / "content" / language / "guides" / "second.md"
        second.unlink()
        guide = second.with_name("helping-a-parent.md")
        guide.write_text(re.sub(r".*<!-- (?:article-part|claim): .+\n", "", guide.read_text("utf-8")), "utf-8")
    with one_process():
        assert world.build().folder
    return world


def built(world: World, loaded: Loaded, folder: Path) -> Files:
    """What a build of other records makes, by what was kept."""
    folder.mkdir()
    cache = ReadOnly(world.root, build_cache(world.root, world.settings).folder.name)
    SiteBuild(world.root, loaded, world.settings, cache).fill(folder)
    return listed(folder)


@pytest.mark.parametrize("sort", FORGET)
def test_forgetting_one_sort_of_reads_leaves_a_page_as_it_was(
    world: World, oracle: Oracle, tmp_path: Path, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edit is one that reads of this sort alone predict."""
    loaded = check_data(world.root, world.day)
    edited = replace(loaded, dataset=one_edit_for(sort, loaded.dataset).make(loaded.dataset))
    expected = oracle.files(world, edited)
    assert differing(listed(world.site), expected) != []
    assert differing(built(world, edited, tmp_path / "whole"), expected) == []

    hit_by = Readers.hit_by
    monkeypatch.setattr(Readers, "hit_by", lambda self, changed: hit_by(self, [fact for fact in changed if not FORGET[sort](fact)]))
    assert differing(built(world, edited, tmp_path / "forgotten"), expected) != []
