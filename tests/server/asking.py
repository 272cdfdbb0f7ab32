"""Asks a front without a network: a WSGI call, as the server makes it."""

import gzip
import io
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from caspian.server.answers import Headers
from caspian.server.front import Front

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@dataclass(frozen=True)
class Answered:
    """An answer: status, headers by lower-case name, body as it was sent."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Return the body as a reader's browser shows it."""
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


def ask(front: Front, address: str, method: str = "GET", **headers: str) -> Answered:
    """Ask for an address, percent-encoded as in a request; `if_none_match="…"` is a header."""
    return call(front, asking(address, method, headers))


def send(front: Front, address: str, body: bytes, **headers: str) -> Answered:
    """Send something to an address with POST."""
    environ = asking(address, "POST", headers)
    environ |= {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
    return call(front, environ)


def asking(address: str, method: str, headers: dict[str, str]) -> dict[str, Any]:
    """Return what a server calls an application with."""
    path, _, query = address.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "REMOTE_ADDR": "127.0.0.1",
    }
    for name, value in headers.items():
        plain = name == "content_type"
        environ[name.upper() if plain else f"HTTP_{name.upper()}"] = value
    return environ


def call(front: Front, environ: dict[str, Any]) -> Answered:
    """Call a front with an environment of its own."""
    told: list[tuple[str, Headers]] = []
    answered = front(environ, lambda status, headers: told.append((status, headers)))
    sent = b"".join(answered)
    if hasattr(answered, "close"):
        answered.close()
    ((status, headers),) = told
    return Answered(int(status[:3]), {name.lower(): value for name, value in headers}, sent)
