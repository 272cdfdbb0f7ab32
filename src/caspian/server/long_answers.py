"""Long answers of the office, kept in a file while they are sent: a slow reader holds up nobody.

Granian sends a file by itself, as fast as its reader takes it, and holds no thread of Python for
that. (A stream it would take whole into memory, however slow the reader is: 2.8.7.)
"""

import asyncio
import errno
import http.client
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from caspian.server.lanes import BUSY
from caspian.server.refusals import Rejected
from caspian.server.spool import NO_ROOM

AT_ONCE = 12
"""long answers that a process keeps and sends at the same time, to strangers; as many to others"""
_OPENED_WITHIN, _OPENED_SOON, _LOOK, _LOOK_AGAIN = 10.0, 0.5, 0.02, 0.5
_OPEN_FILES = Path("/proc/self/fd")
_NEVER = 0
"""the time at which a file was read that nobody has read"""
_OPEN_FOR_ALL = 60.0
"""seconds that a file is kept where the system doesn't say who has it open"""


class LongAnswer:
    """An answer in a file of its own, which is removed once it was opened to be sent."""

    def __init__(self, path: Path, length: int, places: threading.BoundedSemaphore) -> None:
        self.path = path
        self._length = length
        self._places: threading.BoundedSemaphore | None = places

    def __len__(self) -> int:
        return self._length

    async def until_sent(self) -> None:
        """Return when nobody sends it any more; the file is gone then.

        Most are sent between two looks, and never seen open: they must not hold a place till the
        end, or a dozen quick readers keep out the next. A file that was read says so itself.
        """
        try:
            number = await self._opened()
            self.path.unlink(missing_ok=True)
            while number and _link(number).startswith(str(self.path)):
                await asyncio.sleep(_LOOK_AGAIN)
        finally:
            self.close()

    def close(self) -> None:
        """Remove it, if it is still there, and give its place back."""
        self.path.unlink(missing_ok=True)
        self._give_back()

    def _give_back(self) -> None:
        places, self._places = self._places, None
        if places is not None:
            places.release()

    async def _opened(self) -> str:
        """Wait until it was opened; return as which open file, "" where that can't be seen."""
        if not _OPEN_FILES.is_dir():
            await asyncio.sleep(_OPEN_FOR_ALL)
            return ""
        clock = asyncio.get_running_loop().time
        began = clock()
        while clock() < began + _OPENED_WITHIN:
            was_read = self._was_read()  # first: what is opened after it is not missed
            for number in os.listdir(_OPEN_FILES):
                if _link(number) == str(self.path):
                    return number
            if was_read:
                return ""
            if clock() < began + _OPENED_SOON:
                await asyncio.sleep(_LOOK)
                continue
            # Where the disk doesn't say when a file was read, it may have been.
            self._give_back()
            await asyncio.sleep(_LOOK_AGAIN)
        return ""

    def _was_read(self) -> bool:
        try:
            return os.stat(self.path).st_atime_ns != _NEVER
        except OSError:
            return True


class LongAnswers:
    """Room for long answers; safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places = threading.BoundedSemaphore(AT_ONCE)

    def keep(
        self, head: bytes, rest: Iterable[bytes], is_cut_off: Callable[[], bool]
    ) -> LongAnswer:
        """Keep an answer; raises Rejected (503, 507) when there is no room.

        `is_cut_off` is asked at the end. Raises IncompleteRead where it is.
        """
        if not self._places.acquire(blocking=False):
            raise Rejected(503, BUSY)
        path: Path | None = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix="answer-")
            path = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(head)
                for chunk in rest:
                    file.write(chunk)
                length = file.tell()
            # Reading is always later than this, so disks mounted with `relatime` note it as well.
            os.utime(path, ns=(_NEVER, time.time_ns()))
            if is_cut_off():
                raise http.client.IncompleteRead(head)
            return LongAnswer(path, length, self._places)
        except BaseException as error:
            self._places.release()
            if path is not None:
                with suppress(OSError):
                    path.unlink()
            if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise Rejected(507, NO_ROOM) from error
            raise


def _link(number: str) -> str:
    try:
        return os.readlink(_OPEN_FILES / number)
    except OSError:
        return ""
