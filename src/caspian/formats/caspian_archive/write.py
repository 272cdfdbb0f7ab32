"""Writes an archive in one pass, so that what was cut short never looks whole."""

import fcntl
import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Self

from caspian.formats.caspian_archive.layout import (
    FORMAT,
    MANIFEST,
    VERSION,
    dumped,
    lines_of,
    schema_file,
    schema_text,
)

CHUNK = 1024 * 1024
LEVEL = 1
"""of compression: level 6 makes it an eighth smaller, and takes three times as long"""
# The same for every archive, so that the same paper gives the same bytes.
_MOMENT, _MODE = (1980, 1, 1, 0, 0, 0), 0o600 << 16


class CantWrite(Exception):
    """The archive can't be written there; the message says why and what to do."""


def _is_archive(path: Path) -> bool:
    """Return whether an archive of ours is at a path: a typing error must cost no other file."""
    try:
        with zipfile.ZipFile(path) as there:
            said = json.loads(there.read(MANIFEST))
            return isinstance(said, dict) and said.get("format") == FORMAT
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return False


class ArchiveWriter:
    """An archive that is being written; it gets its name when it is whole, and not before.

    Until then it lies beside, as NAME.part: a next try begins that file from the start.
    """

    def __init__(self, path: Path, *, replace: bool = False) -> None:
        if path.exists() and not replace:
            raise CantWrite(f"{path} is there already: choose another name, or say --replace.")
        if path.exists() and not _is_archive(path):
            raise CantWrite(f"{path} is no archive, so it is not replaced: choose another name.")
        self.path, self._part = path, path.with_name(f"{path.name}.part")
        self.files: dict[str, dict[str, Any]] = {}
        self.counts: dict[str, int] = {}

    def __enter__(self) -> Self:
        self._file = _locked(self._part)
        self._file.truncate(0)
        self._zip = zipfile.ZipFile(self._file, "w", allowZip64=True)
        return self

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is not None:
            # Not closed as a zip: that would write the list of contents that makes it look whole.
            self._zip.fp = None
            self._part.unlink(missing_ok=True)
        self._file.close()

    @contextmanager
    def lines(self, kind: str) -> Iterator[Callable[[dict[str, Any]], None]]:
        """Yield what takes the records of a kind, one after another."""
        name, digest, size = lines_of(kind), hashlib.sha256(), 0
        self.counts[kind] = 0
        with self._open(name, zipfile.ZIP_DEFLATED) as file:

            def put(record: dict[str, Any]) -> None:
                nonlocal size
                line = dumped(record)
                file.write(line)
                digest.update(line)
                size += len(line)
                self.counts[kind] += 1

            yield put
        self.files[name] = {"bytes": size, "sha256": digest.hexdigest()}

    def file(self, name: str, source: IO[bytes]) -> None:
        """Write a file of the paper; its name in the archive says what it must hold."""
        with self._open(name, zipfile.ZIP_STORED) as file:
            while chunk := source.read(CHUNK):
                file.write(chunk)

    def finish(self, about: dict[str, Any]) -> None:
        """Write the schemas and the manifest, and give the archive its name."""
        for kind in self.counts:
            text = schema_text(kind).encode()
            with self._open(schema_file(kind), zipfile.ZIP_DEFLATED) as file:
                file.write(text)
            digest = hashlib.sha256(text).hexdigest()
            self.files[schema_file(kind)] = {"bytes": len(text), "sha256": digest}
        manifest = {
            "format": FORMAT, "version": VERSION, **about, "counts": self.counts,
            "files": self.files,
        }  # fmt: skip
        with self._open(MANIFEST, zipfile.ZIP_DEFLATED) as file:
            file.write(dumped(manifest))
        self._zip.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        os.replace(self._part, self.path)

    @contextmanager
    def _open(self, name: str, method: int) -> Iterator[IO[bytes]]:
        info = zipfile.ZipInfo(name, _MOMENT)
        info.compress_type, info.external_attr, info.create_system = method, _MODE, 3
        info._compresslevel = LEVEL  # type: ignore[attr-defined]  # public in Python 3.13
        with self._zip.open(info, "w", force_zip64=True) as file:
            yield file


def _locked(part: Path) -> IO[bytes]:
    """Return the open file of an archive to be, which no other process writes."""
    # Not opened to append: a zip goes back to the heads of its members.
    file = os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Another export may have ended, and renamed what was opened here, before it was locked.
        if not part.exists() or os.stat(part).st_ino != os.fstat(file.fileno()).st_ino:
            raise BlockingIOError
    except BlockingIOError:
        file.close()
        raise CantWrite(f"Another export is writing {part}: wait until it has ended.") from None
    return file
