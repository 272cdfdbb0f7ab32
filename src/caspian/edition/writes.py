"""Watches a file for writes by other processes, with Linux's inotify; elsewhere nothing watches.

It is the folder that is watched, so that a file which is replaced, or isn't there yet, needs no
care. No library: three calls of libc.
"""

import ctypes
import os
import select
import struct
import sys
from pathlib import Path

_MODIFY, _MOVED_TO, _CREATE, _DELETE, _IGNORED = 0x2, 0x80, 0x100, 0x200, 0x8000
_HEAD = struct.Struct("iIII")
"""of an event: watch, what happened, a cookie, and the length of the name that follows"""
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class NotWatched(OSError):
    """Writes can't be watched here: another system, a folder that isn't there, or a limit."""


class Writes:
    """The writes to some files of a folder. Raises NotWatched."""

    def __init__(self, folder: Path, names: frozenset[str]) -> None:
        if _LIBC is None:
            raise NotWatched("this system has no inotify")
        self._names = {name.encode() for name in names}
        self._file = _LIBC.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self._file < 0:
            raise NotWatched(ctypes.get_errno(), "inotify can't be used")
        wanted = _MODIFY | _MOVED_TO | _CREATE | _DELETE
        if _LIBC.inotify_add_watch(self._file, os.fsencode(folder), wanted) < 0:
            fault = ctypes.get_errno()
            self.close()
            raise NotWatched(fault, "the folder can't be watched")
        self._poll = select.poll()
        self._poll.register(self._file, select.POLLIN)

    def wait(self, seconds: float) -> None:
        """Wait until something happens in the folder, or so many seconds."""
        self._poll.poll(seconds * 1000)

    def taken(self) -> bool:
        """Return whether any of the files was written to since this was asked last.

        Raises NotWatched when the folder is gone.
        """
        written = False
        while events := self._read():
            at = 0
            while at < len(events):
                _, what, _, length = _HEAD.unpack_from(events, at)
                at += _HEAD.size
                written = written or events[at : at + length].rstrip(b"\0") in self._names
                at += length
                if what & _IGNORED:
                    raise NotWatched("the folder is gone")
        return written

    def close(self) -> None:
        """Stop watching."""
        os.close(self._file)

    def _read(self) -> bytes:
        try:
            return os.read(self._file, 65536)
        except BlockingIOError:
            return b""
