"""What is sent is kept in bounded memory and on a bounded disk, and all room comes back."""

import asyncio
import errno
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from caspian.server.refusals import Rejected
from caspian.server.spool import IN_MEMORY, Body, Spool

CHUNK = b"0123456789abcdef" * 1024


def run(test: Callable[[], Awaitable[None]]) -> None:
    """Run a test that waits."""
    asyncio.run(asyncio.wait_for(test(), 60))


async def fill(body: Body, chunks: int) -> None:
    """Send some chunks."""
    for _ in range(chunks):
        await body.add(CHUNK)


def test_a_long_body_goes_to_disk_and_comes_back_whole(tmp_path: Path) -> None:
    async def test() -> None:
        spool = Spool(tmp_path / "spool")
        free = spool.memory, spool.disk
        with spool.body("a") as body:
            await fill(body, 40)
            assert b"".join(body.chunks()) == CHUNK * 40
            assert free[0] - spool.memory == IN_MEMORY
            assert free[1] - spool.disk == 40 * len(CHUNK) - IN_MEMORY
        assert (spool.memory, spool.disk) == free
        assert not list((tmp_path / "spool").iterdir())

    run(test)


def test_when_memory_is_full_what_comes_goes_to_disk(tmp_path: Path) -> None:
    async def test() -> None:
        spool = Spool(tmp_path, memory=len(CHUNK))
        with spool.body("a") as first, spool.body("b") as second:
            await fill(first, 1)
            await fill(second, 2)
            assert spool.memory == 0
            assert b"".join(second.chunks()) == CHUNK * 2

    run(test)


def test_nobody_fills_more_than_a_part_of_the_disk(tmp_path: Path) -> None:
    async def test() -> None:
        spool = Spool(tmp_path, memory=0, disk=8 * len(CHUNK))
        with spool.body("a") as greedy, spool.body("b") as other:
            await fill(greedy, 2)
            with pytest.raises(Rejected) as refused:
                await fill(greedy, 1)
            assert refused.value.status == 429
            await fill(other, 2)
        assert spool.disk == 8 * len(CHUNK)

    run(test)


def test_a_full_disk_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Body, chunk: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async def test() -> None:
        spool = Spool(tmp_path, memory=0, disk=8 * len(CHUNK))
        with spool.body("a") as body, pytest.raises(Rejected) as refused:
            await fill(body, 1)
        assert refused.value.status == 507
        assert spool.disk == 8 * len(CHUNK)

    monkeypatch.setattr(Body, "_write", full)
    run(test)


def test_room_comes_back_from_who_is_cut_off_while_the_disk_is_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*args: object) -> None:
        await asyncio.Event().wait()

    async def test() -> None:
        spool = Spool(tmp_path, memory=0, disk=8 * len(CHUNK))
        with spool.body("a") as body, pytest.raises(TimeoutError):
            await asyncio.wait_for(body.add(CHUNK), 0.01)
        assert spool.disk == 8 * len(CHUNK)

    monkeypatch.setattr(asyncio, "to_thread", busy)
    run(test)
