"""Does a job again and again, whatever goes wrong, and says each fault once and not at each try."""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from django.db import close_old_connections

log = logging.getLogger(__name__)
SAID_AGAIN_SECONDS = 600.0
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 5.0
Result = TypeVar("Result")


class Trying:
    """Tries one job; `what` says in words what it does: "press", "rank what was read"."""

    def __init__(self, what: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.pause = 0.0
        """how many seconds to wait before the next try: none after a success, then more and more"""
        self._what, self._clock = what, clock
        self._said, self._said_at = "", float("-inf")

    def do(self, job: Callable[[], Result]) -> Result | None:
        """Do the job and return what it does; None when it fails, which is logged."""
        try:
            done = job()
        except Exception as fault:
            self._failed(fault)
            return None
        self.pause = 0.0
        if self._said:
            log.warning("Could %s again.", self._what)
            self._said = ""
        return done

    def _failed(self, fault: Exception) -> None:
        longer = max(FIRST_PAUSE_SECONDS, self.pause * 2)
        self.pause = min(longer, LONGEST_PAUSE_SECONDS)
        says = f"{type(fault).__name__}: {fault}"
        if says != self._said or self._clock() - self._said_at >= SAID_AGAIN_SECONDS:
            self._said, self._said_at = says, self._clock()
            log.exception("Could not %s; trying again", self._what)
        # A connection that broke, or is left in the middle, must not fail the next try as well.
        with suppress(Exception):
            close_old_connections()
