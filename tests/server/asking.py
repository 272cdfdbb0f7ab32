"""Asks a front without a network, through its gate: what the server does between the two."""

import asyncio
import gzip
import io
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote_to_bytes

from caspian.server.answer import Response
from caspian.server.application import Application
from caspian.server.front import Front
from caspian.server.long_answer import LongAnswer

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
    """Ask for an address, percent-encoded as in a request; `if_none_match="…"` is a header.

    `sender` is none: it is the address that the request comes from.
    """
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
        "REMOTE_ADDR": headers.get("sender", "127.0.0.1"),
    }
    for name, value in headers.items():
        if name == "sender":
            continue
        plain = name == "content_type"
        environ[name.upper() if plain else f"HTTP_{name.upper()}"] = value
    return environ


def call(front: Front, environ: dict[str, Any]) -> Answered:
    """Call a front with an environment of its own."""
    answer = asyncio.run_coroutine_threadsafe(_answer(front, environ), _loop()).result(60)
    headers = {name.lower(): value for name, value in answer.headers}
    if isinstance(answer.body, bytes):
        return Answered(answer.status, headers, answer.body)
    sent = answer.body.path.read_bytes()
    if isinstance(answer.body, LongAnswer):
        answer.body.close()
    return Answered(answer.status, headers, sent)


async def _answer(front: Front, environ: dict[str, Any]) -> Response:
    return await application_of(front).answer(environ, _chunks(environ), _never)


def application_of(front: Front) -> Application:
    """Return the gate through which a front is asked here."""
    application: Application = vars(front).setdefault("application", None) or Application(front)
    vars(front)["application"] = application
    return application


async def _chunks(environ: dict[str, Any]) -> AsyncIterator[bytes]:
    body = environ.get("wsgi.input", io.BytesIO())
    while chunk := body.read(64 * 1024):
        yield chunk


async def _never() -> None:
    await asyncio.Event().wait()


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return loop
