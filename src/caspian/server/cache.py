"""Keeps what was used lately, up to a number of bytes."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar


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
