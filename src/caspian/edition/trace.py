"""What a document was made from: the reads of its rendering, as numbers of 48 bits.

A read is stored as a number because a page makes some thirty of them and an archive has a
million pages. Two reads of one number only mean that a page is rendered once for nothing.
"""

import datetime as dt
import hashlib
import struct
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache

_SIZE = 6
_HEAD = struct.Struct("<H")


@dataclass(frozen=True, slots=True)
class Trace:
    """The reads of one rendering.

    `wide` reads are those that nearly every page makes. They are not indexed: who made one is
    found by looking through all traces, and what follows is a new edition anyway.
    """

    reads: frozenset[int] = frozenset()
    wide: frozenset[int] = frozenset()
    until: dt.datetime | None = None
    """aware; from this moment on the document may be another one"""
    cause: str = ""
    """the change that it was last rendered for, in words"""

    def packed(self) -> bytes:
        """Return the reads as the store keeps them."""
        ordered = [*sorted(self.wide), *sorted(self.reads)]
        numbers = b"".join([number.to_bytes(_SIZE, "little") for number in ordered])
        return _HEAD.pack(len(self.wide)) + numbers


def unpacked(packed: bytes) -> tuple[frozenset[int], frozenset[int]]:
    """Return the indexed reads and the wide ones that `Trace.packed` packed."""
    wide = _HEAD.unpack_from(packed)[0]
    numbers = [
        int.from_bytes(packed[at : at + _SIZE], "little")
        for at in range(_HEAD.size, len(packed), _SIZE)
    ]
    return frozenset(numbers[wide:]), frozenset(numbers[:wide])


@lru_cache(maxsize=262_144)
def number_of(name: str, asked: tuple[Hashable, ...]) -> int:
    """Return the number of a read: its name and what it was asked, plain values."""
    text = f"{name}{asked!r}".encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=_SIZE).digest(), "little")


def has_any(packed: bytes, wanted: Iterable[int]) -> bool:
    """Return whether a packed trace holds one of some wide reads."""
    return not unpacked(packed)[1].isdisjoint(wanted)
