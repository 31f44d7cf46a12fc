"""What a command, or a server that answers an edit, takes: CPU seconds of all its processes, seconds on the clock, memory.

A command runs below a small process of its own, which the system then tells what all below it has taken. Linux only, because of `/proc`.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_WRAPPER = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.call(sys.argv[2:], stdout=subprocess.DEVNULL)
wall, taken = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as file:
    json.dump([taken.ru_utime + taken.ru_stime, wall, taken.ru_maxrss * 1024], file)
sys.exit(code)
"""
_POLL = 0.05
"""Seconds between two questions to a server."""
_CALM = 1.0
"""Seconds without work after which a server has done all that an edit asks for."""
_PATIENCE = 300.0
"""Seconds after which a server has failed."""


class Usage(NamedTuple):
    """What something took."""

    cpu: float
    """Seconds, user and system, of all processes."""
    wall: float
    """Seconds on the clock."""
    peak: int
    """Bytes of the largest process; 0 where nobody has looked."""


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Usage:
    """Run a command to its end.

    Args:
        command: Program and arguments.
        folder: Where it runs. `usage.json` is written there for a moment.
        environment: All of its variables.

    Returns:
        What the command and all processes below it took.

    Raises:
        RuntimeError: It failed, with what it said on standard error.
    """
    note = folder / "usage.json"
    wrapped = [sys.executable, "-I", "-S", "-c", _WRAPPER, str(note), *command]
    done = subprocess.run(wrapped, cwd=folder, env=environment, check=False, stderr=subprocess.PIPE, text=True, errors="replace")
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}\n{done.stderr}")
    usage = Usage(*json.loads(note.read_text("utf-8")))
    note.unlink()
    return usage


class Server:
    """A server of the pages of a project, answering on loopback."""

    def __init__(self, process: "subprocess.Popen[bytes]", address: str) -> None:
        self._process = process
        self.address = address

    def edit(self, change: Callable[[], str], page: str) -> tuple[Usage, Usage]:
        """Change a file, and wait until the page shows it.

        Args:
            change: Writes the file, and returns what the page shows after that and not before.
            page: Address of the page below that of the server.

        Returns:
            What was taken until the page showed it, and until the server came to rest, because it may check the rest afterwards.

        Raises:
            TimeoutError: The page never showed it.
        """
        start, before = time.perf_counter(), self._cpu()
        self.wait(page, change())
        served = Usage(self._cpu() - before, time.perf_counter() - start, 0)
        rested = self._rest()
        return served, Usage(rested - before, time.perf_counter() - start - _CALM, 0)

    def wait(self, page: str, text: str) -> None:
        """Ask for a page until it shows a text, at most for five minutes."""
        end = time.perf_counter() + _PATIENCE
        while text not in self._read(page):
            if time.perf_counter() > end or self._process.poll() is not None:
                raise TimeoutError(f"{self.address}{page} does not show `{text}`")
            time.sleep(_POLL)

    def _read(self, page: str) -> str:
        try:
            with urllib.request.urlopen(self.address + page, timeout=_PATIENCE) as answer:  # noqa: S310  our own address
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            return ""

    def _rest(self) -> float:
        """CPU seconds when nothing more has been done for a while."""
        before = -1.0
        while (now := self._cpu()) - before > 0.02:
            before = now
            time.sleep(_CALM)
        return now

    def _cpu(self) -> float:
        """CPU seconds of the server and of what runs below it, with what has ended there."""
        return sum(map(_cpu_of, _tree(self._process.pid)))


@contextmanager
def running(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Iterator[Server]:
    """Run a server while the block runs.

    Args:
        command: Program and arguments; `{at}` becomes the host and port to listen on.
        folder: Where it runs.
        environment: All of its variables.

    Yields:
        The server, which may not answer yet.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{probe.getsockname()[1]}"
    words = [word.replace("{at}", at) for word in command]
    process = subprocess.Popen(
        words, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield Server(process, f"http://{at}/")
    finally:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _tree(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in task.read_text("ascii").split():
            yield from _tree(int(child))


def _cpu_of(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return 0.0  # it has just ended, and counts with the one above it
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
