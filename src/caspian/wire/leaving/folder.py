"""A folder that is there whole or not at all."""

import fcntl
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import IO, Self

_OURS = re.compile(
    r"(wordpress|ghost)-\d+\.(xml|json|zip)|(redirects|addresses)\.csv|redirects\.json|media"
)


class CantLeave(Exception):
    """It can't be exported there; the message says why and what to do."""


class LeavingFolder:
    """A folder that is being written; it gets its name when it is whole, and not before.

    Until then it lies beside, as NAME.part: a next try begins that folder from the start.
    """

    def __init__(self, path: Path, *, replace: bool = False) -> None:
        if path.name in ("", ".."):
            raise CantLeave(f"{path} is no name to give: name a new folder.")
        if path.exists() and not replace:
            raise CantLeave(f"{path} is there already: choose another name, or say --replace.")
        if path.exists() and not _is_ours(path):
            raise CantLeave(f"{path} is no export, so it is not replaced: choose another name.")
        self.path, self.part = path, path.with_name(f"{path.name}.part")

    def __enter__(self) -> Self:
        self.part.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _holds_nothing_else(self.part):
            raise CantLeave(f"{self.part} is no export: move it away, or choose another name.")
        self._lock = os.open(self.part, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._lock)
            message = f"Another export is writing {self.part}: wait until it has ended."
            raise CantLeave(message) from None
        for left in self.part.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        return self

    def __exit__(self, kind: object, *rest: object) -> None:
        try:
            if kind is None:
                self._finish()
            else:
                shutil.rmtree(self.part, ignore_errors=True)
        finally:
            os.close(self._lock)

    def text(self, name: str) -> IO[str]:
        """Open a new file for text, lines ended as they are written."""
        path = self.part / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w", encoding="utf-8", newline="")

    def _finish(self) -> None:
        for path in self.part.rglob("*"):
            if path.is_file():
                with path.open("rb") as file:
                    os.fsync(file.fileno())
        if not self.path.exists():
            os.replace(self.part, self.path)
            return
        # Two folders can't be exchanged in one step everywhere: the former one waits beside.
        former = Path(tempfile.mkdtemp(dir=self.path.parent, prefix=f"{self.path.name}.former-"))
        os.replace(self.path, former)
        os.replace(self.part, self.path)
        shutil.rmtree(former, ignore_errors=True)


def _is_ours(path: Path) -> bool:
    """Return whether a folder holds an export, or nothing: what else it held would be lost."""
    return path.is_dir() and _holds_nothing_else(path)


def _holds_nothing_else(path: Path) -> bool:
    if path.is_symlink():
        return False
    return all(_OURS.fullmatch(one.name) for one in path.iterdir())
