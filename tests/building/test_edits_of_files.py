"""Whatever is edited, a build by what was kept makes the bytes that a build of nothing would make."""

import os
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.release.atomic import Release
from generator.release.errors import ReleaseError
from tests.building.file_edits import SORTS, Changes, chosen_edit, texts_of
from tests.building.worlds import Files, Oracle, World, differing, listed, make_world
from tests.project import NEWEST, copy_project

pytestmark = pytest.mark.usefixtures("in_this_process")

CHAINS = [(0, 8), *(pytest.param(seed, 32, marks=pytest.mark.prove) for seed in range(1, 7))]
"""Seed of a chain of edits, and how many it has, each made upon the one before: a short one each time, and 192 more where things are
proven."""


@dataclass
class Chain:
    """A project that is edited, built and compared again and again."""

    world: World
    chance: random.Random
    oracle: Oracle = field(default_factory=Oracle)
    log: list[str] = field(default_factory=list)

    def build(self) -> Release | None:
        """A build; None for one that is refused, which publishes nothing."""
        before = self.world.site.readlink() if self.world.site.is_symlink() else None
        try:
            release = self.world.build()
        except ReleaseError as error:
            release = Release("", None, ())
            assert str(error).startswith("not published: ")
        else:
            assert release.folder or release.problems, "refused without a reason"
        if release.folder:
            return release
        assert self.world.site.readlink() == before
        return None

    def compare(self) -> Files:
        """What is published, after it was found to be what a build without a cache makes."""
        files = listed(self.world.site)
        assert differing(files, self.oracle.files(self.world)) == [], self.told()
        return files

    def edit(self, sort: str) -> bool:
        """Make an edit, build and compare; whether it could be published. One that could not is mended."""
        if sort == "day of the run":
            self.world.day += timedelta(1)
            self.log.append(sort)
            return self.build() is not None and bool(self.compare())
        texts = texts_of(self.world.root)
        edit = chosen_edit(sort, texts, self.chance)
        if edit is None:
            return False
        self.log.append(f"{edit.sort}: {edit.what}")
        self.write(edit.changes)
        if self.build():
            self.compare()
            return True
        self.log[-1] += " (refused)"
        self.write({path: texts.get(path) for path in edit.changes})
        return False

    def write(self, changes: Changes) -> None:
        """Write files; every third keeps the time it had, as one that was copied from elsewhere may."""
        for path, text in changes.items():
            file = self.world.root / path
            times = file.stat() if file.exists() else None
            if text is None:
                file.unlink(missing_ok=True)
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            if times and self.chance.random() < 1 / 3:
                os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))

    def told(self) -> str:
        return "\n".join(self.log[-5:])


def make_edits(chain: Chain, steps: int, sorts: Sequence[str] = (*SORTS, "day of the run")) -> None:
    """So many edits that could be published, of each sort about as many."""
    counts: Counter[str] = Counter()
    for sort in [sort for _ in range(4) for sort in chain.chance.sample(sorts, len(sorts))]:
        if counts.total() < steps:
            counts[sort] += chain.edit(sort)
    assert counts.total() == steps, counts


@pytest.mark.parametrize(("seed", "steps"), CHAINS)
def test_after_each_of_many_edits_the_site_is_as_if_built_of_nothing(tmp_path: Path, seed: int, steps: int) -> None:
    """What was not made again although it should be tells readers what is no longer true. In the end the engine has the last word;
    and files that are put back in any order give the site that was there at first.
    """
    chain = Chain(make_world(tmp_path / "world"), random.Random(seed))  # noqa: S311  to repeat a failure
    first, day = texts_of(chain.world.root), chain.world.day
    assert chain.build()
    at_first = chain.world.published()
    make_edits(chain, steps)
    assert differing(chain.world.published(), chain.world.by_engine()) == [], chain.told()

    put_back(chain, first)
    chain.world.day = day
    assert chain.build()
    assert differing(chain.world.published(), at_first) == []


ON_THE_REAL_SITE = 20
"""Edits, of sorts that need no knowledge of the small world."""
GENERAL = (
    *("text", "words", "choice", "number", "day", "list shorter", "list turned round", "list longer", "record renamed"),
    *("record moved", "records turned round", "label", "prose text", "prose heading", "prose title", "directive", "theme"),
)


@pytest.mark.prove
def test_after_each_of_some_edits_the_real_site_is_as_if_built_of_nothing(tmp_path: Path) -> None:
    """There is more of everything in it than anybody thinks of in a small world."""
    world = World(copy_project(tmp_path / "project"), day=date.fromisoformat(NEWEST))
    chain = Chain(world, random.Random(0))  # noqa: S311  to repeat a failure
    assert chain.build()
    make_edits(chain, ON_THE_REAL_SITE, GENERAL)
    assert chain.world.published()


def put_back(chain: Chain, first: Mapping[str, str]) -> None:
    """All files as they were, a few at a time; what cannot be published on the way is refused."""
    now = texts_of(chain.world.root)
    changed = sorted(path for path in {**first, **now} if first.get(path) != now.get(path))
    chain.chance.shuffle(changed)
    for start in range(0, len(changed), 8):
        chain.write({path: first.get(path) for path in changed[start : start + 8]})
        chain.build()
