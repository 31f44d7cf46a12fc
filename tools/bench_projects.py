"""Projects for `make bench`: copies that may be edited, grown to more pages, or taken from an earlier commit."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBTS = "debts.lock"
"""Its records fail a check that is newer than they are."""
PARTS = (
    "content",
    "data",
    "generator",
    "theme",
    "tools",
    "mkdocs.yml",
    "mkdocs.en.yml",
    "mkdocs_hooks.py",
    "translations.lock",
    "contacts.lock",
    DEBTS,
)
TOPIC = "account-frozen"
"""The topic whose text is edited."""
_TEXT = re.compile(r"(\n  text:\n    zh: [^\n]*?)(?:改[A-J]+)?\n")
"""The Chinese answer of a topic, with what an earlier edit has added."""
_SHARE = re.compile(r'(\n    official-share: ".*?)(?: \d+)?"\n')
_TITLE = re.compile(r'^title:\n(  zh: "?[^"\n]*)("?)\n(  en: "?[^"\n]*)("?)\n', re.MULTILINE)
_ALIASES = re.compile(r"^aliases:\n(?:  - .*\n)+", re.MULTILINE)


def copy_project(root: Path, folder: Path) -> Path:
    """Copy all that a build reads.

    Args:
        root: The project folder.
        folder: Where the copy goes.

    Returns:
        The folder.
    """
    for part in PARTS:
        if (root / part).is_dir():
            shutil.copytree(root / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(root / part, folder / part)
    return folder


@contextmanager
def earlier_project(root: Path, commit: str, folder: Path) -> Iterator[Path]:
    """A worktree of an earlier commit, with its own records, while the block runs.

    Args:
        root: The project folder.
        commit: Any name that git knows.
        folder: Where it goes.

    Yields:
        The folder.
    """
    subprocess.run(["git", "worktree", "add", "-q", "--detach", str(folder), commit], cwd=root, check=True)  # noqa: S607
    try:
        yield folder
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(folder)], cwd=root, check=True)  # noqa: S607


def edit_fact(project: Path, number: int) -> str:
    """Change one fact: the answer of one topic.

    Args:
        project: The folder of a copy.
        number: Another one each time.

    Returns:
        What its page now shows.
    """
    mark = "改" + "".join("ABCDEFGHIJ"[int(digit)] for digit in str(number))  # a figure would need its evidence
    _edit(project / "data" / "topics" / f"{TOPIC}.yml", _TEXT, rf"\1{mark}\n")
    return mark


def edit_label(project: Path, number: int) -> None:
    """Change the label that stands on nearly every Chinese page.

    Args:
        project: The folder of a copy.
        number: Another one each time.
    """
    _edit(project / "data" / "labels" / "zh.yml", _SHARE, rf'\1 {number}"\n')


def grow(project: Path, topics: int) -> None:
    """Add topics, each a copy of one that exists, with a title of its own and without the words it is searched by.

    Args:
        project: The folder of a copy.
        topics: How many to add.
    """
    folder = project / "data" / "topics"
    debts = (project / DEBTS).read_text("utf-8") if (project / DEBTS).exists() else ""  # a copy of what fails is new, and fails
    sources = sorted(path for path in folder.glob("*.yml") if f"topics/{path.stem}\t" not in debts)
    for number in range(topics):
        source = sources[number % len(sources)]
        text = _ALIASES.sub("", source.read_text("utf-8"))
        sign = "".join(chr(ord("A") + number // power % 26) for power in (676, 26, 1))  # a number might be one that people dial
        text, count = _TITLE.subn(rf"title:\n\1（{sign}）\2\n\3 ({sign})\4\n", text, count=1)
        assert count, f"{source.name} has a title of another form"
        (folder / f"{source.stem}-{number}.yml").write_text(text, "utf-8")


def _edit(path: Path, found: "re.Pattern[str]", new: str) -> None:
    text, count = found.subn(new, path.read_text("utf-8"), count=1)
    assert count, f"{path.name} has another form"
    path.write_text(text, "utf-8")
