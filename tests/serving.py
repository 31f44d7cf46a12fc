"""A folder served on loopback for as long as a block runs."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Server(http.server.ThreadingHTTPServer):
    """Takes what a browser asks at once, and ends without waiting for connections that are kept open."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *args: object) -> None:
        """A browser that goes on before a file is there is no error."""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Quiet, HTTP/1.1."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:
        """Always in full: this server compares whole seconds, and a test changes a file in less."""
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path, handler: Callable[..., Handler] = Handler) -> Iterator[str]:
    """The address of `site`, without a slash at its end.

    `handler` answers each request: a class of the test makes a host that is slow, fails or sends other headers.
    """
    server = Server(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
