"""The connections of browsers: answers pages and files, and tells each open page when it should be loaded again."""

import socket
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

_LIVE = "/-/live"
_PULSE = 15.0
"""Seconds after which an open page is sent a line, so that one that was closed is noticed."""


class ListenError(Exception):
    """The address cannot be listened at. The message is one sentence."""


class _Reply(Protocol):
    @property
    def status(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def content(self) -> bytes: ...
    @property
    def location(self) -> str: ...


class Shown(Protocol):
    """What is served."""

    def answer(self, path: str) -> _Reply:
        """What stands at an address."""

    def version(self, path: str) -> str:
        """What tells two states of a page apart."""

    def problems_at(self, path: str) -> str:
        """What is wrong, in JSON."""

    def wait(self, tick: int, seconds: float) -> int:
        """Wait until versions or problems may be others than at a tick; the tick of now, the same when nothing has happened."""


class PreviewServer(ThreadingHTTPServer):
    """Listens from its creation on; browsers wait until it is given something to show and `serve_forever` is called."""

    daemon_threads = True
    request_queue_size = 128
    shown: Shown

    asking: set[int]
    """Connections whose request is not answered yet."""
    answered: Condition

    def __init__(self, at: str, inherited: int | None = None) -> None:
        """Listen.

        Args:
            at: `HOST:PORT`; port 0 takes a free one.
            inherited: Number of a socket that listens there already.

        Raises:
            ListenError: It is no address, or somebody else listens there.
        """
        self.asking, self.answered = set(), Condition()
        host, _, port = at.rpartition(":")
        if not host or not port.isdecimal() or int(port) > 65535:
            raise ListenError(f"`{at}` is no address to listen at; write it like 127.0.0.1:8000")
        place = host.strip("[]"), int(port)
        if ":" in place[0]:
            self.address_family = socket.AF_INET6
        super().__init__(place, _Handler, bind_and_activate=False)
        try:
            if inherited is not None:
                self.socket.close()
                self.socket = socket.socket(fileno=inherited)
                self.server_address = self.socket.getsockname()
            else:
                socket.getaddrinfo(*place)  # says of a name that there is none
                self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # who just ended leaves connections that are not gone yet
                self.socket.bind(place)
                self.server_address = self.socket.getsockname()
                self.server_activate()
        except (OSError, UnicodeError) as error:
            self.socket.close()
            reason = getattr(error, "strerror", None) or error
            raise ListenError(f"not served: {at}: {reason}; another port: make serve at={host}:{place[1] + 1}") from None
        self.server_name, self.server_port = host, int(self.server_address[1])

    def finish_answers(self, seconds: float) -> None:
        """Wait until every request that has come is answered; call it when `serve_forever` has ended.

        Args:
            seconds: To wait at most: a browser may open a connection and ask nothing.
        """
        with self.answered:
            self.answered.wait_for(lambda: not self.asking, seconds)

    @property
    def address(self) -> str:
        """Where a browser finds it, ending in a slash."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.server_name.strip("[]"), self.server_name)  # noqa: S104  as typed
        return f"http://{host}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes on before an answer is there is no error; others are shown in the terminal."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: PreviewServer

    def setup(self) -> None:
        super().setup()
        self._note(asking=True)

    def finish(self) -> None:
        self._note(asking=False)
        super().finish()

    def _note(self, *, asking: bool) -> None:
        with self.server.answered:
            (self.server.asking.add if asking else self.server.asking.discard)(id(self))
            self.server.answered.notify_all()

    def do_GET(self) -> None:
        self._note(asking=True)
        self._answer()
        self._note(asking=False)

    def _answer(self) -> None:
        path, query = urlsplit(self.path)[2:4]
        if path == _LIVE:
            asked = parse_qs(query)
            self._stream(asked.get("page", ["/"])[0], asked.get("version", [""])[0])
            return
        answer = self.server.shown.answer(unquote(path))
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-store")
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    do_HEAD = do_GET  # noqa: N815  as above

    def _stream(self, page: str, version: str) -> None:
        self._note(asking=False)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        for event in self._events(page, version):
            self.wfile.write(event.encode())
        self.close_connection = True

    def _events(self, page: str, version: str) -> Iterator[str]:
        """What an open page is told until it is to be loaded again."""
        shown, told = self.server.shown, "[]"
        yield "retry: 300\n\n"
        tick = -1
        while True:
            tick = shown.wait(tick, 0)
            if shown.version(page) != version:
                yield "event: reload\ndata:\n\n"
                return
            problems = shown.problems_at(page)
            if problems != told:
                yield f"event: problems\ndata: {problems}\n\n"
                told = problems
            while shown.wait(tick, _PULSE) == tick:
                yield ":\n\n"

    def log_message(self, *args: object) -> None:
        """Say nothing of requests."""
