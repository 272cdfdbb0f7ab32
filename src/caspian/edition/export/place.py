"""The folder of an export: two trees, a link to the one that readers are served from.

The other tree stands one export behind. The next export brings it up to date and turns the
link: so it costs what changed, and no reader sees a tree that is half one release and half
another. The rejected way, a new tree of hard links for each release, costs the whole archive.
"""

import fcntl
import itertools
import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from caspian.edition.export import disk

CURRENT = "current"
LEDGER = "ledger.sqlite3"
MARK = ".caspian-export"
_MARKED = "An export of an edition of Caspian, format 1. Everything in this folder is made by it.\n"
_TREES, _MAKING = "releases", "making"
_NAME = re.compile(r"\d+(\.\d+)?|making")


class NotOurs(Exception):
    """The folder is no export, or somebody else works in it; the message says what to do."""


class ExportFolder:
    """The folder of an export, claimed by this process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ledger = folder / LEDGER
        self._trees = folder / _TREES
        self._trees.mkdir(exist_ok=True)

    def tree(self, name: str) -> Path:
        """Return the folder of a tree."""
        return self._trees / name

    def current(self) -> str:
        """Return the name of the tree that readers are served from, or an empty text."""
        try:
            target = os.readlink(self.folder / CURRENT)
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise NotOurs(f"{self.folder / CURRENT} is no link any more: move it away.") from error
        name = target.rpartition("/")[2]
        return name if self.tree(name).is_dir() else ""

    def turn_to(self, name: str) -> None:
        """Let readers be served from another tree."""
        disk.point(self.folder / CURRENT, f"{_TREES}/{name}")
        disk.sync_one(self.folder)

    def clear_but(self, *kept: str) -> None:
        """Remove the trees that are not among those to keep."""
        for path in self._trees.iterdir():
            if _NAME.fullmatch(path.name) and path.name not in kept:
                disk.clear(path)

    def begin(self, *, upon: str, copied: bool) -> Path:
        """Return the tree to work in: one that stood, a copy of one by hard links, or a new one."""
        making = self.tree(_MAKING)
        disk.clear(making)
        if not upon:
            making.mkdir()
        elif copied:
            disk.link_all(self.tree(upon), making)
            disk.sync_everything(making)
        else:
            disk.rename(self.tree(upon), making)
            disk.sync_one(self._trees)
        return making

    def finish(self, number: int, *, taken: Collection[str]) -> str:
        """Give the tree that was worked in the name of a release, and return it.

        Never a name that is taken in the ledger, also where no such tree is any more: cut short
        now, the ledger would take this tree for that one.
        """
        names = (f"{number}.{again}" if again else f"{number}" for again in itertools.count())
        name = next(name for name in names if name not in taken and not self.tree(name).exists())
        disk.rename(self.tree(_MAKING), self.tree(name))
        disk.sync_one(self._trees)
        return name


@contextmanager
def claimed(folder: Path) -> Iterator[ExportFolder]:
    """Claim the folder of an export for this process, making it where there is none.

    Raises NotOurs for a folder with anything else in it, and while another export works there.
    """
    _check(folder)
    with (folder / MARK).open("a") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise NotOurs(
                f"Another export to {folder} is at work: wait until it is done."
            ) from error
        if not mark.tell():
            mark.write(_MARKED)
            mark.flush()
        yield ExportFolder(folder)


def is_export(folder: Path) -> bool:
    """Return whether a folder is that of an export of this version."""
    try:
        return (folder / MARK).read_text("utf-8") == _MARKED
    except (OSError, UnicodeDecodeError):
        return False


def _check(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # An empty mark is left by a first export that was cut short before it began.
        found = [p.name for p in folder.iterdir() if p.name != MARK or p.stat().st_size]
    except OSError as error:
        raise NotOurs(f"{folder} can't be used ({error.strerror}): name another folder.") from error
    if found and not is_export(folder):
        raise NotOurs(
            f"{folder} holds {min(found)} and is no export of this version: name a new folder or "
            "an empty one. Nothing in it was touched."
        )
