"""A plain static server on loopback for measurements: text compressed as hosts send it, kept by browsers as our headers say.

It counts what it sends where somebody asks, can stand behind a slow line, and writes nothing to the terminal.
"""

import functools
import gzip
import http.server
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

HEADERS = 250
"""Bytes of the headers of an answer, about."""
_TEXT = (".html", ".css", ".js", ".json", ".svg", ".webmanifest", ".xml")
_FOR_EVER = re.compile(r"\.[0-9a-f]{8,}[./]|/assets/javascripts/|/assets/stylesheets/")
"""Names that hold a hash: what lies there never changes."""
_PIECE = 1460
"""Bytes that a line carries at once: a packet."""


class Traffic(NamedTuple):
    """What was sent so far."""

    requests: int = 0
    bytes: int = 0
    """Compressed, headers included."""


@dataclass
class Line:
    """What stands between server and browser, for all connections together.

    Args:
        rate: Bytes per second; 0 for as many as the machine can.
        latency: Seconds until an answer begins.
    """

    rate: int = 0
    latency: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _free: float = 0.0
    _sent: Traffic = field(default_factory=Traffic)

    def take(self) -> Traffic:
        """Read the counter and set it to zero.

        Returns:
            What was sent since it was last read.
        """
        with self._lock:
            sent, self._sent = self._sent, Traffic()
        return sent

    def send(self, body: bytes, write: Callable[[bytes], object]) -> None:
        """Write a body, at the pace of the line.

        Args:
            body: With its headers it takes its turn among the other answers.
            write: Called with each piece of it.
        """
        time.sleep(self.latency)
        self._carry(HEADERS, requests=1)
        for start in range(0, len(body), _PIECE):
            piece = body[start : start + _PIECE]
            self._carry(len(piece))
            write(piece)

    def _carry(self, size: int, *, requests: int = 0) -> None:
        with self._lock:
            self._sent = Traffic(self._sent.requests + requests, self._sent.bytes + size)
            now = time.perf_counter()
            self._free = max(now, self._free) + (size / self.rate if self.rate else 0)
            wait = self._free - now
        if wait > 0:
            time.sleep(wait)


@contextmanager
def served(site: Path, line: Line | None = None) -> Iterator[str]:
    """Serve a folder while the block runs.

    Args:
        site: The folder.
        line: Counts and slows what is sent; None for neither.

    Yields:
        Its address, `http://127.0.0.1:<free port>/`.
    """
    handler = functools.partial(_Handler, line or Line(), directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # headers and the first piece of a body go out together

    def __init__(self, line: Line, *arguments: object, directory: str) -> None:
        self._line = line
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def log_message(self, *args: object) -> None:
        """Print nothing: standard output is for the tables."""

    def do_GET(self) -> None:
        """Send text compressed at gzip level 6, other files as they are."""
        address = self.path.partition("?")[0]
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file() or (path.is_dir() and not address.endswith("/")):
            super().do_GET()
            return
        packed = file.suffix in _TEXT
        body = _packed(file) if packed else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(str(file))}{'; charset=utf-8' if packed else ''}")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        age = "max-age=31536000, immutable" if _FOR_EVER.search(address) else "max-age=300, must-revalidate"
        self.send_header("Cache-Control", f"public, {age}")
        self.end_headers()
        self._line.send(body, self._write)

    def _write(self, piece: bytes) -> None:
        try:
            self.wfile.write(piece)
            self.wfile.flush()
        except ConnectionError:
            self.close_connection = True  # the browser has gone on


@cache
def _packed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)
