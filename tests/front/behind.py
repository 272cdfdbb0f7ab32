"""The paper itself, behind a cache: the real front over a small edition, its requests counted."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from urllib.parse import unquote
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from caspian.server.front import Front
from caspian.server.settings import FrontSettings
from caspian.server.watching import watch
from tests.front.nginx import ask
from tests.paper import free_port


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    allow_reuse_address = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


class Behind:
    """The paper's front at a port of this machine; it can go away and come back."""

    def __init__(self, url: str, home: Path) -> None:
        self.port = free_port()
        self.asked: Counter[str] = Counter()
        """how often each path was asked for and sent whole"""
        self.senders: list[str] = []
        """the X-Forwarded-For of each request, as the paper sees it"""
        self.broken = False
        """whether it answers every request with a fault"""
        settings = FrontSettings(edition_url=url, home=home, backend=str(home / "no-backend.sock"))
        self._front = Front(settings)
        self._end = watch(self._front, settings.look_every)
        self.come_back()

    def come_back(self) -> None:
        """Answer at the port."""
        self._server = make_server("127.0.0.1", self.port, self._answer, _Server, _Quiet)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def go_away(self) -> None:
        """Answer no more: every connection is refused."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def text(self, path: str) -> str:
        """Return the text of a page as the paper itself shows it."""
        return ask(self.port, path).text

    def stop(self) -> None:
        """Stop for good."""
        self.go_away()
        self._end()

    def _answer(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = unquote(environ["PATH_INFO"].encode("latin-1").decode())
        self.senders.append(environ.get("HTTP_X_FORWARDED_FOR", ""))
        if self.broken:
            start("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [b"broken\n"]

        def counted(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            if not status.startswith("304"):
                self.asked[path] += 1
            return start(status, list(headers), *rest)

        return self._front(environ, counted)
