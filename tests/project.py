"""A copy of everything that a build reads: tests build there, and the checkout stays as it is."""

import fcntl
import os
import re
import shutil
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from stat import S_ISDIR

import pytest

from tests.processes import run

ROOT = Path(__file__).parents[1]
_CHECKED = re.compile(r"^  checked_on: (\d{4}-\d\d-\d\d)$", re.MULTILINE)
NEWEST = max(day for path in (ROOT / "data" / "evidence").glob("*.yml") for day in _CHECKED.findall(path.read_text("utf-8")))
EPOCH = str(int(datetime.fromisoformat(f"{NEWEST}T12:00:00+00:00").timestamp()))
"""Facts are judged on the day of the newest of them: a clone from next year still passes, and a fact read today is not still to come."""
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH}
PARTS = ("content", "data", "generator", "theme", "mkdocs.yml", "mkdocs.en.yml", "mkdocs_hooks.py", "translations.lock")


def copy_project(folder: Path) -> Path:
    """A project of its own to build in or to break; `folder` need not exist."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder / part)
    return folder


def small_project(folder: Path) -> Path:
    """A project of the small world, in both languages: built in a tenth of the time, for what does not depend on how much there is."""
    copy_project(folder)
    for part in ("data", "content"):
        shutil.rmtree(folder / part)
    shutil.copytree(ROOT / "tests" / "world", folder, dirs_exist_ok=True)
    for config in ("mkdocs.yml", "mkdocs.en.yml"):
        text = (folder / config).read_text("utf-8")
        (folder / config).write_text(re.sub(r"^nav:\n(?:[ #].*\n|\n)+", "", text, flags=re.MULTILINE), "utf-8")  # names pages not there
    return folder


def state_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Path → size and time of change of all that lies below, caches and what begins with a dot apart."""
    found = {}
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in {"__pycache__", "node_modules"}]
        for name in (*folders, *(name for name in files if not name.startswith("."))):
            path = Path(place, name)
            about = path.lstat()
            # The time of a folder changes with a cache inside it.
            found[path.relative_to(folder).as_posix()] = (0, 0) if S_ISDIR(about.st_mode) else (about.st_size, about.st_mtime_ns)
    return found


def shared_copy(factory: pytest.TempPathFactory) -> Path:
    """One copy for all tests of a run."""
    return made_once(factory, "project", copy_project)


def shared_site(factory: pytest.TempPathFactory) -> Path:
    """The folder readers would see, built there with the command a maintainer types."""
    project = shared_copy(factory)

    def build(_folder: Path) -> None:
        run([sys.executable, "-m", "generator", "build"], cwd=project, env=ENVIRONMENT, check=True)

    made_once(factory, "built", build)
    return project / "build" / "site"


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that whoever asks first makes, while the other workers wait. What failed fails for all of them."""
    base = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    folder, note = base / name, base / f"{name}.txt"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not note.exists():
            folder.mkdir()
            try:
                make(folder)
            except AssertionError as error:
                note.write_text(str(error), "utf-8")
                raise
            note.write_text("", "utf-8")
    text = note.read_text("utf-8")
    assert not text, text
    return folder
