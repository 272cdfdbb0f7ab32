"""Somebody with no account and bad intentions, who has an hour."""

import random
import socket
from collections import Counter
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote_from_bytes, urlencode

from tests.paper import Paper

MARK = "hostile"
MARKUP = f'<script>window.{MARK}=1</script>"\'><img src=x onerror="window.{MARK}=1"><b>bold</b>'
CONTROLS = "before\x00\x08\x1b[31m\x85after\ud7ff\ufeff"
TURNED = "read \u202ethis backwards\u202c and \u2067that\u2069"
LONG = "x" * 70_000
FORM = "application/x-www-form-urlencoded"
NEVER = range(500, 503)
"""what no request of a stranger may be answered with; 503 asks to come back"""
PATHS = (
    "/en/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/en//", "/en/%00/", "/en/%ff%fe/",
    "/desk%2flogin/", "/media/../edition.key", "/media/original_images/", "/EN/", "/en/latest/0/",
    "/en/latest/9999/99/99/", "/en/latest/0000/00/00/", f"/en/latest/{'9' * 40}/",
    "/en/search/?q=%00", f"/en/search/?q={'*' * 900}", "/en/search/?q=%22%27)%20OR%201=1--",
    f"/en/search/?q=sea&page={'9' * 30}", f"/comments/{'9' * 30}/", "/comments/-1/", "/comments/0/",
    "/documents/999999/x", f"/documents/{'9' * 30}/x",
    "/static/../../settings.py", "/assets/../x", "/.git/config",
    "/wp-login.php", "/desk/pages/999999/edit/", "/desk/api/main/pages/", "/beacon/x",
    "/beacon/en/../../", "/en/environment/?page=-1", f"/{'a/' * 900}", f"/en/?{'a=1&' * 500}",
    "/en/environment/%D0%BC%D0%BE%D1%80%D0%B5/", "/en/\u202e/", "/en/;sessionid=1/",
    "/\\evil.example",
)  # fmt: skip
HEADERS: tuple[dict[str, str], ...] = (
    {"Host": "evil.example"},
    {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "javascript"},
    {"X-Forwarded-For": "evil.example, 999.1.1.1, ::ffff:1.2.3.4, \t"},
    {"X-Original-URL": "/desk/", "X-Rewrite-URL": "/desk/"},
    {"X-HTTP-Method-Override": "DELETE"},
    {"Cookie": "sessionid=" + "f" * 6000},
    {"Cookie": "\x01; =; csrftoken=\xff"},
    {"Range": "bytes=0-0,-1,9999999999999-"},
    {"If-None-Match": '"' * 900},
    {"If-Modified-Since": "Mon, 99 Foo 99999 99:99:99 GMT"},
    {"Accept-Encoding": "br;q=abc, gzip;q=1e999, *;q=-1"},
    {"Accept-Language": "fa;q=" + "9" * 900 + ", \xff"},
    {"Referer": "javascript:alert(1)", "Origin": "null", "User-Agent": "\xff" * 900},
)


class Stranger:
    """The stranger; `answers` counts what came back, `broke` has what the paper broke at."""

    def __init__(self, paper: Paper) -> None:
        self.answers: Counter[int] = Counter()
        self.broke: list[str] = []
        self._paper = paper
        self._held = ExitStack()
        self._chance = random.Random(16)

    def asks_for_odd_paths(self, more: int) -> None:
        """Ask for paths that make no sense, some of them by chance."""
        for path in PATHS:
            self._asks("GET", path)
        for _ in range(more):
            letters = self._chance.randbytes(self._chance.randint(1, 40))
            front = self._chance.choice(
                ("/", "/en/", "/fa/", "/en/latest/", "/comments/", "/desk/")
            )
            self._asks(self._chance.choice(("GET", "HEAD")), front + quote_from_bytes(letters))
        for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "POST"):
            self._asks(method, "/en/")

    def forges_headers(self) -> None:
        """Say what only a proxy or a browser would, and say it wrong."""
        for headers in HEADERS:
            text = self._asks("GET", "/en/", headers)
            assert "evil.example" not in text, "a page repeats what a stranger called the host"

    def posts(self, article: int, number: int, **fields: str) -> None:
        """Send a comment form from an address of its own."""
        body = urlencode(fields, errors="surrogatepass").encode()
        headers = {"Content-Type": FORM, "X-Forwarded-For": f"198.51.100.{number}"}
        self._asks("POST", f"/comments/{article}/", headers, body)

    def posts_garbage(self, article: int) -> None:
        """Send what is no comment form at all."""
        bodies: list[tuple[str, bytes]] = [
            (FORM, b"text=%ff%fe%00&name=%c0%ae&token=%"),
            (FORM, b"&".join(b"a%d=1" % number for number in range(5000))),
            (FORM, b"text=" + b"x" * 300_000),
            ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data"),
            ("application/json", b'{"text": 1}'),
            ("text/plain; charset=nonsense", b"\xff"),
        ]
        for number, (kind, body) in enumerate(bodies):
            headers = {"Content-Type": kind, "X-Forwarded-For": f"203.0.113.{number}"}
            self._asks("POST", f"/comments/{article}/", headers, body)

    def begins_and_goes_quiet(self, article: int) -> None:
        """Send half of some requests, and keep the connections."""
        head = f"Host: x\r\nContent-Type: {FORM}\r\nContent-Length: 100\r\n\r\nhalf"
        starts = [
            *["GET /en/ HTTP/1.1\r\nHost: x\r\n"] * 8,
            *[f"POST /comments/{article}/ HTTP/1.1\r\n{head}"] * 2,
            *[f"POST /desk/login/ HTTP/1.1\r\n{head}"] * 4,
        ]
        for start in starts:
            sender = socket.create_connection(("127.0.0.1", self._paper.port), 20)
            self._held.enter_context(sender).sendall(start.encode())

    def goes(self) -> None:
        """Let go of all connections."""
        self._held.close()

    def _asks(
        self, method: str, path: str, headers: dict[str, str] | None = None, body: bytes = b""
    ) -> str:
        connection = HTTPConnection("127.0.0.1", self._paper.port, timeout=20)
        # What a client library refuses to send, a stranger sends.
        connection._validate_path = lambda url: None  # type: ignore[attr-defined]
        connection._encode_request = lambda request: request.encode()  # type: ignore[attr-defined]
        try:
            connection.putrequest(method, path, skip_host="Host" in (headers or {}))
            for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
                connection.putheader(name, value.encode("latin-1"))
            connection.endheaders(body)
            answer = connection.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, HTTPException):
            # Cut off in the middle: as good an answer as any.
            self.answers[0] += 1
            return ""
        finally:
            connection.close()
        self.answers[answer.status] += 1
        if answer.status in NEVER:
            self.broke.append(f"{method} {path[:200]} {headers}: {answer.status}")
        return text
