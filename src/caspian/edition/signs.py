"""Waits until something may have been committed to a database, without asking it all the time.

Where a word is lost, a waiting process wakes within a second all the same. A sign has a connection
of its own, and belongs to one thread.
"""

import os
import select
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, unquote, urlsplit

import psycopg

from caspian.edition.database import CHANNEL, connected
from caspian.edition.writes import NotWatched, Writes

ASK_SECONDS = 0.02
"""between two looks at a database of which nothing tells when it is written to"""
LOOK_SECONDS = 1.0
"""between two looks at one of which something does, in case that was lost"""
# A write is seen before it is a commit: the disk has still to confirm it.
_SOON_SECONDS, _SOON_FOR = 0.002, 0.1
_LATER_FOR = 2.0
_UNTOLD = 3
_NO_FILE = (0, 0)
_RECONNECT_SECONDS = 1.0
# A machine that has gone says nothing: without these the connection would look alive for hours.
KEEP_ALIVE: dict[str, Any] = {"connect_timeout": 3, "keepalives_idle": 10, "keepalives_interval": 5}


class CommitSign(Protocol):
    """Tells when something may have been committed."""

    def wait(self, timeout: float) -> bool:
        """Wait at most so many seconds; return whether something may have been committed since.

        Since the last call, that is; the first returns True at once. Never raises.
        """

    def close(self) -> None:
        """Let go of what it holds."""


def edition_sign(url: str) -> CommitSign:
    """Return the sign of the edition at an address. Nothing needs to be there yet."""
    split = urlsplit(url)
    if split.scheme == "sqlite":
        return SqliteSign(Path(unquote(split.path[1:])))
    return PostgreSQLSign(lambda: connected(url, **KEEP_ALIVE), CHANNEL)


class SqliteSign:
    """Of an SQLite file: a write to it or its log wakes, its data version says if it was a commit.

    A writer needs to know nothing of it. Where nothing tells of writes, the version is
    asked for 50 times a second.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writes: Writes | None = None
        self._is_blind = False
        self._wrote_at = float("-inf")
        self._untold = 0
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._version = -1

    def wait(self, timeout: float) -> bool:
        """See `CommitSign`."""
        deadline = time.monotonic() + timeout
        while True:
            # In this order: a write that comes after the question is still to be taken.
            self._take_writes()
            if self._has_changed():
                self._heed_untold()
                return True
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            self._rest(left)

    def close(self) -> None:
        """See `CommitSign`."""
        self._disconnect()
        self._stop_watching()

    def _take_writes(self) -> None:
        try:
            if self._writes is None and not self._is_blind:
                real = Path(os.path.realpath(self._path))
                names = frozenset(f"{real.name}{ending}" for ending in ("", "-wal", "-journal"))
                self._writes = Writes(real.parent, names)
                self._wrote_at = time.monotonic()
            if self._writes is not None and self._writes.taken():
                self._wrote_at = time.monotonic()
        except NotWatched:
            self._stop_watching()

    def _rest(self, left: float) -> None:
        since = time.monotonic() - self._wrote_at
        if self._writes is None or _SOON_FOR <= since < _LATER_FOR:
            time.sleep(min(left, ASK_SECONDS))
        elif since < _SOON_FOR:
            time.sleep(min(left, _SOON_SECONDS))
        else:
            self._writes.wait(min(left, LOOK_SECONDS))

    def _has_changed(self) -> bool:
        try:
            found = self._path.stat()
            if self._file != (found.st_dev, found.st_ino):
                self._disconnect()
                self._connection = _opened(self._path)
                self._file = (found.st_dev, found.st_ino)
            assert self._connection is not None, "it is opened with the file"
            version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except FileNotFoundError:
            return self._is_gone()
        except (sqlite3.Error, OSError):
            # What is wrong with it is for the one who asks it to say.
            self._disconnect()
            time.sleep(ASK_SECONDS)
            return True
        before, self._version = self._version, version
        return version != before

    def _is_gone(self) -> bool:
        was_gone = self._file == _NO_FILE
        self._disconnect()
        self._file = _NO_FILE
        return not was_gone

    def _heed_untold(self) -> None:
        """Rely on inotify no longer where commits come that it doesn't tell of, as on a network."""
        if self._writes is not None and time.monotonic() - self._wrote_at > _LATER_FOR:
            self._untold += 1
            if self._untold == _UNTOLD:
                self._is_blind = True
                self._stop_watching()

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        self._file, self._version = None, -1
        if connection is not None:
            connection.close()

    def _stop_watching(self) -> None:
        writes, self._writes = self._writes, None
        if writes is not None:
            writes.close()


class PostgreSQLSign:
    """Of a PostgreSQL database: each commit notifies a channel, and this listens.

    Once a second it says yes without having heard anything.
    """

    def __init__(self, connect: Callable[[], "psycopg.Connection[Any]"], channel: str) -> None:
        self._connect, self._channel = connect, channel
        self._connection: psycopg.Connection[Any] | None = None
        self._again_at = self._look_at = 0.0

    def wait(self, timeout: float) -> bool:
        """See `CommitSign`."""
        try:
            if self._connection is None:
                return self._listen(timeout)
            return self._is_told(self._connection, time.monotonic() + timeout)
        except psycopg.Error:
            self.close()
            return True

    def close(self) -> None:
        """See `CommitSign`."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(psycopg.Error):
                connection.close()

    def _is_told(self, connection: "psycopg.Connection[Any]", deadline: float) -> bool:
        # Not psycopg's own waiting, which wakes ten times a second for the sake of Ctrl-C.
        poll = select.poll()
        poll.register(connection.fileno(), select.POLLIN)
        while True:
            left = min(deadline, self._look_at) - time.monotonic()
            has_come = bool(poll.poll(max(0.0, left) * 1000))
            is_told = has_come and bool(list(connection.notifies(timeout=0)))
            now = time.monotonic()
            if is_told or now >= self._look_at:
                self._look_at = now + LOOK_SECONDS
                return True
            if now >= deadline:
                return False
            if has_come:
                time.sleep(_SOON_SECONDS)  # something that is no notice, such as a farewell

    def _listen(self, timeout: float) -> bool:
        if time.monotonic() < self._again_at:
            # Nothing notifies: a waiting process must look by itself, as often as ever.
            time.sleep(min(timeout, ASK_SECONDS))
            return True
        self._again_at = time.monotonic() + _RECONNECT_SECONDS
        self._connection = self._connect()
        self._connection.execute(f"LISTEN {self._channel}")
        self._look_at = time.monotonic() + LOOK_SECONDS
        return True


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(path))}?mode=rw", uri=True, timeout=0.1, isolation_level=None
    )
