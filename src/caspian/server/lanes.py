"""Lanes to the office: who asks for one thing never waits for those who ask for another."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from caspian.server.upload import Rejected

SHARE = 2
"""turns that a network has in a minute while others wait: one to write, one for the second look"""
_MINUTE, _NETWORKS = 60.0, 50_000
BUSY = "The newsroom is busy. Try again in a moment."
MANY_COMMENTS = (
    "More comments are coming in than can be taken at this moment. "
    "Go back: what you typed is still there. Send it again in a few seconds."
)


class Lane:
    """Places for requests at once, and for some that wait; safe to use from several threads.

    Who waits holds a thread of the front, and those who only read the paper need some too: hence
    few wait, and not for long (`patience`, in seconds). While there is no free place, whoever has
    had `SHARE` turns within a minute does not wait either: a thousand posts from one network must
    not keep out the one from another.
    """

    def __init__(
        self, places: int, *, waiting: int = 0, patience: float = 0.0, full: str = BUSY
    ) -> None:
        self._places = threading.BoundedSemaphore(places)
        self._waiting = threading.Semaphore(waiting)
        self._patience = patience
        self._full = full
        self._turns: dict[str, deque[float]] = {}
        self._noting = threading.Lock()

    @contextmanager
    def place(self, network: str = "") -> Iterator[None]:
        """Hold a place inside the block, for who asks from a network.

        Raises Rejected (503) when there is none.
        """
        if not self._places.acquire(blocking=False):
            self._wait(network)
        try:
            self._note(network)
            yield
        finally:
            self._places.release()

    def _wait(self, network: str) -> None:
        if self._had_its_share(network) or not self._waiting.acquire(blocking=False):
            raise Rejected(503, self._full)
        try:
            if not self._places.acquire(timeout=self._patience):
                raise Rejected(503, self._full)
        finally:
            self._waiting.release()

    def _had_its_share(self, network: str) -> bool:
        turns = self._turns.get(network)
        return bool(turns and len(turns) == SHARE and turns[0] > time.monotonic() - _MINUTE)

    def _note(self, network: str) -> None:
        if not network:
            return
        with self._noting:
            if len(self._turns) >= _NETWORKS:
                self._turns.clear()
            self._turns.setdefault(network, deque(maxlen=SHARE)).append(time.monotonic())
