"""What a test starts ends with it: a server that stays holds its port, and its open pipe fails another test."""

import ast
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import processes
from tests.processes import PATIENCE, line_of, run, started

TESTS = Path(__file__).parent
HELPERS = {"processes.py": "subprocess", "serving.py": "http.server", "chromium.py": "sync_playwright"}
"""Who alone may start such a thing."""
STUBBORN = "trap '' TERM; (trap '' TERM; sleep 3600) & echo begun; sleep 3600"
KILLED = """
import sys
from tests.processes import started
with started(["sh", "-c", "echo begun; exec sleep 3600"]):
    sys.stdin.read()
"""


def test_a_process_ends_with_its_block_although_it_ignores_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what it started itself: a script's children are not its own process."""
    with started(["sh", "-c", STUBBORN], stdout=subprocess.PIPE, text=True) as process:
        assert line_of(process) == "begun\n"
        monkeypatch.setattr(processes, "PATIENCE", 0)
        pipe = process.stdout
        process.stdout = None  # read below, when the block has ended

    with pipe:
        assert select.select([pipe], [], [], PATIENCE)[0], "somebody is left who could still write"
        assert pipe.read() == ""
    assert process.returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent has gone")
def test_a_process_ends_with_the_tests_when_they_are_killed() -> None:
    """A scheduler whose time is up kills the tests and knows of nothing they started."""
    command = [sys.executable, "-c", KILLED]
    with started(command, cwd=TESTS.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert line_of(process) == "begun\n"
        process.kill()
        assert process.communicate(timeout=PATIENCE)[0] == ""


def test_a_process_can_be_interrupted_where_the_tests_cannot() -> None:
    """A shell has what it starts in the background ignore Ctrl+C; a child would inherit that."""
    interrupt = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
    nested = f"from tests.processes import run; print(run([{sys.executable!r}, '-c', {interrupt!r}]).returncode)"
    done = run(["sh", "-c", "trap '' INT; exec \"$@\"", "sh", sys.executable, "-c", nested], cwd=TESTS.parent, check=True)

    assert done.stdout == f"{-signal.SIGINT}\n"


def test_a_command_that_fails_says_what_it_said() -> None:
    with pytest.raises(AssertionError, match="ended with 3\nout\nerror"):
        run(["sh", "-c", "echo out; echo error >&2; exit 3"], check=True)
    with pytest.raises(AssertionError, match=r"/no/such/program: .*No such file"):
        run(["/no/such/program"], check=True)


@pytest.mark.parametrize("path", sorted(TESTS.rglob("*.py")), ids=lambda path: path.relative_to(TESTS).as_posix())
def test_processes_servers_and_browsers_are_started_in_one_place(path: Path) -> None:
    """Whoever starts one elsewhere has to end it on every way out of a test; four servers once ran on for an hour."""
    tree = ast.parse(path.read_text("utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    called |= {ast.unparse(base) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for base in node.bases}
    starters = ("subprocess.", "os.fork", "os.system", "os.popen", "os.spawn", "multiprocessing.", "http.server.", "sync_playwright")
    found = {name for name in called if name.startswith(starters)} - {"subprocess.CompletedProcess"}

    assert path.name in HELPERS or found == set()
