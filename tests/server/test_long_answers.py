"""A long answer holds its slot while it is sent: a quick reader holds none, a slow one does."""

import asyncio
import os
from pathlib import Path

import pytest

from caspian.server import long_answer
from caspian.server.long_answer import LongAnswer
from caspian.server.long_answers import AT_ONCE, LongAnswers

WHOLE = 300_000


@pytest.fixture
def room(tmp_path: Path) -> LongAnswers:
    """Return room for long answers."""
    return LongAnswers(tmp_path)


def kept(room: LongAnswers) -> LongAnswer:
    """Keep an answer as long as a form of the desk."""
    return room.of("198.51.100.0/24")(b"x", iter([b"x" * (WHOLE - 1)]), lambda: False)


def test_what_is_sent_between_two_looks_holds_no_slot(room: LongAnswers) -> None:
    async def one_after_another() -> None:
        for _ in range(2 * AT_ONCE):
            answer = kept(room)
            sending = asyncio.create_task(answer.until_sent())
            assert len(answer.path.read_bytes()) == WHOLE  # as Granian does, in one go
            await asyncio.wait_for(sending, long_answer._OPENED_WITHIN / 2)
            assert not answer.path.exists()

    asyncio.run(one_after_another())


def test_what_is_being_sent_holds_its_slot(room: LongAnswers) -> None:
    async def all_at_once() -> None:
        answers = [kept(room) for _ in range(AT_ONCE)]
        files = [answer.path.open("rb") for answer in answers]
        for file in files:
            file.read(10)
        sending = [asyncio.create_task(answer.until_sent()) for answer in answers]
        while any(answer.path.exists() for answer in answers):
            await asyncio.sleep(0.01)
        one_more = kept(room)
        sizes = [os.fstat(file.fileno()).st_size for file in files]
        assert sizes == [0, *[WHOLE] * (AT_ONCE - 1)], "the oldest made room, and no other"
        one_more.close()
        for file in files:
            file.close()
        await asyncio.gather(*sending)

    asyncio.run(all_at_once())


def test_where_the_disk_does_not_say_what_was_read_a_place_is_held_for_a_moment(
    room: LongAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_answer, "_OPENED_SOON", 0.0)
    monkeypatch.setattr(LongAnswer, "_was_read", lambda self: False)

    async def all_at_once() -> None:
        answers = [kept(room) for _ in range(AT_ONCE)]
        sending = [asyncio.create_task(answer.until_sent()) for answer in answers]
        await asyncio.sleep(0)
        for _ in range(AT_ONCE):
            kept(room).close()
        assert all(answer.path.exists() for answer in answers), "it may still be opened"
        for task in sending:
            task.cancel()
        await asyncio.gather(*sending, return_exceptions=True)
        assert not any(answer.path.exists() for answer in answers)

    asyncio.run(all_at_once())
