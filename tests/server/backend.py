"""A stand-in for the backend: answers on a unix socket, and remembers what it was asked."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Asked:
    """A request as the backend saw it."""

    line: str
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return a header, the last where there are several."""
        return {key.lower(): value for key, value in self.headers}.get(name)


@dataclass
class Desk:
    """What the backend answers next, and what it was asked so far."""

    status: int = 200
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b"<h1>The desk"
    length: bool = True
    """whether it says how long its body is"""
    cut: int | None = None
    """after how many bytes of the body it dies"""
    wait: threading.Event = field(default_factory=threading.Event)
    """set unless it is to hang"""
    asked: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.wait.set()


@contextmanager
def backend_at(path: Path, desk: Desk) -> Iterator[Desk]:
    """Run a backend at a socket while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline()
            self.close_connection = True
            if self.raw_requestline and self.parse_request():
                _answer(self, desk)

        def log_message(self, format: str, *arguments: Any) -> None:
            """Say nothing: a unix socket has no address to say it of."""

    class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
        daemon_threads = True
        request_queue_size = 64

        def handle_error(self, request: Any, client_address: Any) -> None:
            """Say nothing: tests break connections on purpose."""

    path.parent.mkdir(parents=True, exist_ok=True)
    with Server(str(path), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield desk
        finally:
            desk.wait.set()
            server.shutdown()
            thread.join()
            path.unlink()


def _answer(handler: BaseHTTPRequestHandler, desk: Desk) -> None:
    length = int(handler.headers.get("Content-Length") or 0)
    body = handler.rfile.read(length)
    desk.asked.append(Asked(handler.requestline, list(handler.headers.items()), body))
    desk.wait.wait(10)
    handler.send_response(desk.status)
    for name, value in desk.headers:
        handler.send_header(name, value)
    if desk.length:
        handler.send_header("Content-Length", str(len(desk.body)))
    handler.end_headers()
    if handler.command != "HEAD":
        handler.wfile.write(desk.body if desk.cut is None else desk.body[: desk.cut])
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_WR)
