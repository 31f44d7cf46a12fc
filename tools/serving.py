"""A plain static server on loopback for measurements: text compressed as hosts send it, nothing written to the terminal."""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

_TEXT = (".html", ".css", ".js", ".json", ".svg", ".webmanifest", ".xml")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder while the block runs.

    Args:
        site: The folder.

    Yields:
        Its address, `http://127.0.0.1:<free port>/`.
    """
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Print nothing: standard output is for the tables."""

    def do_GET(self) -> None:
        """Send text compressed at gzip level 6, other files as they are."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if file.suffix not in _TEXT or not file.is_file() or (path.is_dir() and not self.path.partition("?")[0].endswith("/")):
            super().do_GET()
            return
        body = _packed(file)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(str(file))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@cache
def _packed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)
