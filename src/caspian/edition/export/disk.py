"""What an export does to a disk, each step a function of its own.

Files are never written in place: the tree that readers are served from shares them.
"""

import ctypes
import os
import shutil
from collections.abc import Collection
from pathlib import Path

_MANY = 500


def write(path: Path, content: bytes, *, modified: int | None = None) -> None:
    """Put a new file in place of whatever stands there; `modified` is in seconds since 1970."""
    _free(path)
    path.write_bytes(content)
    if modified is not None:
        os.utime(path, (modified, modified))


def copy(source: Path, path: Path) -> None:
    """Put a copy of a file in its place, with its time.

    No second name: it would have the rights of the first, which is the paper's own.
    """
    _free(path)
    shutil.copyfile(source, path)
    found = source.stat()
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def link(source: Path, path: Path) -> None:
    """Put a file under a second name, or a copy where the file system has no such thing."""
    _free(path)
    _link_or_copy(source, path)


def remove(path: Path, root: Path) -> None:
    """Remove a file, and every folder below a root that this leaves empty."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == root or not _emptied(folder):
            return


def link_all(source: Path, folder: Path) -> None:
    """Make a folder that holds every file of another one, under second names."""
    folder.mkdir()
    with os.scandir(source) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                link_all(Path(entry.path), folder / entry.name)
            else:
                _link_or_copy(Path(entry.path), folder / entry.name)


def sync(root: Path, touched: Collection[Path]) -> None:
    """Wait until the files and folders that were touched below a root are on the disk itself."""
    if len(touched) > _MANY:
        sync_everything(root)
        return
    folders = {folder for path in touched for folder in path.parents if folder.is_relative_to(root)}
    for path in (*touched, *sorted(folders)):
        if path.exists():
            sync_one(path)


def sync_everything(folder: Path) -> None:
    """Wait until all that was done on the file system of a folder is on the disk itself.

    No matter by which process: but an fsync for each of 40,000 files would wait 40,000 times.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(handle):
            raise OSError(ctypes.get_errno(), "the disk could not be written", str(folder))
    except AttributeError:  # not on Linux
        os.sync()
    finally:
        os.close(handle)


def sync_one(path: Path) -> None:
    """Wait until one file, or the names in one folder, are on the disk itself."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def rename(source: Path, target: Path) -> None:
    """Give a folder another name."""
    source.rename(target)


def point(symlink: Path, target: str) -> None:
    """Make a symbolic link lead elsewhere, in one step for its readers."""
    aside = symlink.with_name(symlink.name + ".new")
    aside.unlink(missing_ok=True)
    aside.symlink_to(target)
    aside.replace(symlink)


def clear(folder: Path) -> None:
    """Remove a folder and everything in it; nothing happens where there is none."""
    if folder.exists():
        shutil.rmtree(folder)


def _free(path: Path) -> None:
    try:
        path.unlink()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)


def _link_or_copy(source: Path, path: Path) -> None:
    try:
        os.link(source, path)
    except OSError:
        shutil.copy2(source, path)


def _emptied(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True
