"""The site is made without running the engine; what the engine would have made is the measure of it, byte for byte.

Every page of the site is made twice, so it is for `make prove`; `tests/building/` compares small sites at every push.
"""

import sys
from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

from generator.release.storage import relative_files
from tests.processes import run
from tests.project import ENVIRONMENT, copy_project, made_once

SHOWN = 20
"""Lines of a difference that are printed, and files that are named."""


@pytest.fixture(scope="module")
def by_engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project, built by the engine alone: an engine for each language, at the same time."""

    def build(folder: Path) -> None:
        copy_project(folder)
        run([sys.executable, "-m", "generator", "build", "--engine"], cwd=folder, env=ENVIRONMENT, check=True)

    return made_once(tmp_path_factory, "engine", build) / "build" / "site"


@pytest.mark.prove
def test_every_file_is_the_one_the_engine_makes(published: Path, by_engine: Path) -> None:
    """Whoever reads a page cannot tell how it was made, and whoever doubts it can do without the short way."""
    ours, theirs = ({path: site / path for path in relative_files(site.resolve())} for site in (published, by_engine))
    differing = sorted(path for path in {**ours, **theirs} if _content(ours, path) != _content(theirs, path))

    assert len(ours) > 1000
    assert not differing, f"{len(differing)} files: {', '.join(differing[:SHOWN])}\n{_difference(ours, theirs, differing[0])}"


def _content(files: dict[str, Path], path: str) -> bytes | None:
    return files[path].read_bytes() if path in files else None


def _difference(ours: dict[str, Path], theirs: dict[str, Path], path: str) -> str:
    """The first lines of a file that differ."""
    before, after = ((_content(files, path) or b"").decode("utf-8", "replace").splitlines() for files in (theirs, ours))
    lines = unified_diff(before, after, f"engine: {path}", f"directly: {path}", n=0, lineterm="")
    return "\n".join(line[:300] for line in islice(lines, SHOWN))
