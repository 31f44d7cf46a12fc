"""Every process of a test is started here: it ends with the test, with all it started, however the run was started or ended."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

PATIENCE = int(os.environ.get("PATIENCE", "300"))
"""Seconds that a test waits for what must happen. It only guards against waiting for ever: no result depends on how fast a machine is."""

_LAUNCH = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
if sys.platform == "linux":
    import ctypes
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)
    if os.getppid() != int(sys.argv[1]):
        sys.exit("the tests have ended")
try:
    os.execvp(sys.argv[2], sys.argv[2:])
except OSError as error:
    sys.exit(f"{sys.argv[2]}: {error}")
"""
"""Ctrl+C and a closed window work as at a terminal, although a shell has its background jobs and `nohup` ignore them; the kernel ends who outlives the tests (1 is
`PR_SET_PDEATHSIG`). In a program of its own, because Python must not run between fork and exec beside the threads of a test."""


@contextmanager
def started(command: Sequence[str], **options: Any) -> Iterator[subprocess.Popen[Any]]:
    """A process in a group of its own for as long as the block runs; `options` are those of `subprocess.Popen`."""
    launched = [sys.executable, "-ISc", _LAUNCH, str(os.getpid()), *command]
    process = subprocess.Popen(launched, start_new_session=True, **options)
    try:
        yield process
    finally:
        with process:
            _tell(process, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            _tell(process, signal.SIGKILL)


def run(command: Sequence[str], *, given: str | None = None, check: bool = False, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and keep what it says; `check` makes failing an error that shows what it said."""
    pipes = {"stdin": subprocess.DEVNULL if given is None else subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with started(command, **{**pipes, "text": True, "encoding": "utf-8", **options}) as process:
        out, error = process.communicate(given)
    assert not (check and process.returncode), f"{' '.join(command)} ended with {process.returncode}\n{out}{error}"
    return subprocess.CompletedProcess(command, process.returncode, out, error)


def end_of_copy(function: Callable[[], object]) -> int:
    """Run a function in a copy of this process, and wait for its end: what it does to itself is done to nobody else.

    Returns:
        The exit code; the negative number of the signal that ended it.
    """
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    try:
        function()
    finally:
        os._exit(0)


def line_of(process: subprocess.Popen[str]) -> str:
    """The next line a process says on its piped output; nothing when it has ended."""
    assert process.stdout
    assert select.select([process.stdout], [], [], PATIENCE)[0], "it says nothing and does not end"
    return process.stdout.readline()


def _tell(process: subprocess.Popen[Any], number: signal.Signals) -> None:
    """To the whole group, which may outlive the process that began it."""
    with suppress(ProcessLookupError, PermissionError):  # gone; the latter is how macOS says it
        os.killpg(process.pid, number)
