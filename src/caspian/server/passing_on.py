"""Passes requests on to the office, each in its lane, once all that belongs to it is here."""

import asyncio
import http.client
import time
from collections.abc import AsyncIterable, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from caspian.common.networks import network_of
from caspian.common.passes import pass_in
from caspian.server.answer import Answer, said_in_words
from caspian.server.answers import Environ
from caspian.server.closed import AWAY, closed_page
from caspian.server.lanes import MANY_COMMENTS, Asker, Lane
from caspian.server.long_answers import Keep, LongAnswers
from caspian.server.office import NotThere, Office
from caspian.server.proxies import sender_of
from caspian.server.refusals import Rejected
from caspian.server.settings import FrontSettings
from caspian.server.spool import Body, Spool
from caspian.server.upload import Receiving, announced_length

SLOW = "The newsroom takes too long to answer. Try again in a moment."
EDITORS, LOGINS, DOORS, FILES, COMMENTS, ASKED = 6, 1, 2, 2, 2, 2
"""requests that a process has under way at the office, of: who shows a pass; logins and resets;
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
    lane: Lane
    asker: Asker
    most: int
    """bytes that may be sent"""
    room: _Room


class PassingOn:
    """The way to the office; to be used from one event loop, whatever thread made it."""

    def __init__(self, settings: FrontSettings, office: Office) -> None:
        self._settings, self._office = settings, office
        self._ours, self._strangers = _Room(settings), _Room(settings)
        self._threads = ThreadPoolExecutor(AT_ONCE, "office")
        self._editors = Lane(EDITORS, waiting=_WAITING, patience=_PATIENCE)
        self._logins = Lane(LOGINS, waiting=_WAITING, patience=_PATIENCE)
        self._doors = Lane(DOORS, waiting=_WAITING, patience=_PATIENCE)
        self._files = Lane(FILES, waiting=_WAITING, patience=_PATIENCE)
        self._comments = Lane(COMMENTS, waiting=_WAITING, patience=_BRIEFLY, full=MANY_COMMENTS)
        self._asked = Lane(ASKED, waiting=_WAITING, patience=_BRIEFLY)

    async def answer(self, environ: Environ, chunks: AsyncIterable[bytes], gone: Gone) -> Answer:
        """Answer with what the office answers, or with why it was not asked."""
        try:
            return await self._answer(environ, chunks, gone)
        except Rejected as rejected:
            again = _AGAIN.get(rejected.status)
            headers = [("Retry-After", again)] if again else []
            return said_in_words(rejected.status, str(rejected), *headers)
        except NotThere:
            return closed_page(environ)
        except TimeoutError:
            return said_in_words(504, SLOW)
        except (OSError, http.client.HTTPException):
            return said_in_words(502, AWAY, ("Retry-After", "2"))

    async def _answer(self, environ: Environ, chunks: AsyncIterable[bytes], gone: Gone) -> Answer:
        lane, asker, most, room = self._way(environ)
        length = announced_length(environ, most)
        if length and lane.is_crowded_by(asker):
            raise Rejected(429, lane.full)
        # First what is sent, then a place: nobody holds one while others could use it.
        with await room.receiving.body(chunks, length, asker.network) as body:
            async with lane.place(asker, gone):
                keep = room.long_answers.of(asker.network)
                return await self._asked_of_office(environ, body, keep)

    async def _asked_of_office(self, environ: Environ, body: Body, keep: Keep) -> Answer:
        submitted = self._threads.submit(self._office.ask, environ, body, keep)
        asking = asyncio.wrap_future(submitted)
        try:
            status, headers, kept = await asyncio.shield(asking)
        except asyncio.CancelledError:
            # The thread comes to its end first: it has the body, and the place.
            await asyncio.wait([asking])
            raise
        return Answer(status, headers, kept)

    def _way(self, environ: Environ) -> _Way:
        told, path = self._settings, environ["PATH_INFO"]
        sender = sender_of(environ, told.proxies)
        stranger = Asker(network_of(sender), sender)
        if path.startswith("/comments/"):
            return _Way(self._comments, stranger, told.largest_comment, self._strangers)
        if not path.startswith(told.passed_on):
            return _Way(self._asked, stranger, told.largest_comment, self._strangers)
        shown = pass_in(told.pass_key, environ.get("HTTP_COOKIE", ""), time.time())
        if shown:
            asker = Asker(f"pass {shown.account}", shown.browser)
            return _Way(self._editors, asker, told.largest_upload, self._ours)
        if path.startswith("/documents/"):
            return _Way(self._files, stranger, told.largest_comment, self._strangers)
        sends = environ["REQUEST_METHOD"] not in ("GET", "HEAD")
        lane = self._logins if sends and path.startswith(_LOGINS) else self._doors
        return _Way(lane, stranger, told.largest_stranger, self._strangers)
