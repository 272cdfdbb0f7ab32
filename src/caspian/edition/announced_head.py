"""The announced head: a file beside the store that remembers which release was announced last.

A store that was put back from an older copy is in itself without fault: chain and signatures
hold. Only something outside of it can tell that it has stood further on.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from caspian.edition.release import Release
from caspian.edition.whole_file import write_whole

FILE = "edition.head"
"""its name, in the installation's home"""


class BadAnnouncedHead(ValueError):
    """The file holds no announced head; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Head:
    """The release that was announced last; `digest` is 32 bytes."""

    number: int
    digest: bytes
    conflict: bool = False
    """another release of that number, or another one upon it, was made since"""


def record(path: Path, release: Release) -> None:
    """Remember a release that stands, durably.

    It never goes back: of two processes the later one may report the earlier release. And where a
    release does not follow the announced one, the announced head stays as it is, or the next
    release made upon an old copy would hide that the copy is old.
    """
    announced = read(path)
    if announced is None:
        _write(path, Head(release.number, release.digest()))
    elif announced.conflict:
        return
    elif _contradicts(release, announced):
        _write(path, Head(announced.number, announced.digest, conflict=True))
    elif release.number > announced.number:
        _write(path, Head(release.number, release.digest()))


def read(path: Path) -> Head | None:
    """Return what was announced last, None where there is none. Raises BadAnnouncedHead."""
    try:
        text = path.read_text("ascii")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise _bad(path) from error
    try:
        said = json.loads(text)
        head = Head(int(said["number"]), bytes.fromhex(said["digest"]), said["disputed"] is True)
    except (ValueError, TypeError, KeyError) as error:
        raise _bad(path) from error
    if text != _text(head):
        raise _bad(path)
    return head


def _contradicts(release: Release, announced: Head) -> bool:
    if release.number == announced.number:
        return release.digest() != announced.digest
    return release.number == announced.number + 1 and release.prior != announced.digest


def _bad(path: Path) -> BadAnnouncedHead:
    return BadAnnouncedHead(
        f"{path.name} can't be read: move it away, and the next release is remembered anew"
    )


def _text(head: Head) -> str:
    said = {"number": head.number, "digest": head.digest.hex(), "disputed": head.conflict}
    return json.dumps(said) + "\n"


def _write(path: Path, head: Head) -> None:
    write_whole(path, _text(head), over=True)
