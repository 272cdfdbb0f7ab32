"""Chromium at the desk of a test: what it asks for is answered by the test's own client.

So it sees what is in the test's transaction, and no paper has to start. The browser has a thread
of its own: Django would give its database to nobody else in a thread in which Playwright waits.
"""

import functools
import http.server
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, sync_playwright

from tests.browser import tools

OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
A_MOMENT = 0.05
Asked = SimpleQueue[tuple[str, "Future[Any]"]]
Found = TypeVar("Found")


class Desk(http.server.SimpleHTTPRequestHandler):
    """Answers with the desk's files, and hands on to the test what is asked of the desk."""

    def __init__(self, asked: Asked, *args: Any, **kwargs: Any) -> None:
        self._asked = asked
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer."""
        if self.path.startswith(settings.STATIC_URL):
            super().do_GET()
            return
        answer: Future[Any] = Future()
        self._asked.put((self.path, answer))
        got = answer.result()
        self.send_response(got.status_code)
        for name in ("Content-Type", "Content-Security-Policy", "Location"):
            if name in got.headers:
                self.send_header(name, got.headers[name])
        super().end_headers()
        self.wfile.write(b"".join(got) if got.streaming else got.content)

    def do_POST(self) -> None:
        """Take nothing in: to look changes nothing."""
        self.send_response(204)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        """Return where a file stands; its address has a prefix."""
        return super().translate_path("/" + path.removeprefix(settings.STATIC_URL))

    def end_headers(self) -> None:
        """Let the browser keep a file that it got."""
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def at_the_desk(client: Client, look: Callable[[Page], Found], **options: Any) -> Found:
    """Return what somebody finds who looks at the desk through a client, in a real browser."""
    asked: Asked = SimpleQueue()
    serving = functools.partial(Desk, asked, directory=str(settings.STATIC_ROOT))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), serving)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with ThreadPoolExecutor(1) as pool:
            found = pool.submit(_looked, f"http://127.0.0.1:{server.server_port}", look, options)
            while not found.done():
                try:
                    path, answer = asked.get(timeout=A_MOMENT)
                except Empty:
                    continue
                answer.set_result(client.get(path))
            return found.result()
    finally:
        server.shutdown()
        server.server_close()


def _looked(address: str, look: Callable[[Page], Found], options: dict[str, Any]) -> Found:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=OPTIONS)
        try:
            return look(browser.new_page(base_url=address, reduced_motion="reduce", **options))
        finally:
            browser.close()
