"""A body is taken in whole and in time, or not at all; a slow sender holds up nobody else."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from caspian.server.refusals import Rejected
from caspian.server.spool import Spool
from caspian.server.upload import Pace, Receiving

HASTY = Pace(seconds=0.05, rate=1_000_000, longest=60, at_once=3)
CALM = Pace(seconds=60, at_once=3)


def run(test: Callable[[], Awaitable[None]]) -> None:
    """Run a test that waits."""
    asyncio.run(asyncio.wait_for(test(), 60))


async def whole(*chunks: bytes) -> AsyncIterator[bytes]:
    """Send everything at once."""
    for chunk in chunks:
        yield chunk


async def dripping(*chunks: bytes) -> AsyncIterator[bytes]:
    """Send some, and never the rest."""
    for chunk in chunks:
        yield chunk
    await asyncio.Event().wait()


def test_the_pace_is_some_seconds_and_one_more_for_so_much() -> None:
    pace = Pace(seconds=10, rate=1000, longest=15)
    assert [pace.allowed(received) for received in (0, 2000, 1_000_000)] == [10, 12, 15]


@pytest.mark.parametrize("begun", [(), (b"half",), (b"a", b"b", b"c")])
def test_who_stops_in_the_middle_is_refused_in_time(tmp_path: Path, begun: tuple[bytes]) -> None:
    async def test() -> None:
        spool = Spool(tmp_path)
        free = spool.memory
        with pytest.raises(Rejected) as refused:
            await Receiving(spool, HASTY).body(dripping(*begun), 100, "a")
        assert refused.value.status == 408
        assert spool.memory == free

    run(test)


def test_what_is_shorter_than_it_said_is_refused(tmp_path: Path) -> None:
    async def test() -> None:
        with pytest.raises(Rejected) as refused:
            await Receiving(Spool(tmp_path), CALM).body(whole(b"half"), 100, "a")
        assert refused.value.status == 400

    run(test)


def test_the_oldest_of_those_who_send_most_makes_room(tmp_path: Path) -> None:
    async def test() -> None:
        receiving = Receiving(Spool(tmp_path), CALM)
        alone = asyncio.create_task(receiving.body(dripping(b"x"), 100, "alone"))
        await asyncio.sleep(0)
        many = [asyncio.create_task(receiving.body(dripping(b"x"), 100, "many")) for _ in range(2)]
        await asyncio.sleep(0)
        with await receiving.body(whole(b"new"), 3, "new") as body:
            assert b"".join(body.chunks()) == b"new"
        with pytest.raises(Rejected):
            await many[0]
        assert not alone.done()
        assert not many[1].done()
        assert receiving._count == 2
        for task in (alone, many[1]):
            task.cancel()
        await asyncio.gather(alone, many[1], return_exceptions=True)
        assert (receiving._count, receiving._under_way) == (0, {})

    run(test)
