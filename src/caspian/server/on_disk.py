"""A body that lies in a file: Granian sends it from there, and nobody keeps it in memory.

A reader who takes 700 kB as slowly as can be would otherwise hold 700 kB of the process for as
long, and a thousand of them a thousand times that.
"""

from collections.abc import Iterator
from pathlib import Path


class OnDisk:
    """The bytes of a file, as a body; `path` is for a server that sends files by itself."""

    def __init__(self, path: Path, length: int) -> None:
        self.path = path
        self._length = length

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[bytes]:
        yield self.path.read_bytes()
