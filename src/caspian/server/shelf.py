"""Keeps what was used lately, up to a number of bytes."""

from typing import Generic, Protocol, TypeVar


class Kept(Protocol):
    """What a shelf holds: its size in bytes, whether it was used, what it was made from."""

    size: int
    used: bool
    sources: frozenset[str]


K = TypeVar("K", bound=Kept)


class Shelf(Generic[K]):
    """What was used lately, by name. `entries` may be read without the lock that guards the rest.

    Whoever takes an entry sets its `used`; that alone, since a list in order of use would cost
    each hit more than finding the entry does. When room is needed, the oldest that was not used
    since it was looked at last goes (the "clock", F. Corbató 1968).
    """

    def __init__(self, most: int) -> None:
        self.entries: dict[str, K] = {}
        self.size = 0
        self._most = most

    def put(self, name: str, entry: K) -> None:
        """Keep an entry, unless it is larger than the whole shelf."""
        self._take(name)
        if entry.size <= self._most:
            self.entries[name] = entry
            self.size += entry.size
            self._make_room()

    def grow(self, name: str, entry: K, by: int) -> None:
        """Take note that an entry has become larger, if it is still here."""
        if self.entries.get(name) is entry:
            self.size += by
            self._make_room()

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
        self.size = 0

    def _take(self, name: str) -> K | None:
        entry = self.entries.pop(name, None)
        if entry is not None:
            self.size -= entry.size
        return entry

    def _make_room(self) -> None:
        while self.size > self._most:
            name = next(iter(self.entries))
            entry = self._take(name)
            if entry is not None and entry.used:
                entry.used = False
                self.entries[name] = entry
                self.size += entry.size
