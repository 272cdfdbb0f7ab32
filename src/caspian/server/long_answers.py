"""Long answers of the backend, kept in a file while they are sent: a slow reader holds up nobody.

Where more are sent than there are slots, the one that has been so for longest is cut off, of the
network that has most of them: who reads slowly on purpose keeps nobody else from reading.
"""

import errno
import http.client
import os
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from caspian.server.limiter import BUSY
from caspian.server.long_answer import NEVER, LongAnswer
from caspian.server.refusals import Rejected
from caspian.server.spool import NO_ROOM

AT_ONCE = 48
"""long answers that a process keeps and sends at the same time, to strangers; as many to others"""
LARGEST = 1024**3
"""bytes that they may have together, but for the one that comes last"""


Keep = Callable[[bytes, Iterable[bytes], Callable[[], bool]], LongAnswer]
"""Keeps an answer: its beginning, the rest, and whether it was cut off, asked at the end.

Raises Rejected (503, 507) when there is no room, IncompleteRead where it was cut off."""


class LongAnswers:
    """Room for long answers; safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._being_kept = 0
        self._sent: dict[LongAnswer, None] = {}
        """those that are being sent, the oldest first"""

    def of(self, group: str) -> Keep:
        """Return what keeps the answers to a network, or to a pass."""
        return partial(self._keep, group)

    def remove(self, answer: LongAnswer) -> None:
        """Remove an answer, if it is still here, and give its slot back."""
        with self._lock:
            self._remove(answer)

    def count_no_longer(self, answer: LongAnswer) -> None:
        """Give the slot of an answer back, and leave its file."""
        with self._lock:
            self._sent.pop(answer, None)

    def _keep(
        self, group: str, head: bytes, rest: Iterable[bytes], is_cut_off: Callable[[], bool]
    ) -> LongAnswer:
        with self._lock:
            self._make_room(group)
            self._being_kept += 1
        try:
            kept = self._written(group, head, rest, is_cut_off)
            with self._lock:
                self._sent[kept] = None
            return kept
        finally:
            with self._lock:
                self._being_kept -= 1

    def _written(
        self, group: str, head: bytes, rest: Iterable[bytes], is_cut_off: Callable[[], bool]
    ) -> LongAnswer:
        path: Path | None = None
        handle = -1
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix="answer-")
            path = Path(name)
            with os.fdopen(handle, "wb", closefd=False) as file:
                file.write(head)
                for chunk in rest:
                    file.write(chunk)
            # Reading is always later than this, so disks mounted with `relatime` note it as well.
            os.utime(path, ns=(NEVER, time.time_ns()))
            if is_cut_off():
                raise http.client.IncompleteRead(head)
            return LongAnswer(path, handle, group, self)
        except BaseException as error:
            if path is not None:
                with suppress(OSError):
                    path.unlink()
                os.close(handle)
            if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise Rejected(507, NO_ROOM) from error
            raise

    def _make_room(self, group: str) -> None:
        """Cut off who has most of them, counting the one that comes; raises Rejected (503)."""
        while self._is_full():
            if not self._sent:
                raise Rejected(503, BUSY)
            crowd = Counter(one.group for one in self._sent)
            crowd[group] += bool(crowd[group])
            greediest, _ = crowd.most_common(1)[0]
            self._remove(next(one for one in self._sent if one.group == greediest))

    def _is_full(self) -> bool:
        taken = len(self._sent) + self._being_kept
        return taken >= AT_ONCE or sum(map(len, self._sent)) >= LARGEST

    def _remove(self, answer: LongAnswer) -> None:
        self._sent.pop(answer, None)
        with suppress(OSError):
            answer.remove()
