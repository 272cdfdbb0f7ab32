"""What the desk fetches comes from the public network, by name and by every redirect."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from caspian.newsroom import safe_fetch
from caspian.newsroom.safe_fetch import Fetched, FetchRefusal, NotFetched, fetch, is_public

INSIDE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
    "100.64.0.1", "224.0.0.1", "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1",
    "64:ff9b::7f00:1", "2002:7f00:1::", "::",
]  # fmt: skip


class Site(BaseHTTPRequestHandler):
    """A site of this machine that stands for one elsewhere."""

    asked: list[str] = []

    def do_GET(self) -> None:
        """Answer by the path that is asked for."""
        self.asked.append(f"{self.headers['Host']} {self.path}")
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to?"))
            self.end_headers()
            return
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"x" * 5000 if self.path == "/large" else b"<title>A ferry</title>")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve a site under a name of the public network; return its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    names = {"site.test": "127.0.0.1", "inside.test": "192.168.1.1"}

    def resolved(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        # Of this machine, only the name of the site is let pass for public.
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (names.get(host, host), port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(safe_fetch, "PORTS", {"http": port, "https": 443})
    monkeypatch.setattr(safe_fetch, "is_public", lambda ip: ip == "127.0.0.1" or is_public(ip))
    Site.asked = []
    yield f"http://site.test:{port}"
    server.shutdown()
    server.server_close()


def asked(address: str, largest: int = 1000) -> Fetched:
    """Fetch a page."""
    return fetch(address, kinds=("text/html",), largest=largest)


def refused(address: str, largest: int = 1000) -> FetchRefusal:
    """Return why a page is not fetched."""
    with pytest.raises(NotFetched) as raised:
        asked(address, largest)
    return raised.value.why


def test_a_page_is_fetched_by_its_name(site: str) -> None:
    found = asked(f"{site}/порт?a=b#c")
    assert (found.kind, found.data) == ("text/html", b"<title>A ferry</title>")
    assert Site.asked == [f"{site.removeprefix('http://')} /%D0%BF%D0%BE%D1%80%D1%82?a=b"]


def test_a_redirect_is_followed_and_looked_at_again(site: str) -> None:
    assert asked(f"{site}/to?/page").address == f"{site}/page"
    port = site.rpartition(":")[2]
    assert refused(f"{site}/to?http://inside.test:{port}/") is FetchRefusal.ADDRESS
    assert refused(f"{site}/to?file:///etc/passwd") is FetchRefusal.ADDRESS
    assert refused(f"{site}/to?/to?/to?/to?/to?/to?/page") is FetchRefusal.STATUS


@pytest.mark.parametrize("address", INSIDE)
def test_no_network_but_the_public_one(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"])
def test_the_public_one(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://[::1]/", "http://192.168.1.1/", "ftp://1.1.1.1/",
        "http://1.1.1.1:22/", "http://user@1.1.1.1/", "http://", "x", "http://1.1.1.1/\r\nX: y",
        "http://2130706433/", "http://0x7f.1/", "http://127.1/",
    ],
)  # fmt: skip
def test_an_address_that_leads_inside_is_not_asked(address: str) -> None:
    assert refused(address) is FetchRefusal.ADDRESS


def test_a_name_of_which_one_machine_is_inside_is_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [(2, 1, 6, "", ("1.1.1.1", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert refused("http://two.test/") is FetchRefusal.ADDRESS


def test_what_is_large_or_gone_or_of_another_kind(site: str) -> None:
    assert refused(f"{site}/large") is FetchRefusal.LARGE
    assert refused(f"{site}/gone") is FetchRefusal.STATUS
    with pytest.raises(NotFetched) as raised:
        fetch(f"{site}/", kinds=("image/",), largest=1000)
    assert raised.value.why is FetchRefusal.KIND
    assert refused("http://site.test:443/") in (FetchRefusal.AWAY, FetchRefusal.ADDRESS)


def test_a_site_that_says_nothing_is_not_waited_for(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        monkeypatch.setattr(safe_fetch, "PORTS", {"http": port})
        monkeypatch.setattr(safe_fetch, "STEP_SECONDS", 0.2)
        assert refused(f"http://site.test:{port}/") is FetchRefusal.SLOW
