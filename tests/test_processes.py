"""What a test starts ends with it: a server that stays holds its port, and its open pipe fails another test."""

import ast
import re
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import processes
from tests.processes import PATIENCE, line_of, run, started

TESTS = Path(__file__).parent
STARTERS = (
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.popen",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "pty.",
    "multiprocessing.",
    "concurrent.futures.",
    "asyncio.create_subprocess",
    "asyncio.start_",
    "asyncio.run",
    "threading.Thread",
    "threading.Timer",
    "http.server.",
    "socketserver.",
    "wsgiref.",
    "xmlrpc.server.",
    "playwright.sync_api.sync_playwright",
    "playwright.async_api.",
)
"""How the full name of whatever starts a process, a thread, a server or a browser begins."""
ONLY_WORDS = {"subprocess.CompletedProcess", "subprocess.TimeoutExpired"}
"""They begin so and start nothing."""
HELPERS = {
    "processes.py": ("subprocess.", "os.fork"),
    "serving.py": ("http.server.", "threading."),
    "chromium.py": ("playwright.sync_api.",),
}
"""Path below `tests/` → what it alone may start."""
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


def started_in(text: str, may: tuple[str, ...] = ()) -> list[str]:
    """Full names of what a module starts, by a call, as a base of a class or handed to somebody who will call it."""
    tree = ast.parse(text)
    meant: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            meant |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom):
            meant |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    used: list[ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            used += [node.func, *node.args, *(keyword.value for keyword in node.keywords)]
        elif isinstance(node, ast.ClassDef):
            used += node.bases
    names = {name for each in used if re.fullmatch(r"[\w.]+", name := ast.unparse(each))}
    full = {".".join((meant.get(first, first), *rest)) for first, *rest in (name.split(".") for name in names)}
    constants = {name for name in full if name.rpartition(".")[2].isupper()}
    return sorted(name for name in full - ONLY_WORDS - constants if name.startswith(STARTERS) and not name.startswith(may or "?"))


def test_processes_servers_and_browsers_are_started_in_one_place() -> None:
    """Whoever starts one elsewhere has to end it on every way out of a test; four servers once ran on for an hour."""
    places = {path.relative_to(TESTS).as_posix(): path for path in sorted(TESTS.rglob("*.py"))}
    found = [
        f"tests/{place} uses {name}"
        for place, path in places.items()
        for name in started_in(path.read_text("utf-8"), HELPERS.get(place, ()))
    ]

    assert not found, "\n".join(found)
    assert HELPERS.keys() <= places.keys()


@pytest.mark.parametrize(
    "text",
    [
        "import subprocess\nsubprocess.run(['ls'])",
        "import subprocess as other\nother.Popen(['ls'])",
        "from subprocess import check_output\ncheck_output(['ls'])",
        "from subprocess import run as go\npartial(go, ['ls'])",
        "from http import server\nclass Mine(server.HTTPServer): ...",
        "from http.server import ThreadingHTTPServer\nThreadingHTTPServer(('', 0), None)",
        "import asyncio\nasyncio.start_server(answer)",
        "from asyncio import create_subprocess_exec\ncreate_subprocess_exec('ls')",
        "import threading\nthreading.Thread(target=serve).start()",
        "import os\nos.fork()",
        "from playwright.sync_api import sync_playwright\nwith sync_playwright() as play: ...",
    ],
)
def test_a_start_is_seen_under_any_name(text: str) -> None:
    """A guard that knows one spelling lets the others through."""
    assert len(started_in(text)) == 1


def test_words_about_processes_start_none() -> None:
    """Otherwise the guard would be switched off."""
    text = "import subprocess\nrun(['ls'], stdout=subprocess.PIPE)\ndef made() -> subprocess.Popen[str]: return subprocess.CompletedProcess([], 0)"

    assert started_in(text) == []
