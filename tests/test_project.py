"""A run of the tests leaves the checkout as it was: what a maintainer has built or written there is not the tests' to change."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.processes import run
from tests.project import ENVIRONMENT, ROOT

KEPT = ("conftest.py", "processes.py", "project.py", "chromium.py")


@pytest.mark.parametrize(
    ("lines", "changed"),
    [
        (
            ("(ROOT / 'build').mkdir()", "(ROOT / 'data.yml').write_text('b: 1')", "(ROOT / 'old.yml').unlink()"),
            ["build", "data.yml", "old.yml"],
        ),
        (("(ROOT / '.cache').mkdir()",), []),
    ],
)
def test_a_test_that_writes_into_the_checkout_fails_the_run(tmp_path: Path, lines: tuple[str, ...], changed: list[str]) -> None:
    """It once published the tests' own site, for a fixed day, into the folder that a maintainer uploads."""
    (tmp_path / "tests").mkdir()
    for name in KEPT:
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests" / name)
    for name in ("data.yml", "old.yml"):
        (tmp_path / name).write_text("a: 1", "utf-8")
    (tmp_path / "data" / "evidence").mkdir(parents=True)
    (tmp_path / "data" / "evidence" / "all.yml").write_text("a-fact:\n  checked_on: 2026-11-24\n", "utf-8")
    body = "".join(f"    {line}\n" for line in lines)
    (tmp_path / "tests" / "test_it.py").write_text(f"from tests.project import ROOT\ndef test_it():\n{body}", "utf-8")
    done = run([sys.executable, "-m", "pytest", "-n", "1", "-p", "no:cacheprovider", "tests"], cwd=tmp_path, env=ENVIRONMENT)

    assert "1 passed" in done.stdout, done.stdout + done.stderr
    assert done.returncode == int(bool(changed))
    assert [path for path in ("build", "data.yml", "old.yml", ".cache") if f"\n  {path}\n" in done.stdout] == changed
