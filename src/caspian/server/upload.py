"""The body of a request: of a known length, limited, whole, and here within a time limit.

It is taken in before the request gets a slot anywhere: who sends slowly, or stops in the middle,
holds up nobody but himself.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from caspian.server.answers import Environ
from caspian.server.refusals import Rejected
from caspian.server.spool import Body, Spool

CUT_OFF = "The upload broke off before it was whole."
TOO_SLOW = "This took too long to arrive, so it was not taken. Try again."


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a body must come: within so many seconds, and one more for each so many bytes."""

    seconds: float = 15.0
    rate: int = 4096
    longest: float = 1800.0
    """seconds that even the largest may take"""
    at_once: int = 256
    """bodies that one process takes in at the same time"""

    def allowed(self, received: int) -> float:
        """Return by how many seconds after the beginning there must be more than was received."""
        return min(self.longest, self.seconds + received / self.rate)


PACE = Pace()


def announced_length(environ: Environ, most: int) -> int:
    """Return how long a body is, as its sender says; Rejected where it can't be taken."""
    if "HTTP_TRANSFER_ENCODING" in environ:
        raise Rejected(411, "An upload must say how long it is.")
    said = str(environ.get("CONTENT_LENGTH") or "0")
    if not (said.isascii() and said.isdigit()):
        raise Rejected(400, "The length of this upload is no number.")
    length = int(said)
    if length > most:
        raise Rejected(413, f"This is too long: {_size(most)} may be sent at most.")
    return length


class Receiving:
    """Takes bodies in; to be used from one event loop.

    When as many are under way as may be, the one that has been so for longest is cut off, of the
    network that has most of them: who sends at a usual pace is never the oldest for long.
    """

    def __init__(self, spool: Spool, pace: Pace) -> None:
        self._spool, self._pace = spool, pace
        self._under_way: dict[str, OrderedDict[asyncio.Timeout, None]] = {}
        self._count = 0

    async def body(self, chunks: AsyncIterable[bytes], length: int, group: str) -> Body:
        """Return a body once it is whole; the caller closes it."""
        body = self._spool.body(group)
        try:
            if length:
                await self._fill(body, chunks, length, group)
        except BaseException:
            body.close()
            raise
        return body

    async def _fill(
        self, body: Body, chunks: AsyncIterable[bytes], length: int, group: str
    ) -> None:
        clock = asyncio.get_running_loop().time
        began = clock()
        try:
            async with asyncio.timeout_at(began + self._pace.allowed(0)) as limit:
                with self._listed(limit, group):
                    async for chunk in chunks:
                        await body.add(chunk)
                        if body.length >= length:
                            break
                        if not self._is_listed(limit, group):
                            raise TimeoutError  # cut off, and woken by one last chunk
                        limit.reschedule(began + self._pace.allowed(body.length))
        except TimeoutError:
            raise Rejected(408, TOO_SLOW) from None
        if body.length != length:
            raise Rejected(400, CUT_OFF)

    @contextmanager
    def _listed(self, limit: asyncio.Timeout, group: str) -> Iterator[None]:
        if self._count >= self._pace.at_once:
            self._cut_one_off()
        self._count += 1
        self._under_way.setdefault(group, OrderedDict())[limit] = None
        try:
            yield
        finally:
            if self._is_listed(limit, group):
                self._strike(group, limit)

    def _is_listed(self, limit: asyncio.Timeout, group: str) -> bool:
        return limit in self._under_way.get(group, ())

    def _cut_one_off(self) -> None:
        group = max(self._under_way, key=lambda one: len(self._under_way[one]))
        oldest = next(iter(self._under_way[group]))
        self._strike(group, oldest)
        oldest.reschedule(asyncio.get_running_loop().time())

    def _strike(self, group: str, limit: asyncio.Timeout) -> None:
        del self._under_way[group][limit]
        if not self._under_way[group]:
            del self._under_way[group]
        self._count -= 1


def _size(most: int) -> str:
    return f"{most // 1024 // 1024} MiB" if most >= 1024 * 1024 else f"{most // 1024} KiB"
