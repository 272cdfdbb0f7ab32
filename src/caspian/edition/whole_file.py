"""A small file that is there whole or not at all, whatever happens to process or machine."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, text: str, *, over: bool) -> None:
    """Write a file, readable by its owner alone; it survives a power cut once this returns.

    `over` puts it in place of one that is there; without it, one that is there stays.
    """
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if over:
            os.replace(made, path)
        else:
            # A link fails where a file is, a rename would go over it. To make the file in its
            # place with O_EXCL would let a second process read it while it is still empty.
            with suppress(FileExistsError):
                os.link(made, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(made)
    _keep_name(path.parent)


def _keep_name(folder: Path) -> None:
    # The file's own fsync keeps its bytes; its name is the folder's.
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
