"""Keeps what is sent until all of it is there: in memory while there is room, else on disk."""

import asyncio
import errno
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from caspian.server.refusals import Rejected

MIB = 1024 * 1024
IN_MEMORY = 256 * 1024
"""bytes of one body that are kept in memory; what it has more goes to disk"""
CROWDED = "Too much is being sent to the paper at this moment. Try again in a minute."
NO_ROOM = (
    "There is no room left on the paper's disk, so this could not be taken. "
    "Nothing was changed: tell who runs the paper."
)
_SHARE = 4
"""one part of the room in so many is the most that one network or pass may fill"""
_CHUNK = 64 * 1024


class Spool:
    """Room for the bodies of one process; to be used from one event loop."""

    def __init__(self, folder: Path, *, memory: int = 32 * MIB, disk: int = 512 * MIB) -> None:
        self.folder = folder
        self.memory, self.disk = memory, disk
        """bytes that are free"""
        self._most = disk
        self._by: Counter[str] = Counter()

    def body(self, group: str) -> "Body":
        """Return an empty body of a network's or account's; the caller closes it."""
        return Body(self, group)

    def take(self, group: str, disk: int) -> None:
        """Take room on disk, or raise Rejected (503, or 429 for who fills a part of it alone)."""
        if disk > self.disk:
            raise Rejected(503, CROWDED)
        if self._by[group] + disk > self._most // _SHARE:
            raise Rejected(429, CROWDED)
        self.disk -= disk
        self._by[group] += disk

    def give_back(self, group: str, *, memory: int, disk: int) -> None:
        """Give room back."""
        self.memory += memory
        self.disk += disk
        self._by[group] -= disk
        if not self._by[group]:
            del self._by[group]


class Body:
    """What was sent so far. `chunks` may be used from another thread once it is whole."""

    def __init__(self, spool: Spool, group: str) -> None:
        self.length = 0
        self._spool, self._group = spool, group
        self._memory = bytearray()
        self._on_disk = 0
        self._file: IO[bytes] | None = None

    async def add(self, chunk: bytes) -> None:
        """Keep one chunk more; raises Rejected (503, 429, 507) when there is no room."""
        fits = self.length + len(chunk) <= IN_MEMORY and len(chunk) <= self._spool.memory
        if fits and not self._on_disk:
            self._spool.memory -= len(chunk)
            self._memory += chunk
        else:
            self._spool.take(self._group, len(chunk))
            self._on_disk += len(chunk)
            try:
                # In a thread: a disk that is busy must not hold up who reads the paper.
                await asyncio.to_thread(self._write, chunk)
            except OSError as error:
                if error.errno in (errno.ENOSPC, errno.EDQUOT):
                    raise Rejected(507, NO_ROOM) from error
                raise
        self.length += len(chunk)

    def chunks(self) -> Iterator[bytes]:
        """Yield all of it, from the beginning."""
        yield bytes(self._memory)
        if self._file is not None:
            self._file.seek(0)
            while chunk := self._file.read(_CHUNK):
                yield chunk

    def __enter__(self) -> "Body":
        return self

    def __exit__(self, *fault: object) -> None:
        self.close()

    def close(self) -> None:
        """Forget it, and give its room back."""
        self._spool.give_back(self._group, memory=len(self._memory), disk=self._on_disk)
        self._memory, self._on_disk, self.length = bytearray(), 0, 0
        if self._file is not None:
            # What could not be written for want of room is tried once more when it is closed.
            with suppress(OSError):
                self._file.close()
            self._file = None

    def _write(self, chunk: bytes) -> None:
        if self._file is None:
            self._spool.folder.mkdir(parents=True, exist_ok=True)
            # Without a name, where the system can: nothing is left behind by who is killed.
            self._file = tempfile.TemporaryFile(dir=self._spool.folder)  # noqa: SIM115
        self._file.write(chunk)
        self._file.flush()
