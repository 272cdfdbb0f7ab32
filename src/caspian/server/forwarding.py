"""Passes requests on to the backend, each in its limiter, once all that belongs to it is here."""

import asyncio
import http.client
import time
from collections.abc import AsyncIterable, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from caspian.common.networks import network_of
from caspian.common.passes import pass_in
from caspian.server.answer import Response, said_in_words
from caspian.server.answers import Environ
from caspian.server.backend import Backend, BackendAway
from caspian.server.limiter import MANY_COMMENTS, Client, Limiter
from caspian.server.long_answers import Keep, LongAnswers
from caspian.server.proxies import sender_of
from caspian.server.refusals import Rejected
from caspian.server.settings import FrontSettings
from caspian.server.spool import Body, Spool
from caspian.server.unavailable import AWAY, closed_page
from caspian.server.upload import Receiving, announced_length

SLOW = "The newsroom takes too long to answer. Try again in a moment."
EDITORS, LOGINS, DOORS, FILES, COMMENTS, ASKED = 6, 1, 2, 2, 2, 2
"""requests that a process has under way at the backend, of: who shows a pass; logins and resets;
whatever else strangers ask of the desk; downloads; comments; what else readers ask for, such as a
search"""
AT_ONCE = EDITORS + LOGINS + DOORS + FILES + COMMENTS + ASKED
_WAITING, _PATIENCE, _BRIEFLY = 512, 30.0, 10.0
_LOGINS = ("/desk/login/", "/desk/password_reset/")
_AGAIN = {408: "1", 429: "5", 503: "2", 507: "60"}
Gone = Callable[[], Awaitable[object]]


class _Room:
    """What those who show a pass, or all others, may fill: who fills one leaves the other free."""

    def __init__(self, settings: FrontSettings) -> None:
        self.receiving = Receiving(Spool(settings.spool), settings.pace)
        self.long_answers = LongAnswers(settings.spool)


class _Way(NamedTuple):
    limiter: Limiter
    client: Client
    most: int
    """bytes that may be sent"""
    room: _Room


class Forwarder:
    """The way to the backend; to be used from one event loop, whatever thread made it."""

    def __init__(self, settings: FrontSettings, backend: Backend) -> None:
        self._settings, self._backend = settings, backend
        self._ours, self._strangers = _Room(settings), _Room(settings)
        self._threads = ThreadPoolExecutor(AT_ONCE, "backend")
        self._editors = Limiter(EDITORS, waiting=_WAITING, patience=_PATIENCE)
        self._logins = Limiter(LOGINS, waiting=_WAITING, patience=_PATIENCE)
        self._doors = Limiter(DOORS, waiting=_WAITING, patience=_PATIENCE)
        self._files = Limiter(FILES, waiting=_WAITING, patience=_PATIENCE)
        self._comments = Limiter(COMMENTS, waiting=_WAITING, patience=_BRIEFLY, full=MANY_COMMENTS)
        self._asked = Limiter(ASKED, waiting=_WAITING, patience=_BRIEFLY)

    async def answer(self, environ: Environ, chunks: AsyncIterable[bytes], gone: Gone) -> Response:
        """Answer with what the backend answers, or with why it was not asked."""
        try:
            return await self._answer(environ, chunks, gone)
        except Rejected as rejected:
            again = _AGAIN.get(rejected.status)
            headers = [("Retry-After", again)] if again else []
            return said_in_words(rejected.status, str(rejected), *headers)
        except BackendAway:
            return closed_page(environ)
        except TimeoutError:
            return said_in_words(504, SLOW)
        except (OSError, http.client.HTTPException):
            return said_in_words(502, AWAY, ("Retry-After", "2"))

    async def _answer(self, environ: Environ, chunks: AsyncIterable[bytes], gone: Gone) -> Response:
        limiter, client, most, room = self._way(environ)
        length = announced_length(environ, most)
        if length and limiter.is_full_for(client):
            raise Rejected(429, limiter.full)
        # First what is sent, then a slot: nobody holds one while others could use it.
        with await room.receiving.body(chunks, length, client.network) as body:
            async with limiter.slot(client, gone):
                keep = room.long_answers.of(client.network)
                return await self._asked_of_backend(environ, body, keep)

    async def _asked_of_backend(self, environ: Environ, body: Body, keep: Keep) -> Response:
        submitted = self._threads.submit(self._backend.ask, environ, body, keep)
        asking = asyncio.wrap_future(submitted)
        try:
            status, headers, kept = await asyncio.shield(asking)
        except asyncio.CancelledError:
            # The thread comes to its end first: it has the body, and the slot.
            await asyncio.wait([asking])
            raise
        return Response(status, headers, kept)

    def _way(self, environ: Environ) -> _Way:
        told, path = self._settings, environ["PATH_INFO"]
        sender = sender_of(environ, told.proxies)
        stranger = Client(network_of(sender), sender)
        if path.startswith("/comments/"):
            return _Way(self._comments, stranger, told.largest_comment, self._strangers)
        if not path.startswith(told.passed_on):
            return _Way(self._asked, stranger, told.largest_comment, self._strangers)
        shown = pass_in(told.pass_key, environ.get("HTTP_COOKIE", ""), time.time())
        if shown:
            client = Client(f"pass {shown.account}", shown.browser)
            return _Way(self._editors, client, told.largest_upload, self._ours)
        if path.startswith("/documents/"):
            return _Way(self._files, stranger, told.largest_comment, self._strangers)
        sends = environ["REQUEST_METHOD"] not in ("GET", "HEAD")
        limiter = self._logins if sends and path.startswith(_LOGINS) else self._doors
        return _Way(limiter, stranger, told.largest_stranger, self._strangers)
