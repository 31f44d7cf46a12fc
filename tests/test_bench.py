"""`make bench` edits copies and divides what processes have taken: here it is seen to do that, whatever the machine."""

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.loading.lock_files import LOCK_FILES
from generator.problems import Severity
from generator.validate import check_data
from tests.project import ENVIRONMENT, NEWEST
from tools import bench_projects
from tools.measuring import Usage, measure, running

ROOT = Path(__file__).parents[1]
BURN = "import time\nwhile time.process_time() < 0.3: pass"
SERVER = """
import functools, http.server, sys
host, _, port = sys.argv[1].rpartition(":")
handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=".")
http.server.ThreadingHTTPServer((host, int(port)), handler).serve_forever()
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The records and the prose of the project, to edit."""
    for part in ("data", "content"):
        shutil.copytree(ROOT / part, tmp_path / part)
    for name in LOCK_FILES:
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def errors(project: Path) -> list[str]:
    day = date.fromisoformat(NEWEST)
    return [f"{problem.where}: {problem.message}" for problem in check_data(project, day).problems if problem.severity is Severity.ERROR]


def test_an_edit_changes_one_file_and_leaves_one_mark(project: Path) -> None:
    """A mark on top of the last one would make each round longer than the one before."""
    path = project / "data" / "topics" / f"{bench_projects.TOPIC}.yml"
    before = path.read_text("utf-8")
    assert bench_projects.edit_fact(project, 1) == "改B"
    once = path.read_text("utf-8")
    assert bench_projects.edit_fact(project, 12) == "改BC"

    assert once.replace("改B", "") == before
    assert path.read_text("utf-8").replace("改BC", "") == before
    assert errors(project) == []


def test_an_edit_of_a_label_does_the_same(project: Path) -> None:
    path = project / "data" / "labels" / "zh.yml"
    before = path.read_text("utf-8")
    for number in (3, 4):
        bench_projects.edit_label(project, number)

    assert path.read_text("utf-8").replace(' 4"\n', '"\n') == before
    assert errors(project) == []


def test_more_topics_are_topics_without_an_error(project: Path) -> None:
    """A build of 5,000 pages that ends with a list of errors has measured nothing."""
    known = len(list((project / "data" / "topics").glob("*.yml")))
    bench_projects.grow(project, 120)

    assert len(list((project / "data" / "topics").glob("*.yml"))) == known + 120
    assert errors(project) == []


def test_all_that_runs_below_a_command_is_counted(tmp_path: Path) -> None:
    """A build works in two processes, and the engine in more."""
    below = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BURN!r}])"
    usage = measure([sys.executable, "-c", below], tmp_path, ENVIRONMENT)

    assert usage.cpu >= 0.3
    assert usage.peak > 1_000_000
    assert list(tmp_path.iterdir()) == []


def test_a_command_that_fails_ends_the_run(tmp_path: Path) -> None:
    """The time until an error would look like a very fast build."""
    with pytest.raises(RuntimeError, match="it broke"):
        measure([sys.executable, "-c", "raise SystemExit('it broke')"], tmp_path, ENVIRONMENT)


def test_an_edit_is_waited_for_until_it_is_served(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("old", "utf-8")
    with running([sys.executable, "-c", SERVER, "{at}"], tmp_path, ENVIRONMENT) as server:
        server.wait("page.html", "old")
        served, rested = server.edit(lambda: page.write_text("new", "utf-8") and "new", "page.html")

    assert 0 <= served.cpu <= rested.cpu
    assert served.wall <= rested.wall


def test_a_ratio_is_the_median_of_the_rounds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The median of the one over the median of the other compares a fast round with a slow one."""
    monkeypatch.syspath_prepend(ROOT / "tools")
    import bench  # noqa: PLC0415  a script, which finds its own folder

    run = bench.Bench(tmp_path, 3)
    run.usages = {
        "build": [Usage(8, 0, 30), Usage(2, 0, 10), Usage(9, 0, 10)],
        "plain zh": [Usage(1, 0, 10), Usage(1, 0, 10), Usage(2, 0, 5)],
        "plain en": [Usage(1, 0, 10), Usage(3, 0, 20), Usage(1, 0, 10)],
    }
    rows = (bench.Row("cold", "3", "1", ("build",)), bench.Row("peak", "", "", ("build",), field="peak"), bench.Row("no", "", "", ("x",)))
    lines = [line.split() for line in bench._lines(run, rows)]

    assert [line[0] for line in lines] == ["cold", "peak"]
    assert "3.000" in lines[0]
    assert "0.500-4.000" in lines[0]
    assert "1.000" in lines[1]
