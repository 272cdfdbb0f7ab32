"""Reads an archive: all that can be wrong with it is found before anything is made of it."""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Self

from caspian.formats.caspian_archive.check import fault_in
from caspian.formats.caspian_archive.layout import (
    FILES,
    FORMAT,
    KINDS,
    KINDS_SINCE,
    MANIFEST,
    MOST_LINE,
    MOST_MANIFEST,
    VERSION,
    completed,
    lines_of,
    schema,
)

CHUNK = 1024 * 1024
AGAIN = "Export it again, or copy it again: what lies there is not what was written."
_MANIFEST = {
    "type": "object",
    "required": ["format", "version", "paper", "counts", "files"],
    "properties": {
        "format": {"type": "string"},
        "version": {"type": "integer"},
        "paper": {"type": "string"},
        "counts": {"type": "object"},
        "files": {"type": "object"},
    },
}


class BadArchive(Exception):
    """Something is wrong with an archive: in which file and line, what, and what to do."""

    def __init__(self, what: str, advice: str = AGAIN, *, file: str = "", line: int = 0) -> None:
        self.file, self.line, self.what, self.advice = file, line, what, advice
        place = f"{file}, line {line}: " if line else f"{file}: " if file else ""
        super().__init__(f"{place}{what}. {advice}")


class ArchiveReader:
    """An archive that is open, with what its manifest says."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, EOFError) as bad:
            raise BadArchive(f"{path.name} is no whole archive ({bad})") from bad
        self._names = set(self._zip.namelist())
        try:
            self.manifest, self.digest = self._manifest()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ended: object) -> None:
        self._zip.close()

    def _manifest(self) -> tuple[dict[str, Any], str]:
        if MANIFEST not in self._names:
            raise BadArchive(f"it has no {MANIFEST}", "Is it what `caspian export all` wrote?")
        with self._zip.open(MANIFEST) as file:
            text = file.read(MOST_MANIFEST + 1)
        try:
            found = json.loads(text[:MOST_MANIFEST])
        except (ValueError, RecursionError) as bad:
            raise BadArchive("it is no JSON", file=MANIFEST) from bad
        if fault := fault_in(found, _MANIFEST):
            raise BadArchive(fault, file=MANIFEST)
        if found["format"] != FORMAT:
            raise BadArchive(
                f"it is of the format {found['format']!r}",
                "Only archives that `caspian export all` wrote are taken.",
                file=MANIFEST,
            )
        if found["version"] != VERSION:
            raise BadArchive(
                f"it is of version {found['version']}, and this Caspian reads version {VERSION}",
                "Use the Caspian of that version, or a newer one.",
                file=MANIFEST,
            )
        return found, hashlib.sha256(text).hexdigest()

    def check(self, progress: Callable[[str, int, int], None]) -> None:
        """Compare every record with the digests and the schemas. Raises BadArchive."""
        said = {name for name in self.manifest["files"] if not name.startswith("schemas/")}
        known = {lines_of(kind) for kind in KINDS}
        later = {lines_of(kind) for kind in KINDS_SINCE} - said
        for name in sorted((said ^ known) - later):
            what = "it is missing" if name in known else "nobody knows such a file"
            raise BadArchive(what, file=name)
        for kind in KINDS:
            if lines_of(kind) not in later:
                self._check(kind, progress)

    def _check(self, kind: str, progress: Callable[[str, int, int], None]) -> None:
        name, total = lines_of(kind), self.manifest["counts"].get(kind, 0)
        digest, number = hashlib.sha256(), 0
        about = self.manifest["files"][name]
        form = schema(kind)
        for number, line in self._raw(name):
            digest.update(line)
            record = completed(kind, _read(line, name, number))
            if fault := fault_in(record, form):
                raise BadArchive(fault, "Mend the record, or export again.", file=name, line=number)
            progress(kind, number, total)
        if not isinstance(about, dict) or digest.hexdigest() != about.get("sha256"):
            raise BadArchive("its SHA-256 is not the one in the manifest", file=name)
        if number != total:
            raise BadArchive(f"it has {number} records, and the manifest says {total}", file=name)

    def records(self, kind: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the records of a kind with their lines."""
        name = lines_of(kind)
        if kind in KINDS_SINCE and name not in self.manifest["files"]:
            return
        for number, line in self._raw(name):
            yield number, completed(kind, _read(line, name, number))

    def _raw(self, name: str) -> Iterator[tuple[int, bytes]]:
        with self._open(name) as file:
            number = 0
            while True:
                try:
                    line = file.readline(MOST_LINE + 1)
                except (zipfile.BadZipFile, zlib.error, EOFError) as bad:
                    raise BadArchive(f"it can't be read ({bad})", file=name) from bad
                if not line:
                    return
                number += 1
                if len(line) > MOST_LINE:
                    raise BadArchive("the line is too long", file=name, line=number)
                yield number, line

    def copy(self, name: str, target: IO[bytes]) -> None:
        """Copy a file of the paper. Raises BadArchive where it isn't what its name says."""
        digest = hashlib.sha256()
        with self._open(name) as file:
            try:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
                    target.write(chunk)
            except (zipfile.BadZipFile, zlib.error, EOFError) as bad:
                raise BadArchive(f"it can't be read ({bad})", file=name) from bad
        if digest.hexdigest() != re.split(r"[/.]", name)[1]:
            raise BadArchive("its SHA-256 is not the one in its name", file=name)

    def has(self, name: str) -> bool:
        """Return whether a file of the paper is there."""
        return name.startswith(FILES) and name in self._names

    def _open(self, name: str) -> IO[bytes]:
        try:
            return self._zip.open(name)
        except (KeyError, zipfile.BadZipFile) as bad:
            raise BadArchive("it is missing, or can't be read", file=name) from bad


def _read(line: bytes, name: str, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as bad:
        raise BadArchive(f"it is no JSON ({bad})", file=name, line=number) from bad
    if not isinstance(record, dict):
        raise BadArchive("it is no record", file=name, line=number)
    return record
