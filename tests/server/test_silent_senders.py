"""Who begins to send and goes silent holds no slot: the control takes slots first."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator

import pytest

from caspian.server.application import Application
from caspian.server.forwarding import COMMENTS
from caspian.server.front import Front
from caspian.server.spool import Body
from caspian.server.upload import Receiving
from tests.server.asking import asking
from tests.server.backend import Desk


async def _silent() -> AsyncIterator[bytes]:
    yield b"half"
    await asyncio.Event().wait()


async def _whole() -> AsyncIterator[bytes]:
    yield b"whole"


async def _never() -> None:
    await asyncio.Event().wait()


async def _is_answered(front: Front, within: float) -> bool:
    """Return whether a whole comment is answered while others are silent."""
    application, environ = Application(front), asking("/comments/1/", "POST", {})
    held = [
        asyncio.create_task(
            application.answer(environ | {"CONTENT_LENGTH": "100"}, _silent(), _never)
        )
        for _ in range(10 * COMMENTS)
    ]
    await asyncio.sleep(0)
    sent = asyncio.create_task(
        application.answer(environ | {"CONTENT_LENGTH": "5"}, _whole(), _never)
    )
    done, _ = await asyncio.wait([sent], timeout=within)
    for task in (sent, *held):
        task.cancel()
    await asyncio.gather(sent, *held, return_exceptions=True)
    return bool(done) and sent.result().status == 200


def test_silent_senders_hold_no_slot(front: Front, desk: Desk) -> None:
    assert asyncio.run(_is_answered(front, 60))


def test_places_taken_first_would_all_be_held(
    front: Front, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, slots = Receiving.body, asyncio.Semaphore(COMMENTS)

    async def holding(
        self: Receiving, chunks: AsyncIterable[bytes], length: int, group: str
    ) -> Body:
        async with slots:
            return await kept(self, chunks, length, group)

    monkeypatch.setattr(Receiving, "body", holding)
    assert not asyncio.run(_is_answered(front, 0.5))
