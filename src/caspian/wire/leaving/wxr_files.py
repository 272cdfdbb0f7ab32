"""The files of an export for WordPress: one, or several where one would be too large for it."""

from collections.abc import Callable, Iterable
from typing import IO, Self

from caspian.formats.wxr.write import FOOT
from caspian.wire.leaving.folder import LeavingFolder


class WxrFiles:
    """Files that are each whole: what one declares, the next declares as well."""

    def __init__(
        self, folder: LeavingFolder, head: Callable[[], Iterable[str]], *, split: int
    ) -> None:
        """Take what stands at the head of each, and after how many bytes the next begins."""
        self._folder, self._head, self._split = folder, head, split
        self._file: IO[bytes] | None = None
        self._items = self._size = 0
        self.number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._file is not None:
            self._file.close()

    def write(self, text: str, *, may_begin: bool = True) -> None:
        """Write an item; where it belongs to the one before, it stands in the same file."""
        data = text.encode()
        is_full = self._split and self._items and self._size + len(data) > self._split
        if self._file is None or (is_full and may_begin):
            self._next()
        self._put(data)
        self._items += 1

    def close(self) -> None:
        """End the last file; a paper without an article has one, too."""
        if self._file is None:
            self._next()
        self._end()

    def _next(self) -> None:
        self._end()
        self.number += 1
        path = self._folder.part / f"wordpress-{self.number:03}.xml"
        self._file = path.open("wb", buffering=1024 * 1024)
        self._items = self._size = 0
        for piece in self._head():
            self._put(piece.encode())

    def _end(self) -> None:
        if self._file is not None:
            self._put(FOOT.encode())
            self._file.close()
            self._file = None

    def _put(self, data: bytes) -> None:
        assert self._file is not None
        self._file.write(data)
        self._size += len(data)
