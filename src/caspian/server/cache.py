"""Keeps what was used lately, up to a number of bytes.

Brotli at its best takes some 30 ms for a page and saves a third of what splicing gzip leaves: too
long for the reader who comes first, who is seldom alone, and worth it for all who come after.
"""

import queue
import threading
import time
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from caspian.server.ready import Encoded, Ready

_WAITING = 64
_REST = 3
"""times as long as the packing took: a robot that reads everything gets a quarter of a core"""


class Recompressor:
    """One thread that packs pages one after another; what finds the queue full asks again."""

    def __init__(self, keep: Callable[[str, Ready, Encoded], None]) -> None:
        self._keep = keep
        self._line: queue.Queue[tuple[str, Ready]] = queue.Queue(_WAITING)
        self._thread: threading.Thread | None = None

    def take(self, name: str, page: Ready) -> None:
        """Put a page in line, unless it has been there; returns at once."""
        if page.was_queued:
            return
        page.was_queued = True
        if self._thread is None:
            # Not before: the process that imports the application may fork.
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        try:
            self._line.put_nowait((name, page))
        except queue.Full:
            page.was_queued = False

    def _work(self) -> None:
        while True:
            name, page = self._line.get()
            if page.recompressed is None:
                begun = time.thread_time()
                self._keep(name, page, page.recompress())
                time.sleep(_REST * (time.thread_time() - begun))


class Cached(Protocol):
    """What a cache holds: whether it was used, what it was made from, and its size in bytes."""

    used: bool
    sources: frozenset[str]

    @property
    def size(self) -> int: ...


K = TypeVar("K", bound=Cached)


class Cache(Generic[K]):
    """What was used lately, by name. `entries` may be read without the lock that guards the rest.

    The taker of an entry sets its `used`; that alone, since a list in order of use would cost
    each hit more than finding the entry does. When room is needed, the oldest that was not used
    since it was looked at last goes (the "clock", F. Corbató 1968).

    The cache remembers what it counted for each entry and takes exactly that off again, so `size`
    is right whatever becomes of an entry elsewhere; what grows does so in `grow`, or uncounted.
    """

    def __init__(self, most: int) -> None:
        self.entries: dict[str, K] = {}
        self.size = 0
        self._counted: dict[str, int] = {}
        self._most = most

    def put(self, name: str, entry: K) -> None:
        """Keep an entry, unless it is larger than the whole cache."""
        self._take(name)
        if entry.size <= self._most:
            self._add(name, entry)
            self._make_room()

    def grow(self, name: str, entry: K, change: Callable[[], object]) -> bool:
        """Let something make an entry larger, if it is still here; return whether it is.

        What isn't kept doesn't grow: it is on its way to one reader and then gone.
        """
        if self.entries.get(name) is not entry:
            return False
        self.size -= self._counted.pop(name)
        change()
        self._counted[name] = entry.size
        self.size += entry.size
        self._make_room()
        return True

    def drop(self, changed: frozenset[str]) -> None:
        """Drop what was made from anything of what has changed."""
        stale = [
            name for name, entry in self.entries.items() if not changed.isdisjoint(entry.sources)
        ]
        for name in stale:
            self._take(name)

    def clear(self) -> None:
        """Drop everything."""
        self.entries.clear()
        self._counted.clear()
        self.size = 0

    def _add(self, name: str, entry: K) -> None:
        self.entries[name] = entry
        self._counted[name] = entry.size
        self.size += self._counted[name]

    def _take(self, name: str) -> K | None:
        entry = self.entries.pop(name, None)
        if entry is not None:
            self.size -= self._counted.pop(name)
        return entry

    def _make_room(self) -> None:
        while self.size > self._most:
            name = next(iter(self.entries))
            entry = self._take(name)
            if entry is not None and entry.used:
                entry.used = False
                self._add(name, entry)
