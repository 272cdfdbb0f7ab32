"""The files of an export for Ghost: JSON, or zip archives of JSON and pictures."""

import datetime as dt
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import IO, Self

from caspian.formats.ghost.write import RELATIONS, GhostAuthor, GhostPost, GhostTag, GhostWriter
from caspian.wire.leaving.folder import LeavingFolder
from caspian.wire.leaving.media import opened
from caspian.wire.leaving.pieces import LeavingFile

# The same for every archive, so that the same paper gives the same bytes.
_MOMENT, _MODE = (1980, 1, 1, 0, 0, 0), 0o600 << 16


class GhostFiles:
    """Files that are each whole: what a post names stands in the same one."""

    def __init__(
        self, folder: LeavingFolder, exported_on: dt.datetime, *, split: int, in_zip: bool
    ) -> None:
        """Take where they go, and after how many bytes of JSON the next begins."""
        self._folder, self._exported_on, self._split = folder, exported_on, split
        self._in_zip = in_zip
        self._writer: GhostWriter | None = None
        self._archive: zipfile.ZipFile | None = None
        self._open = ExitStack()
        self.number = 0
        self.tags: dict[str, GhostTag] = {}
        """those that the posts of this file bear, by id"""
        self.authors: dict[str, None] = {}
        self.media: dict[str, LeavingFile] = {}
        """the pictures and downloads that this file needs, by their path in it"""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._open.close()
        if self._archive:
            # Not closed as a zip: that would write the list of contents that makes it look whole.
            self._archive.fp = None

    @property
    def is_full(self) -> bool:
        """Return whether the next post belongs into the next file."""
        return bool(self._split and self._writer and self._writer.size >= self._split)

    def post(self, one: GhostPost, tags: list[GhostTag], authors: list[str]) -> None:
        """Write a post."""
        if self._writer is None:
            out = self._next()
            beside = {name: self._spool() for name in RELATIONS}
            self._writer = GhostWriter(out, beside, self._exported_on)
        self._writer.post(one, [tag.id for tag in tags], authors)
        self.tags |= {tag.id: tag for tag in tags}
        self.authors |= dict.fromkeys(authors)

    def end(self, authors: Iterable[GhostAuthor]) -> Iterator[LeavingFile]:
        """End the file, if one is begun; yield the pictures and downloads that are gone."""
        if self._writer is None:
            return
        self._writer.end(self.tags.values(), authors)
        self._writer = None
        self._open.close()  # the JSON; an archive takes the next file then
        if self._archive:
            for path, file in sorted(self.media.items()):
                if not self._add(self._archive, path, file):
                    yield file
            self._archive.close()
            self._archive = None
        self.tags, self.authors, self.media = {}, {}, {}

    def _next(self) -> IO[bytes]:
        self.number += 1
        name = f"ghost-{self.number:03}"
        if not self._in_zip:
            return self._open.enter_context((self._folder.part / f"{name}.json").open("wb"))
        self._archive = zipfile.ZipFile(self._folder.part / f"{name}.zip", "w", allowZip64=True)
        inner = _member("ghost.json", zipfile.ZIP_DEFLATED)
        return self._open.enter_context(self._archive.open(inner, "w", force_zip64=True))

    def _spool(self) -> IO[bytes]:
        spool = tempfile.TemporaryFile(dir=self._folder.part)  # noqa: SIM115  the stack closes it
        return self._open.enter_context(spool)

    @staticmethod
    def _add(archive: zipfile.ZipFile, path: str, file: LeavingFile) -> bool:
        """Add a file; return whether it was there."""
        try:
            member = _member(path, zipfile.ZIP_STORED)
            with opened(file) as source, archive.open(member, "w") as target:
                shutil.copyfileobj(source, target)
        except FileNotFoundError:
            return False
        return True


def _member(name: str, method: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type, info.external_attr, info.create_system = method, _MODE, 3
    return info
