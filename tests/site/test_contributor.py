"""A contributor's mistake: the message teaches, and nothing already built is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import processes
from tests.project import ENVIRONMENT, copy_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project to break."""
    return copy_project(tmp_path)


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return processes.run([sys.executable, "-m", *command], cwd=project, env=ENVIRONMENT)


def test_a_typing_mistake_is_named_with_line_column_and_the_likely_fix(project: Path) -> None:
    """The newcomer sees where and what to type, not a traceback."""
    record = project / "data" / "platforms" / "wechat-pay.yml"
    lines = record.read_text("utf-8").split("\n")
    place = next(number for number, line in enumerate(lines) if line.startswith("summary:"))
    lines[place] = lines[place].replace("summary", "sumary")
    record.write_text("\n".join(lines), "utf-8")

    done = run(project, "generator", "check")

    assert done.returncode == 1
    assert f"data/platforms/wechat-pay.yml:{place + 1}:1: unknown-key: no field `sumary` here" in done.stderr
    assert "did you mean `summary`?" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count(": references: ") == 0, "one mistake, one problem: records that name a broken one are not wrong"


@pytest.mark.parametrize("command", [("generator", "build"), ("mkdocs", "build", "-d", "build/mkdocs")])
def test_a_failed_build_leaves_the_published_site_untouched(project: Path, command: tuple[str, ...]) -> None:
    """Help that vanishes because of a typo is worse than help from yesterday."""
    old = project / "build" / ("releases/old" if command[0] == "generator" else "mkdocs")
    old.mkdir(parents=True)
    (old / "index.html").write_text("yesterday", "utf-8")
    if command[0] == "generator":
        (project / "build" / "site").symlink_to("releases/old")
    (project / "data" / "procedures" / "call-110.yml").write_text("name: [unclosed", "utf-8")

    done = run(project, *command)

    assert done.returncode != 0
    text = done.stdout + done.stderr
    assert "data/procedures/call-110.yml:2:1: syntax: did not find expected" in text
    assert "a `[` list is left open" in text
    assert text.count(": references: ") == 0
    assert (project / "build" / ("site" if command[0] == "generator" else "mkdocs") / "index.html").read_text("utf-8") == "yesterday"
