"""Who asks the backend for one thing never waits for those who ask for another."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from caspian.common.passes import make_pass
from caspian.server.forwarding import AT_ONCE, COMMENTS, EDITORS
from caspian.server.front import Front
from caspian.server.limiter import MANY_COMMENTS, Client, Disconnected, Limiter
from caspian.server.refusals import Rejected
from tests.server.asking import application_of, ask, send
from tests.server.backend import Desk
from tests.server.edition import FERRY, PASS_KEY

ANNA, BORIS = Client("198.51.100.0/24", "198.51.100.7"), Client("203.0.113.0/24", "203.0.113.9")


class Room:
    """A limiter whose one slot is taken; `come` adds who waits, `served` is who had a turn."""

    def __init__(self, waiting: int = 10, patience: float = 60.0) -> None:
        self.limiter = Limiter(1, waiting=waiting, patience=patience)
        self.served: list[str] = []
        self._leave = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> "Room":
        await self.come(Client("nobody's"), "", self._leave)
        return self

    async def __aexit__(self, *fault: object) -> None:
        self._leave.set()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def come(
        self, client: Client, name: str, until: asyncio.Event | None = None
    ) -> "asyncio.Task[None]":
        """Come, and be where one waits before the next comes."""

        async def stay() -> None:
            async with self.limiter.slot(client):
                self.served.append(name)
                if until:
                    await until.wait()

        task = asyncio.create_task(stay())
        self._tasks.append(task)
        for _ in range(5):
            await asyncio.sleep(0)
        return task


def run(test: Callable[[], Awaitable[None]]) -> None:
    """Run a test that waits."""
    asyncio.run(asyncio.wait_for(test(), 60))


def test_a_limiter_gives_back_every_slot() -> None:
    async def test() -> None:
        limiter = Limiter(1)
        for _ in range(3):
            async with limiter.slot(ANNA):
                pass
        async with limiter.slot(ANNA):
            with pytest.raises(Rejected):
                async with limiter.slot(BORIS):
                    pass
        async with limiter.slot(BORIS):
            pass

    run(test)


def test_who_comes_from_elsewhere_is_next_however_many_came_before() -> None:
    async def test() -> None:
        async with Room() as room:
            for number in range(4):
                await room.come(ANNA, f"Anna {number}")
            await room.come(BORIS, "Boris")
        # Both networks had had nothing: who came first is first.
        assert room.served == ["", "Anna 0", "Boris", "Anna 1", "Anna 2", "Anna 3"]

    run(test)


def test_in_one_network_each_sender_has_a_turn() -> None:
    async def test() -> None:
        other = Client(ANNA.network, "198.51.100.8")
        async with Room() as room:
            for number in range(3):
                await room.come(ANNA, f"Anna {number}")
            await room.come(other, "her neighbour")
        assert room.served == ["", "Anna 0", "her neighbour", "Anna 1", "Anna 2"]

    run(test)


def test_a_full_room_turns_away_the_last_of_those_who_crowd_it() -> None:
    async def test() -> None:
        async with Room(waiting=3) as room:
            tasks = [await room.come(ANNA, f"Anna {number}") for number in range(3)]
            await room.come(BORIS, "Boris")
            assert isinstance(tasks[2].exception(), Rejected)
            assert not tasks[0].done()
            assert not tasks[1].done()
            assert room.limiter.is_full_for(ANNA)
            one_more = await room.come(ANNA, "Anna again")
            refused = one_more.exception()
            assert isinstance(refused, Rejected)
            assert refused.status == 429
        assert room.served == ["", "Anna 0", "Boris", "Anna 1"]

    run(test)


def test_nobody_waits_longer_than_the_limiters_patience() -> None:
    async def test() -> None:
        async with Room(patience=0.01) as room:
            task = await room.come(ANNA, "Anna")
            with pytest.raises(Rejected) as refused:
                await task
            assert refused.value.status == 503
            assert not room.limiter.is_full_for(ANNA)

    run(test)


def test_a_client_that_is_gone_waits_no_longer() -> None:
    async def test() -> None:
        hangs_up = asyncio.Event()
        async with Room() as room:

            async def stay() -> None:
                async with room.limiter.slot(ANNA, hangs_up.wait):
                    raise AssertionError("a slot for nobody")

            task = asyncio.create_task(stay())
            await asyncio.sleep(0)
            hangs_up.set()
            with pytest.raises(Disconnected):
                await task
            await room.come(BORIS, "Boris")
        assert room.served == ["", "Boris"]

    run(test)


def test_who_waits_too_long_is_answered_however_hanging_up_is_waited_for() -> None:
    async def never() -> None:
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()

    async def test() -> None:
        async with Room(patience=0.01) as room:
            with pytest.raises(Rejected):
                async with room.limiter.slot(ANNA, never):
                    raise AssertionError("a slot that nobody left")

    run(test)


def test_a_place_that_was_given_to_who_is_interrupted_is_given_on() -> None:
    async def test() -> None:
        leave = asyncio.Event()
        limiter = Limiter(1, waiting=5, patience=60)

        async def stay(until: asyncio.Event | None = None) -> None:
            async with limiter.slot(ANNA):
                if until:
                    await until.wait()

        first = asyncio.create_task(stay(leave))
        await asyncio.sleep(0)
        second, third = asyncio.create_task(stay()), asyncio.create_task(stay())
        for _ in range(3):
            await asyncio.sleep(0)
        leave.set()
        await first
        second.cancel()
        await asyncio.wait_for(third, 10)
        async with limiter.slot(BORIS):
            pass

    run(test)


def test_a_flood_of_comments_leaves_the_desk_and_readers_their_slots(
    front: Front, desk: Desk
) -> None:
    application_of(front).forwarder._comments = Limiter(2, full=MANY_COMMENTS)
    with _hanging(front, desk, 2):
        turned_away = send(front, "/comments/1/", b"text=x")
        assert (turned_away.status, turned_away.text) == (429, f"{MANY_COMMENTS}\n")
        assert turned_away.headers["retry-after"]
        assert ask(front, FERRY).status == 200
        desk.wait.set()
        assert ask(front, "/desk/").status == 200


def test_a_comment_has_a_size_of_its_own(front: Front, desk: Desk) -> None:
    most = front.settings.largest_comment
    assert send(front, "/comments/1/", b"x" * most).status == 200
    refused = send(front, "/comments/1/", b"x" * (most + 1))
    assert (refused.status, "64 KiB" in refused.text) == (413, True)
    assert send(front, "/desk/images/add/", b"x" * (most + 1)).status == 200


@contextmanager
def _hanging(front: Front, desk: Desk, comments: int) -> Iterator[None]:
    desk.wait.clear()
    hanging = [
        threading.Thread(target=send, args=(front, "/comments/1/", b"text=x"))
        for _ in range(comments)
    ]
    for thread in hanging:
        thread.start()
    while len(desk.asked) < comments:
        pass
    try:
        yield
    finally:
        desk.wait.set()
        for thread in hanging:
            thread.join()


def test_who_shows_a_pass_has_room_and_places_of_their_own(front: Front, desk: Desk) -> None:
    passing = application_of(front).forwarder
    passing._doors = Limiter(0)
    passing._strangers.receiving._spool.disk = passing._strangers.receiving._spool.memory = 0
    assert send(front, "/desk/", b"a").status == 429
    shown = make_pass(PASS_KEY, 7, time.time())
    for _ in range(3):
        assert send(front, "/desk/", b"a", cookie=f"desk_pass={shown}").status == 200
    forged = make_pass(b"another", 7, time.time())
    assert send(front, "/desk/", b"a", cookie=f"desk_pass={forged}").status == 429


def test_strangers_have_fewer_places_than_there_are_and_never_an_editors() -> None:
    assert 0 < COMMENTS < AT_ONCE - EDITORS < 2 * EDITORS
