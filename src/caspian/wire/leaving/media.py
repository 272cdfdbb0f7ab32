"""Copies the files of pictures and downloads beside an export."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.storage import default_storage

from caspian.wire.leaving.body import LeavingFile
from caspian.wire.leaving.folder import LeavingFolder

CHUNK = 1024 * 1024


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
            with opened(file) as source, (place / file.name).open("wb") as target:
                while chunk := source.read(CHUNK):
                    target.write(chunk)
        except OSError:
            (place / file.name).unlink(missing_ok=True)
            yield file
