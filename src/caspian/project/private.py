"""Keeps the home for the account that the paper runs under: nobody else on the machine reads it.

What an export writes is for readers, and the one exception: `readable_by_all`.
"""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PRIVATE, PUBLIC = 0o077, 0o022
"""umasks: files for the owner alone, and files that all may read"""


def keep_private(home: Path) -> None:
    """Let this process, and all that it starts, write for its own account alone; make the home.

    A home that others could read is tightened: everything in it first and the folder itself last,
    so that what is cut short is taken up at the next start.
    """
    os.umask(PRIVATE)
    home.mkdir(parents=True, exist_ok=True)
    if _is_open(home.stat()):
        opened, refused = tighten(home)
        sys.stderr.write(_in_words(home, opened, refused))


@contextmanager
def readable_by_all() -> Iterator[None]:
    """Write, inside the block, files that a web server under another account may read."""
    before = os.umask(PUBLIC)
    try:
        yield
    finally:
        os.umask(before)


def tighten(home: Path) -> tuple[int, int]:
    """Take from others what they may do in a home; return how much was open, and how much stays."""
    opened = refused = 0
    for folder, _, names in os.walk(home, topdown=False):
        for path in [*(Path(folder, name) for name in names), Path(folder)]:
            try:
                opened += _tightened(path)
            except OSError:
                refused += 1
    return opened, refused


def _tightened(path: Path) -> bool:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode) or not _is_open(found):
        return False
    if stat.S_ISREG(found.st_mode) and found.st_nlink > 1:
        # Its other name is in an export that a web server reads: that one stays as it is.
        _by_itself(path)
    else:
        path.chmod(stat.S_IMODE(found.st_mode) & ~PRIVATE)
    return True


def _by_itself(path: Path) -> None:
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    try:
        shutil.copyfile(path, made)
        shutil.copystat(path, made)
        os.chmod(made, stat.S_IRUSR | stat.S_IWUSR)
        os.replace(made, path)
    finally:
        Path(made).unlink(missing_ok=True)


def _is_open(found: os.stat_result) -> bool:
    return bool(found.st_mode & PRIVATE)


def _in_words(home: Path, opened: int, refused: int) -> str:
    words = (
        f"Other accounts of this machine could read {home}, and can't any more: {opened:,} files "
        "and folders were tightened.\n"
    )
    if refused:
        words += f"{refused:,} belong to somebody else, and stay as they are: look at {home}.\n"
    return words
