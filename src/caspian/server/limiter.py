"""Limits requests to the backend: who asks for one thing never waits for those who ask for another.

A limiter has few slots and a waiting room. Nobody in the waiting room holds a thread, and everybody
there has sent all that they have to send. A slot that comes free goes to the network that has
used the limiter least of late, and within it to the sender who has; so a thousand requests from one
network are, to those from another, as one.
"""

import asyncio
import itertools
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from caspian.server.refusals import Rejected

BUSY = "The newsroom is busy. Try again in a moment."
MANY_COMMENTS = (
    "More comments are coming in than can be taken at this moment. "
    "Go back: what you typed is still there. Send it again in a few seconds."
)
_HALF_LIFE, _NOMINAL = 15.0, 0.01
"""seconds after which half of what a network used is forgotten; what a slot counts as while its
true time is not known"""
_MOST_KNOWN = 20_000


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks, as far as fairness goes: a network (or a pass), and one sender in it."""

    network: str
    who: str = ""


class Disconnected(Exception):
    """Who waited has hung up: nobody is there to be answered."""


@dataclass(slots=True, eq=False)
class _Waiter:
    client: Client
    number: int
    turn: "asyncio.Future[None]"


class Limiter:
    """Slots for requests at once, and a waiting room; to be used from one event loop.

    `waiting` may wait, for at most `patience` seconds. When the room is full, the one who came
    last of the network with the most in it is turned away.
    """

    def __init__(
        self, slots: int, *, waiting: int = 0, patience: float = 0.0, full: str = BUSY
    ) -> None:
        self._free = slots
        self._room, self._patience, self.full = waiting, patience, full
        self._waiting: dict[int, _Waiter] = {}
        self._crowd: Counter[str] = Counter()
        self._used = Used()
        self._numbers = itertools.count()

    @asynccontextmanager
    async def slot(
        self, client: Client, disconnected: Callable[[], Awaitable[object]] | None = None
    ) -> AsyncIterator[None]:
        """Hold a slot inside the block.

        `disconnected` returns what ends when the client has gone. Raises Rejected (429 for
        those who crowd the room, 503 when it took too long), and Disconnected.
        """
        if self._free:
            self._free -= 1
        else:
            await self._wait(client, disconnected)
        self._used.add(client, _NOMINAL)
        began = time.monotonic()
        try:
            yield
        finally:
            self._used.add(client, time.monotonic() - began - _NOMINAL)
            self._hand_on()

    def is_full_for(self, client: Client) -> bool:
        """Return whether a client would be turned away now, to spare reading what they send."""
        is_full = not self._free and len(self._waiting) >= self._room
        return is_full and not self._greedier_than(client.network)

    async def _wait(
        self, client: Client, disconnected: Callable[[], Awaitable[object]] | None
    ) -> None:
        if len(self._waiting) >= self._room:
            self._make_room(client.network)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiter = _Waiter(client, next(self._numbers), turn)
        self._waiting[waiter.number] = waiter
        self._crowd[client.network] += 1
        gone = asyncio.ensure_future(disconnected()) if disconnected else None
        try:
            waited_for: set[asyncio.Future[Any]] = {turn, gone} if gone else {turn}
            await asyncio.wait(
                waited_for, timeout=self._patience, return_when=asyncio.FIRST_COMPLETED
            )
        except asyncio.CancelledError:
            if self._has_left(waiter) and turn.exception() is None:
                self._hand_on()
            raise
        finally:
            # Asked before it is cancelled: what Granian hands over may end well when it is.
            has_disconnected = gone is not None and gone.done()
            if gone:
                gone.cancel()
                with suppress(asyncio.CancelledError, Exception):
                    await gone
        if self._has_left(waiter):
            turn.result()  # or the reason for which this one had to make room
            return
        raise Disconnected if has_disconnected else Rejected(503, self.full)

    def _has_left(self, waiter: _Waiter) -> bool:
        """Take a waiter out of the room; return whether somebody else had done so before."""
        if self._waiting.pop(waiter.number, None) is None:
            return True
        self._left(waiter)
        return False

    def _left(self, waiter: _Waiter) -> None:
        self._crowd[waiter.client.network] -= 1
        if not self._crowd[waiter.client.network]:
            del self._crowd[waiter.client.network]

    def _hand_on(self) -> None:
        """Give a slot that is free now to who has used the limiter least."""
        if not self._waiting:
            self._free += 1
            return
        used, now = self._used, time.monotonic()
        chosen = min(
            self._waiting.values(),
            key=lambda one: (
                used.by(one.client.network, now),
                used.by(f"{one.client.network} {one.client.who}", now),
                one.number,
            ),
        )
        del self._waiting[chosen.number]
        self._left(chosen)
        chosen.turn.set_result(None)

    def _greedier_than(self, network: str) -> str | None:
        """Return the network that has the most in the room, if it has more than another would."""
        crowd = self._crowd.most_common(1)
        if crowd and crowd[0][1] > self._crowd[network] + 1:
            return crowd[0][0]
        return None

    def _make_room(self, network: str) -> None:
        greedy = self._greedier_than(network)
        if greedy is None:
            raise Rejected(429, self.full)
        last = max(
            (one for one in self._waiting.values() if one.client.network == greedy),
            key=lambda one: one.number,
        )
        del self._waiting[last.number]
        self._left(last)
        last.turn.set_exception(Rejected(429, self.full))


class Used:
    """How many seconds of slots each has used; of what is long past little is left."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, float]] = {}

    def by(self, name: str, now: float) -> float:
        """Return what somebody has used, as it weighs now."""
        used, at = self._known.get(name, (0.0, now))
        return float(used * 0.5 ** ((now - at) / _HALF_LIFE))

    def add(self, client: Client, seconds: float) -> None:
        """Note what a client has used, for the network and for the sender."""
        now = time.monotonic()
        if len(self._known) >= _MOST_KNOWN:
            self._known = {
                name: known for name, known in self._known.items() if self.by(name, now) > 0.001
            }
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
        for name in (client.network, f"{client.network} {client.who}"):
            self._known[name] = (max(0.0, self.by(name, now) + seconds), now)
