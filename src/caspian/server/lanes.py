"""Lanes to the office: who asks for one thing never waits for those who ask for another."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from caspian.server.upload import Rejected

BUSY = "The newsroom is busy. Try again in a moment."
MANY_COMMENTS = (
    "More comments are coming in than can be taken at this moment. "
    "Go back: what you typed is still there. Send it again in a few seconds."
)


class Lane:
    """Places for requests at once, and for some that wait; safe to use from several threads.

    Who waits holds a thread of the front, and those who only read the paper need some too: hence
    few wait, and not for long (`patience`, in seconds).
    """

    def __init__(
        self, places: int, *, waiting: int = 0, patience: float = 0.0, full: str = BUSY
    ) -> None:
        self._places = threading.BoundedSemaphore(places)
        self._inside = threading.BoundedSemaphore(places + waiting)
        self._patience = patience
        self._full = full

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place inside the block. Raises Rejected (503) when there is none."""
        if not self._inside.acquire(blocking=False):
            raise Rejected(503, self._full)
        try:
            if not self._places.acquire(timeout=self._patience):
                raise Rejected(503, self._full)
            try:
                yield
            finally:
                self._places.release()
        finally:
            self._inside.release()
