"""After a release, a hub hears which feeds changed, and hears of it again until it listens."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from caspian.press.hub import AT_ONCE, FILE, announce
from caspian.press.purge import NotPurged, Purger
from tests.cast import Cast
from tests.press.editions import Edition


class Hub:
    """A hub that notes what is announced to it; `answers` is the status that it gives."""

    def __init__(self) -> None:
        self.heard: list[list[str]] = []
        self.answers = 204
        hub = self

        class Listening(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                said = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                assert said["hub.mode"] == ["publish"]
                hub.heard.append(said["hub.url"])
                self.send_response(hub.answers)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Listening)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def close(self) -> None:
        """Go away."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A hub that listens."""
    made = Hub()
    yield made
    made.close()


def test_the_feeds_among_the_keys_are_announced_and_nothing_else(hub: Hub, settings: Any) -> None:
    settings.CASPIAN_ADDRESS = "https://paper.example"
    keys = [
        "/en/latest/",
        "/en/feeds/latest.rss",
        "entry:rss:7",
        "/feeds/latest.atom",
        "/sitemap.xml",
    ]
    announce(hub.url, keys)
    assert hub.heard == [
        ["https://paper.example/en/feeds/latest.rss", "https://paper.example/feeds/latest.atom"]
    ]


def test_many_feeds_go_in_portions_in_ascii(hub: Hub) -> None:
    announce(hub.url, [f"/ka/feeds/topics/ზღვა-{number}.rss" for number in range(AT_ONCE + 1)])
    assert [len(some) for some in hub.heard] == [AT_ONCE, 1]
    assert all(address.isascii() for some in hub.heard for address in some)


def test_a_release_is_announced_once_and_again_only_where_it_was_refused(
    hub: Hub, cast: Cast, edition: Edition, tmp_path: Path
) -> None:
    telling = Purger([hub.url], tmp_path / FILE, announce)
    edition.press()
    assert telling.tell(edition.store)
    hub.heard.clear()
    cast.published("The ferry runs")
    edition.press_once()
    hub.answers = 500
    assert not telling.tell(edition.store)
    hub.answers = 204
    hub.heard.clear()
    assert telling.tell(edition.store)
    assert any(one.endswith("/en/feeds/latest.rss") for some in hub.heard for one in some)
    hub.heard.clear()
    assert telling.tell(edition.store)
    assert hub.heard == []


def test_a_hub_that_is_away_is_said_without_its_password() -> None:
    with pytest.raises(NotPurged, match=r"http://127\.0\.0\.1:9/ can't be reached"):
        announce("http://me:secret@127.0.0.1:9/", ["/en/feeds/latest.rss"])
