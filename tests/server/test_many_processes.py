"""Several processes serve one edition: none shows a link that another one does not know."""

import random
import re
import threading
from collections.abc import Callable
from http.client import HTTPConnection

import pytest

from caspian.edition.document import Document
from tests.server.edition import FERRY, LATEST, Edition, page
from tests.server.served import Served, fetch, until
from tests.thorough import often

pytestmark = pytest.mark.slow
Serve = Callable[..., Served]
RELEASES, READS, READERS = often(40, 200), often(2_000, 10_000), 4
ENOUGH = 10_000
"""reads after which a control that nobody caught has failed"""
HASTY = "tests.server.hasty:application"
LINK = re.compile(rb'href="([^"]+)"')
STAMP = re.compile(rb"release (\d+)\.")


def test_a_release_shows_at_every_process(edition: Edition, serve: Serve) -> None:
    served = serve(edition)
    connections = [served.connection() for _ in range(40)]
    assert len(served.workers()) == 2
    for number in range(2, 12):
        edition.release(page(LATEST, f"<p>release {number}."))
        wanted = f"release {number}.".encode()
        until(
            lambda: all(wanted in fetch(one, FERRY)[1] for one in connections),  # noqa: B023
            f"release {number} did not show",
        )


def next_article(number: int) -> list[Document]:
    """Return what a publication changes: an article, and both fragments that tell of it."""
    path = f"/en/politics/article-{number}/"
    latest = f'<p>release {number}. <a href="{path}">Article'
    return [
        page(path, f"<h1>Article {number}", LATEST, "fragment:en:must-read"),
        page(LATEST, latest),
        page("fragment:en:must-read", latest),
    ]


class Reader(threading.Thread):
    """Reads the front and follows its links, each time by another connection."""

    def __init__(self, served: Served, over: threading.Event) -> None:
        super().__init__(daemon=True)
        self._connections = [served.connection() for _ in range(6)]
        self._over = over
        self.reads = 0
        self.broken: list[str] = []

    def run(self) -> None:
        choose = random.Random(self.name)
        while not self._over.is_set():
            body = self._read(choose.choice(self._connections), "/en/")
            stamps = set(STAMP.findall(body))
            if len(stamps) > 1:
                self.broken.append(f"one page of two releases: {stamps}")
            for link in set(LINK.findall(body)):
                self._read(choose.choice(self._connections), link.decode())

    def _read(self, connection: HTTPConnection, path: str) -> bytes:
        status, body = fetch(connection, path)
        self.reads += 1
        if status != 200:
            self.broken.append(f"{path} answered {status}")
        return body


def hammered(edition: Edition, served: Served, reads: int) -> tuple[int, list[str]]:
    """Release while readers read so often; return how many reads, and what they found broken."""
    over = threading.Event()
    readers = [Reader(served, over) for _ in range(READERS)]
    number = edition.release(
        *next_article(0),
        page("/en/", "<h1>Front", LATEST, "<p>and", "fragment:en:must-read"),
    )
    until(lambda: b"release 0." in served.get("/en/")[1], "the first one did not show")
    for reader in readers:
        reader.start()
    while number < RELEASES + 2 or sum(reader.reads for reader in readers) < reads:
        number = edition.release(*next_article(number))
        if any(reader.broken or not reader.is_alive() for reader in readers):
            break
    over.set()
    for reader in readers:
        reader.join(30)
    broken = [fault for reader in readers for fault in reader.broken]
    return sum(reader.reads for reader in readers), broken


def test_no_reader_meets_a_broken_link_or_half_a_release(edition: Edition, serve: Serve) -> None:
    reads, broken = hammered(edition, serve(edition), READS)
    assert broken == []
    assert reads >= READS


def test_a_process_that_does_not_ask_would_be_caught(edition: Edition, serve: Serve) -> None:
    """The control: processes that trust what they saw last call new pages unknown."""
    _, broken = hammered(edition, serve(edition, application=HASTY), ENOUGH)
    assert any("answered 404" in fault for fault in broken)
