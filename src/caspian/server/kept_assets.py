"""Keeps the assets of each build by their hashes, for pages that a former build has pressed.

After an upgrade the archive is pressed anew behind the news. Until a page's turn comes it names the
style sheet, script and fonts of the build that made it, each with the hash of its bytes.
"""

import base64
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from caspian.pages.assets import integrity

KEPT_SECONDS = 30 * 86_400
"""how long a file is kept after the last moment at which it was one of the present build"""
ISLAND = "keeping.js"
_PRESENT = "present"
_VERSION = re.compile(r"[0-9a-f]{12}")


def keep_assets(source: Path, kept: Path, now: float | None = None) -> None:
    """Keep the files of a build in the folder `kept`, and remove those that were kept long enough.

    To be called at each start: what was of the present build at the one before has been so until
    now. Called by two processes at once, it does the same twice.
    """
    moment = time.time() if now is None else now
    kept.mkdir(parents=True, exist_ok=True)
    for name in _present_before(kept):
        if (kept / name).is_file():
            os.utime(kept / name, (moment, moment))
    present = {f"{version_of(content)}/{name}": content for name, content in files_in(source)}
    for name, content in present.items():
        _put(kept / name, content)
        os.utime(kept / name, (moment, moment))
    _put(kept / _PRESENT, "".join(f"{name}\n" for name in sorted(present)).encode())
    _remove_before(kept, moment - KEPT_SECONDS)


def kept_asset(kept: Path, name: str, version: str) -> bytes | None:
    """Return the file of a name and a hash, None where there is none or its bytes are others."""
    if not _VERSION.fullmatch(version) or any(step.startswith(".") for step in name.split("/")):
        return None
    try:
        content = (kept / version / name).read_bytes()
    except (OSError, ValueError):
        return None
    return content if version_of(content) == version else None


def kept_assets(kept: Path) -> dict[str, bytes]:
    """Return every kept file by its hash and name: "0123456789ab/fonts/serif.woff2"."""
    found = {}
    for folder in _folders(kept):
        for name, _ in files_in(folder):
            content = kept_asset(kept, name, folder.name)
            if content is not None:
                found[f"{folder.name}/{name}"] = content
    return found


def kept_islands(kept: Path) -> list[str]:
    """Return what the policy calls the scripts of former builds, in a fixed order."""
    contents = [kept_asset(kept, ISLAND, folder.name) for folder in _folders(kept)]
    digests = [hashlib.sha256(content).digest() for content in contents if content is not None]
    named = {f"sha256-{base64.b64encode(digest).decode()}" for digest in digests}
    return sorted(named - {integrity(ISLAND)})


def files_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file below a folder by its name there, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def version_of(content: bytes) -> str:
    """Return the hash by which pages name a file, as `pages.assets.asset` makes it."""
    return hashlib.sha256(content).hexdigest()[:12]


def _present_before(kept: Path) -> list[str]:
    try:
        names = (kept / _PRESENT).read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
    return [name for name in names if _VERSION.match(name) and ".." not in name]


def _put(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # No fsync: who reads it checks its hash, and the next start writes it again.
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.replace(made, path)


def _remove_before(kept: Path, moment: float) -> None:
    for folder in _folders(kept):
        for path in sorted(folder.rglob("*"), reverse=True):
            if path.is_dir():
                _remove_if_empty(path)
            elif path.stat().st_mtime < moment:
                path.unlink(missing_ok=True)
        _remove_if_empty(folder)


def _remove_if_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()


def _folders(kept: Path) -> list[Path]:
    if not kept.is_dir():
        return []
    return sorted(path for path in kept.iterdir() if _VERSION.fullmatch(path.name))
