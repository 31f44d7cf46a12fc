"""A copy of everything that a build reads: tests build there, and the checkout stays as it is."""

import fcntl
import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
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
LOCKS = ("translations.lock", "contacts.lock", "debts.lock")
PARTS = ("content", "data", "generator", "theme", "mkdocs.yml", "mkdocs.en.yml", "mkdocs_hooks.py", *LOCKS)
SMALL_NAVIGATION = """
nav:
  - Home: index.md
  - Ways:
      - Ways of paying: transfer-types/index.md
      - Platforms: platforms/index.md
  - Guides:
      - Everything: guides/helping-a-parent.md
  - Numbers: hotlines.md
  - Corrections: about/corrections.md
"""
"""Of the small world: pages alone and in parts, made from records and written by hand."""
APART = ("<!-- storage: list -->", "<!-- action: call-110,ask-payee-return -->", "<!-- claim: heard-a,myth-b -->")
"""Directives whose answers a page cannot hold beside those of all others: too many scripts, and names that are given twice."""


def copy_project(folder: Path) -> Path:
    """A project of its own to build in or to break; `folder` need not exist."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder / part)
    return folder


def put_files(folder: Path, texts: Mapping[str, str]) -> None:
    """Write texts below a folder, by their paths relative to it.

    Each is written aside and moved: a server that is sending the old file goes on with it. A file cut short under its hands would
    leave a reader waiting for the rest, and a service worker that waits is not replaced for five minutes (Chromium 156).
    """
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        aside = (folder / path).with_name(f".{(folder / path).name}.aside")
        aside.write_text(text, "utf-8", newline="\n")
        aside.replace(folder / path)


def small_project(folder: Path) -> Path:
    """A project of the small world, in both languages: built in a tenth of the time, for what does not depend on how much there is.

    It can be published: the one page of prose that holds every directive, which no reader should get, becomes two.
    """
    copy_project(folder)
    for part in ("data", "content"):
        shutil.rmtree(folder / part)
    shutil.copytree(ROOT / "tests" / "world", folder, dirs_exist_ok=True)
    for language, config in (("zh", "mkdocs.yml"), ("en", "mkdocs.en.yml")):
        text = (folder / config).read_text("utf-8")
        text = re.sub(r"^nav:\n(?:[ #].*\n|\n)+", "", text, flags=re.MULTILINE)  # it names pages not there
        (folder / config).write_text(text + SMALL_NAVIGATION, "utf-8")
        _split_guide(folder / "content" / language / "guides")
    return folder


def _split_guide(guides: Path) -> None:
    """Move directives that cannot stand beside all the others to a page of their own."""
    text = (guides / "helping-a-parent.md").read_text("utf-8")
    head, moved = text[: text.index("\n\n", text.index("\n# ")) + 2], []
    for directive in APART:
        assert directive in text
        text = text.replace(f"{directive}\n\n", "")
        moved.append(f"{directive}\n")
    (guides / "helping-a-parent.md").write_text(text, "utf-8")
    head = re.sub(r"^(title: |description: |# )", r"\g<1>2 ", head, flags=re.MULTILINE)
    (guides / "second.md").write_text(head + "\n".join(moved), "utf-8")


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
