"""Checks a tree against what it says of itself, and names every file that differs."""

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from caspian.edition.checks.chain import before_what_was_asked
from caspian.edition.export.ledger import list_of
from caspian.edition.export.listing import Note, NotRead, files_in, list_name, note_in
from caspian.edition.export.names import LISTS, MANIFEST, RELEASE
from caspian.edition.verdict import Kind

_DIFFERS, _MISSING = "its bytes are not those of the release", "it is missing"
_EXTRA, _LINK = "the release has no such file", "it is a link, where a file should be"
_Said = TypeVar("_Said")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: the file it concerns, as it is called in the tree, and why."""

    path: str
    why: str
    kind: Kind = Kind.WRONG

    def __str__(self) -> str:
        return f"{self.path}: {self.why}"


def verify(
    tree: Path,
    public: str = "",
    *,
    now: dt.datetime,
    at_least: int = 0,
    is_unsigned_accepted: bool = False,
) -> Iterator[Finding]:
    """Yield everything that is wrong with a tree.

    `public` is the paper's key in hexadecimal. Without one the tree's own is taken: that tells
    decay, and a forgery only to whoever compares the key with the one that the paper gives.
    `is_unsigned_accepted` lets a list of files pass that was exported where no key was at hand; the
    release itself is signed by the press, and an unsigned one is never accepted.
    """
    try:
        note = _read(tree / RELEASE, note_in)
        accepted = is_unsigned_accepted and note.release.signature and not note.signature
        for why, kind in note.faults(public or note.public.hex()):
            if not (accepted and kind is Kind.UNSIGNED):
                yield Finding(RELEASE, why, kind)
        yield from _age_faults(note, now, at_least)
        lists = _read(tree / MANIFEST, files_in, note.manifest)
    except _Faulty as fault:
        yield Finding(fault.path.name, str(fault))
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


def _age_faults(note: Note, now: dt.datetime, at_least: int) -> Iterator[Finding]:
    release = note.release
    if release.number < at_least:
        yield Finding(RELEASE, before_what_was_asked(at_least), Kind.TOO_OLD)
    if release.believe_until < now:
        until = f"{release.believe_until:%Y-%m-%d %H:%M} UTC"
        yield Finding(
            RELEASE, f"it was to be believed until {until}: look for a newer", Kind.EXPIRED
        )


class _Faulty(Exception):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(why)
        self.path = path


def _in_list(tree: Path, name: str, digest: bytes) -> Iterator[Finding]:
    try:
        files = _read(tree / name, files_in, digest)
    except _Faulty as fault:
        yield Finding(name, str(fault))
        return
    for path, expected in files.items():
        try:
            _read(tree / path, len, expected)
        except _Faulty as fault:
            yield Finding(path, str(fault))


def _not_listed(tree: Path, lists: dict[str, bytes]) -> Iterator[Finding]:
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
            yield Finding(path, _EXTRA)
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
    try:
        if path.is_symlink():
            raise _Faulty(path, _LINK)
        content = path.read_bytes()
        if digest is not None and hashlib.sha256(content).digest() != digest:
            raise _Faulty(path, _DIFFERS)
        return read(content)
    except NotRead as error:
        raise _Faulty(path, str(error)) from error
    except FileNotFoundError as error:
        raise _Faulty(path, _MISSING) from error
    except OSError as error:
        raise _Faulty(path, error.strerror or str(error)) from error
