"""Copies the files of pictures and downloads beside an export."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

from caspian.wire.leaving.folder import LeavingFolder
from caspian.wire.leaving.pieces import LeavingFile

CHUNK = 1024 * 1024


class _Lost(Exception):
    """A file can't be read; what can't be written ends the export instead."""


@contextmanager
def opened(file: LeavingFile) -> Iterator[Any]:
    """Open a file in the storage; raises OSError where it is gone."""
    with default_storage.open(file.stored, "rb") as source:
        yield source


def copy_media(folder: LeavingFolder, files: Iterable[LeavingFile]) -> Iterator[LeavingFile]:
    """Copy files into `media/`; yield those that are gone."""
    place = folder.part / "media"
    place.mkdir(exist_ok=True)
    for file in files:
        try:
            _copy(file, place / file.name)
        except _Lost:
            (place / file.name).unlink(missing_ok=True)
            yield file


def _copy(file: LeavingFile, to: Path) -> None:
    try:
        source = default_storage.open(file.stored, "rb")
    except OSError as error:
        raise _Lost from error
    with source, to.open("wb") as target:
        while chunk := _next(source):
            target.write(chunk)


def _next(source: Any) -> bytes:
    try:
        return bytes(source.read(CHUNK))
    except OSError as error:
        raise _Lost from error
