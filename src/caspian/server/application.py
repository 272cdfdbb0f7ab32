"""The front as Granian calls it (RSGI): what is in memory is answered at once, in the event loop.

Whatever must be waited for is waited for elsewhere: what the edition's database is asked for in a
few threads, what a sender sends and the backend answers without any (`forwarding`).
"""

import asyncio
import logging
from collections.abc import AsyncIterable, AsyncIterator, Awaitable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Protocol

from caspian.server.answer import Response, said_in_words
from caspian.server.answers import Body, Environ, Headers
from caspian.server.forwarding import Forwarder, Gone
from caspian.server.front import Front
from caspian.server.limiter import Disconnected
from caspian.server.long_answer import LongAnswer
from caspian.server.negotiation import Remembered
from caspian.server.on_disk import OnDisk

UNDERSCORE = "A header's name has an underscore in it."
_NOT_UTF_8 = "\xff"
log = logging.getLogger(__name__)
THREADS = 16
"""that ask the edition's database, and wait for it when it hangs"""


class Scope(Protocol):
    """What Granian says of a request."""

    method: str
    path: str
    query_string: str
    client: str
    headers: Any


class Exchange(Protocol):
    """What Granian takes an answer by, and hands a body over by."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def client_disconnect(self) -> Awaitable[object]: ...
    def response_empty(self, status: int, headers: Headers) -> None: ...
    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None: ...
    def response_file(self, status: int, headers: Headers, file: str) -> None: ...


def environ_of(scope: Scope) -> Environ:
    """Return a request as PEP 3333 says it, as far as the front reads it.

    What stands there twice is joined. Raises ValueError for a name with an underscore, which
    would pass for the same name with a dash.
    """
    items = scope.headers.items()
    environ: Environ = {_named[name]: value for name, value in items}
    if len(environ) != len(items):
        environ = _joined(items)
    if "" in environ:
        raise ValueError(UNDERSCORE)
    path = scope.path
    if not path.isascii():
        # Granian has decoded it, and put U+FFFD where that could not be done.
        path = _NOT_UTF_8 if "\ufffd" in path else path.encode().decode("latin-1")
    environ["REQUEST_METHOD"] = scope.method
    environ["PATH_INFO"] = path
    environ["QUERY_STRING"] = scope.query_string
    environ["REMOTE_ADDR"] = scope.client.rpartition(":")[0].strip("[]")
    return environ


def _joined(items: list[tuple[str, str]]) -> Environ:
    environ: Environ = {}
    for name, value in items:
        key = _named[name]
        with_what = "; " if name == "cookie" else ", "
        environ[key] = f"{environ[key]}{with_what}{value}" if key in environ else value
    return environ


def _name(name: str) -> str:
    if "_" in name:
        return ""
    plain = name.upper().replace("-", "_")
    return plain if name in ("content-type", "content-length") else f"HTTP_{plain}"


_named = Remembered(_name)


class Application:
    """An RSGI application over a front; to be used from one event loop."""

    def __init__(self, front: Front) -> None:
        self.front = front
        self.forwarder = Forwarder(front.settings, front.backend)
        self.busy: set[str] = set()
        """the connections ("address:port") on which a request is passed on now"""
        self._threads = ThreadPoolExecutor(THREADS, "front")
        self._sending: set[asyncio.Task[None]] = set()

    async def __rsgi__(self, scope: Scope, exchange: Exchange) -> None:
        """Answer a request."""
        try:
            environ = environ_of(scope)
        except ValueError as error:
            refused = self._safe(said_in_words(400, f"{error}"))
            return _send(exchange, scope.method, refused)
        if self.front.has_ready(environ):
            return _send(exchange, scope.method, _called(self.front, environ))
        # One connection has one request at a time: HTTP/1.
        connection = scope.client.replace("[", "").replace("]", "")
        self.busy.add(connection)
        try:
            answer = await self.answer(environ, exchange, exchange.client_disconnect)
        except Disconnected:
            return None
        finally:
            self.busy.discard(connection)
        if isinstance(answer.body, LongAnswer):
            self._keep_until_sent(answer.body)
        return _send(exchange, scope.method, answer)

    async def answer(self, environ: Environ, chunks: AsyncIterable[bytes], gone: Gone) -> Response:
        """Return the answer to a request whose body comes in chunks."""
        if self.front.is_forwarded(environ):
            return self._safe(await self.forwarder.answer(environ, chunks, gone))
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, _called, self.front, environ)

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Let go of what is under way, when the process stops."""
        for task in self._sending:
            task.cancel()

    def _safe(self, answer: Response) -> Response:
        return replace(answer, headers=self.front.safety.completed(answer.headers))

    def _keep_until_sent(self, body: LongAnswer) -> None:
        task = asyncio.get_running_loop().create_task(body.until_sent())
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)


def _called(front: Front, environ: Environ) -> Response:
    said: list[tuple[str, Headers]] = []
    body: Body = front(environ, lambda status, headers: said.append((status, headers)))
    status, headers = said[0]
    kept = body if isinstance(body, OnDisk) else b"".join(body)
    return Response(int(status[:3]), headers, kept)


def _send(exchange: Exchange, method: str, answer: Response) -> None:
    if isinstance(answer.body, LongAnswer | OnDisk):
        exchange.response_file(answer.status, answer.headers, str(answer.body.path))
    elif method == "HEAD" or not answer.body:
        exchange.response_empty(answer.status, answer.headers)
    else:
        exchange.response_bytes(answer.status, answer.headers, answer.body)
