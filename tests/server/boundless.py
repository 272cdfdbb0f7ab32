"""A sabotaged front, for controls: it asks the office as soon as a request begins to come.

Its event loop waits for each chunk, as the threads of a server do that reads in them.
"""

import asyncio
from collections.abc import AsyncIterable
from dataclasses import replace

from caspian.project.front import settings
from caspian.server.front import Front
from caspian.server.gate import Gate
from caspian.server.passing_on import COMMENTS, DOORS, LOGINS
from caspian.server.spool import Body
from caspian.server.upload import Pace, Receiving

_places = asyncio.Semaphore(LOGINS + DOORS + COMMENTS)
_whole = Receiving.body


async def _holding(self: Receiving, chunks: AsyncIterable[bytes], length: int, group: str) -> Body:
    async with _places:
        return await _whole(self, chunks, length, group)


Receiving.body = _holding  # type: ignore[method-assign]
# Nobody is refused for being slow while a busy machine is still filling the places.
application = Gate(Front(replace(settings, pace=Pace(seconds=3600, at_once=100_000))))
