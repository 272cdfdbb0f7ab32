"""Checks a tree against what it says of itself, and names every file that differs."""

import datetime as dt
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from caspian.common.text import printable
from caspian.edition.checks.chain import before_what_was_asked
from caspian.edition.checks.finding import FindingKind
from caspian.edition.export.ledger import list_of
from caspian.edition.export.listing import Note, NotRead, files_in, list_name, note_in
from caspian.edition.export.names import LISTS, MANIFEST, RELEASE

_DIFFERS, _MISSING = "its bytes are not those of the release", "it is missing"
_EXTRA, _LINK = "the release has no such file", "it is a link, where a file should be"
_NO_FILE, _TOO_LONG = "it is no file", "it is larger than anything that a release holds"
_LARGEST, _LARGEST_LIST = 2**30, 2**26
"""bytes that a file may have, and one that is read into memory"""
_CHUNK = 2**20
_Said = TypeVar("_Said")


@dataclass(frozen=True, slots=True)
class ExportFinding:
    """One thing that is wrong: the file it concerns, as it is called in the tree, and why."""

    path: str
    why: str
    kind: FindingKind = FindingKind.WRONG

    def __str__(self) -> str:
        return printable(f"{self.path}: {self.why}")


def verify(
    tree: Path,
    public: str = "",
    *,
    now: dt.datetime,
    at_least: int = 0,
    is_unsigned_accepted: bool = False,
) -> Iterator[ExportFinding]:
    """Yield everything that is wrong with a tree.

    `public` is the paper's key in hexadecimal. Without one the tree's own is taken: that tells
    decay, and a forgery only if the key is compared with the one that the paper gives.
    `is_unsigned_accepted` lets a list of files pass that was exported where no key was at hand; the
    release itself is signed by the press, and an unsigned one is never accepted.
    """
    try:
        note = _read(tree / RELEASE, note_in)
        accepted = is_unsigned_accepted and note.release.signature and not note.signature
        for why, kind in note.faults(public or note.public.hex()):
            if not (accepted and kind is FindingKind.UNSIGNED):
                yield ExportFinding(RELEASE, why, kind)
        yield from _age_faults(note, now, at_least)
        lists = _read(tree / MANIFEST, files_in, note.manifest)
    except _Faulty as fault:
        yield ExportFinding(fault.path.name, str(fault))
        return
    for name, digest in lists.items():
        yield from _in_list(tree, name, digest)
    yield from _not_listed(tree, lists)


def note_of(tree: Path) -> Note | None:
    """Return what a tree says of its release, or None where that can't be read."""
    try:
        return _read(tree / RELEASE, note_in)
    except _Faulty:
        return None


def _age_faults(note: Note, now: dt.datetime, at_least: int) -> Iterator[ExportFinding]:
    release = note.release
    if release.number < at_least:
        yield ExportFinding(RELEASE, before_what_was_asked(at_least), FindingKind.TOO_OLD)
    if release.believe_until < now:
        until = f"{release.believe_until:%Y-%m-%d %H:%M} UTC"
        yield ExportFinding(
            RELEASE, f"it was to be believed until {until}: look for a newer", FindingKind.EXPIRED
        )


class _Faulty(Exception):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(why)
        self.path = path


def _in_list(tree: Path, name: str, digest: bytes) -> Iterator[ExportFinding]:
    try:
        files = _read(tree / name, files_in, digest)
    except _Faulty as fault:
        yield ExportFinding(name, str(fault))
        return
    for path, expected in files.items():
        try:
            _check(tree / path, expected)
        except _Faulty as fault:
            yield ExportFinding(path, str(fault))


def _not_listed(tree: Path, lists: dict[str, bytes]) -> Iterator[ExportFinding]:
    @lru_cache(64)
    def names_in(name: str) -> frozenset[str] | None:
        try:
            return frozenset(_read(tree / name, files_in, lists[name]))
        except (KeyError, _Faulty):
            # A list that differs was found already, and says nothing of its files.
            return None if name in lists else frozenset()

    for path in _present(tree, tree):
        if path in (RELEASE, MANIFEST) or path in lists:
            continue
        names = names_in(list_name(list_of(path)))
        if path.startswith(f"{LISTS}/") or (names is not None and path not in names):
            yield ExportFinding(path, _EXTRA)
    names_in.cache_clear()


def _present(folder: Path, tree: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _present(Path(entry.path), tree)
        else:
            yield str(Path(entry.path).relative_to(tree))


def _read(path: Path, read: Callable[[bytes], _Said], digest: bytes | None = None) -> _Said:
    with _opened(path, _LARGEST_LIST) as handle:
        content = b"".join(_chunks(handle))
    if digest is not None:
        _compare(path, hashlib.sha256(content).digest(), digest)
    try:
        return read(content)
    except NotRead as error:
        raise _Faulty(path, str(error)) from error


def _check(path: Path, digest: bytes) -> None:
    found = hashlib.sha256()
    with _opened(path, _LARGEST) as handle:
        for chunk in _chunks(handle):
            found.update(chunk)
    _compare(path, found.digest(), digest)


def _compare(path: Path, found: bytes, digest: bytes) -> None:
    if found != digest:
        raise _Faulty(path, _DIFFERS)


@contextmanager
def _opened(path: Path, most: int) -> Iterator[int]:
    """Open a file, and nothing else: who made the copy may want a reader to wait, or to choke."""
    try:
        if path.is_symlink():
            raise _Faulty(path, _LINK)
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode):
                raise _Faulty(path, _NO_FILE)
            if about.st_size > most:
                raise _Faulty(path, _TOO_LONG)
            yield handle
        finally:
            os.close(handle)
    except FileNotFoundError as error:
        raise _Faulty(path, _MISSING) from error
    except OSError as error:
        raise _Faulty(path, error.strerror or str(error)) from error


def _chunks(handle: int) -> Iterator[bytes]:
    while chunk := os.read(handle, _CHUNK):
        yield chunk
