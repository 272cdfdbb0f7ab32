"""One long answer, in a file that is there until it was opened to be sent.

Granian sends a file by itself, as fast as its reader takes it, and holds no thread of Python for
that. (A stream it would take whole into memory, however slow the reader is: 2.8.7.)
"""

import asyncio
import os
from pathlib import Path
from typing import Protocol

_OPENED_WITHIN, _OPENED_SOON, _LOOK, _LOOK_AGAIN = 10.0, 0.5, 0.02, 0.5
_OPEN_FILES = Path("/proc/self/fd")
_CLOSED = -1
NEVER = 0
"""the time at which a file was read that nobody has read"""
_OPEN_FOR_ALL = 60.0
"""seconds that a file is kept where the system doesn't say who has it open"""


class Room(Protocol):
    """Where long answers are kept."""

    def remove(self, answer: "LongAnswer") -> None: ...
    def count_no_longer(self, answer: "LongAnswer") -> None: ...


class LongAnswer:
    """An answer in a file of its own, which is removed once it was opened to be sent."""

    def __init__(self, path: Path, handle: int, group: str, kept: Room) -> None:
        self.path, self.group = path, group
        self._length = os.fstat(handle).st_size
        self._handle, self._kept = handle, kept

    def __len__(self) -> int:
        return self._length

    async def until_sent(self) -> None:
        """Return when nobody sends it any more; the file is gone then.

        Most are sent between two looks, and never seen open: they must not hold a slot till the
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
        """Remove it, if it is still there, and give its slot back."""
        self._kept.remove(self)

    def remove(self) -> None:
        """Remove it, also where it is being sent: its end is where its reader has come to."""
        self.path.unlink(missing_ok=True)
        handle, self._handle = self._handle, _CLOSED
        if handle != _CLOSED:
            os.ftruncate(handle, 0)
            os.close(handle)

    async def _opened(self) -> str:
        """Wait until it was opened; return as which open file, "" where that can't be seen."""
        if not _OPEN_FILES.is_dir():
            await asyncio.sleep(_OPEN_FOR_ALL)
            return ""
        clock, own = asyncio.get_running_loop().time, str(self._handle)
        began = clock()
        while clock() < began + _OPENED_WITHIN:
            was_read = self._was_read()  # first: what is opened after it is not missed
            for number in os.listdir(_OPEN_FILES):
                if number != own and _link(number) == str(self.path):
                    return number
            if was_read:
                return ""
            if clock() < began + _OPENED_SOON:
                await asyncio.sleep(_LOOK)
                continue
            # Where the disk doesn't say when a file was read, it may have been.
            self._kept.count_no_longer(self)
            await asyncio.sleep(_LOOK_AGAIN)
        return ""

    def _was_read(self) -> bool:
        try:
            return os.stat(self.path).st_atime_ns != NEVER
        except OSError:
            return True


def _link(number: str) -> str:
    try:
        return os.readlink(_OPEN_FILES / number)
    except OSError:
        return ""
