"""Keeps pages on a device of its own: what the tests of reading offline do again and again."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from playwright.sync_api import Page, expect

from tests.paper import Paper

ARTICLE, OTHER = "/en/politics/who-owns-the-caspian/", "/en/environment/caspian-falling/"
WRITE = """
from caspian.newsroom.models import Article, Section
section = Section.objects.get(slug="economy")
article = Article.objects.filter(slug={slug!r}).first()
if article is None:
    article = Article(title={title!r}, slug={slug!r}, locale=section.locale, live=False,
                      body=[("paragraph", "<p>Words.</p>")])
    section.add_child(instance=article)
article.title = {title!r}
article.save_revision().publish()
"""
WITHDRAW = """
from caspian.newsroom.models import Article
Article.objects.get(slug={slug!r}).unpublish()
"""


def turn_on(page: Page, path: str = ARTICLE) -> None:
    """Open a page, and ask for pages to be kept."""
    page.goto(path)
    open_offer(page)
    page.get_by_role("button", name="Keep pages on this device").click()
    expect(page.locator(".keeping-on")).to_be_visible()
    until_kept(page, path)


def open_offer(page: Page) -> None:
    """Open the line at the foot of a page that says what can be kept."""
    page.locator(".keeping > summary").click()


def read(page: Page, path: str) -> None:
    """Open a page, and wait until it is kept."""
    page.goto(path)
    until_kept(page, path)


def until_kept(page: Page, path: str) -> None:
    """Wait until a page is kept, with all that goes with it."""
    # Not by wait_for_function, which the paper's content security policy forbids.
    for _ in range(300):
        if path in kept(page) and "offline" in page.evaluate("caches.keys()"):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{path} is not kept: {kept(page)}")


def kept(page: Page) -> list[str]:
    """Return the paths of the pages that are kept, oldest first."""
    names: list[str] = page.evaluate("caches.keys()")
    return [
        f"/{name.split('/', 3)[3]}" for name in names if name.startswith("kept ") and "//" in name
    ]


def workers(page: Page) -> int:
    """Return how many service workers look after the paper."""
    asked: Any = page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")
    return int(asked)


class Gate(ThreadingHTTPServer):
    """Stands before a paper and may answer with another service worker than the paper's.

    Not by a route of Playwright's: browsers ask for a newer worker behind its back.
    """

    def __init__(self, paper: Paper) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.paper, self.worker = paper, ""
        self.address = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away."""


class _Passing(BaseHTTPRequestHandler):
    server: Gate

    def do_GET(self) -> None:
        """Pass a question on, and the answer back."""
        if self.path == "/worker.js" and self.server.worker:
            return self._answer(
                200, {"Content-Type": "text/javascript"}, self.server.worker.encode()
            )
        # Closed before the answer goes out, which fails when the browser has gone away.
        with closing(HTTPConnection("127.0.0.1", self.server.paper.port)) as connection:
            connection.request(
                "GET", self.path, headers={"Accept": self.headers.get("Accept", "*/*")}
            )
            found = connection.getresponse()
            status, said, body = found.status, found.getheaders(), found.read()
        kept = ("content-length", "date", "server", "connection", "transfer-encoding")
        headers = {name: value for name, value in said if name.lower() not in kept}
        self._answer(status, headers, body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _answer(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, said in headers.items():
            self.send_header(name, said)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def gate_before(paper: Paper) -> Iterator[Gate]:
    """Open a gate before a paper."""
    with Gate(paper) as gate:
        thread = threading.Thread(target=gate.serve_forever)
        thread.start()
        yield gate
        gate.shutdown()
        thread.join()


def write(paper: Paper, slug: str, title: str) -> str:
    """Publish an article, or its new headline; return its path."""
    paper.shell(WRITE.format(slug=slug, title=title))
    paper.run("press")
    return f"/en/economy/{slug}/"


def withdraw(paper: Paper, slug: str) -> None:
    """Take an article back."""
    paper.shell(WITHDRAW.format(slug=slug))
    paper.run("press")
