"""Decodes pictures in a process of their own, whose memory and time end where they were set.

A file from outside may be made to take both. Here it takes them from a child that knows nothing
of the paper: neither its settings, nor its database, nor who sent the file.
"""

import json
import resource
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from io import BytesIO
from typing import Any

from PIL import Image

from caspian.graphics import originals
from caspian.graphics.cuts import Cut, made, tones_of
from caspian.graphics.likeness import likeness_of
from caspian.graphics.moving import frames_of, moving
from caspian.graphics.originals import (
    BROKEN,
    EMPTY,
    TOO_LONG,
    TOO_MUCH,
    NoPicture,
    is_deep,
    kind_of,
    opened,
)

MIB = 1024 * 1024
AT_ONCE = 2
"""children of one process of the paper; further ones wait"""
_LENGTH = struct.Struct("<Q")
# Else each thread of a codec would be given 64 MiB of addresses, which count.
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "2"}
_TOLD_TO_STOP = (-signal.SIGINT, -signal.SIGTERM, -signal.SIGHUP)
_ABOUT = ("is_deep", "tones", "kind", "frames", "likeness")
_places = threading.BoundedSemaphore(AT_ONCE)


class Stopped(OSError):
    """The child was told to stop from outside: nothing is known of the picture."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a picture may take: pixels, bytes of memory, seconds of processor time."""

    pixels: int = originals.MOST_PIXELS
    memory: int = 1024 * MIB
    seconds: int = 60


@dataclass(frozen=True, slots=True)
class DecodedPicture:
    """What was found in a file that could be decoded."""

    is_deep: bool
    """whether it has more than 8 bits for each dot"""
    tones: str = ""
    kind: str = ""
    """its format, one of `originals.ENDINGS`"""
    frames: int = 1
    """more than one where it moves"""
    likeness: str = ""
    """see `caspian.graphics.likeness`"""
    files: tuple[tuple[str, bytes] | None, ...] = field(default=())
    """format and bytes of each cut, None for one that could not be made"""


def look(data: bytes, cuts: Sequence[Cut] = (), bounds: Bounds = Bounds()) -> DecodedPicture:
    """Decode a picture whole and make cuts of it. Raises NoPicture, and Stopped."""
    if not data:
        raise NoPicture(EMPTY)
    head = json.dumps({"bounds": asdict(bounds), "cuts": [asdict(cut) for cut in cuts]}).encode()
    with _places:
        try:
            # In a session of its own: Ctrl-C in a terminal is for the paper to heed.
            child = subprocess.run(
                [sys.executable, "-I", "-m", __spec__.name],
                input=_LENGTH.pack(len(head)) + head + data,
                capture_output=True, env=_ENVIRONMENT, start_new_session=True, check=False,
                timeout=4 * bounds.seconds,
            )  # fmt: skip
        except subprocess.TimeoutExpired as late:
            raise NoPicture(TOO_LONG) from late
    if child.returncode:
        raise _reason(child.returncode)
    return _answer(child.stdout)


def _reason(code: int) -> Exception:
    if code in _TOLD_TO_STOP:
        return Stopped("the process that decodes a picture was stopped")
    if code == -signal.SIGXCPU:
        return NoPicture(TOO_LONG)
    # Whatever kills a process of that size is short of memory itself.
    return NoPicture(TOO_MUCH if code == -signal.SIGKILL else BROKEN)


def _answer(output: bytes) -> DecodedPicture:
    said, at = _split(output)
    if said["wrong"]:
        raise NoPicture(said["wrong"])
    files: list[tuple[str, bytes] | None] = []
    for kind, size in said["files"]:
        files.append((kind, output[at : at + size]) if kind else None)
        at += size
    about = {name: said[name] for name in _ABOUT}
    return DecodedPicture(**about, files=tuple(files))


def _split(message: bytes) -> tuple[Any, int]:
    (size,) = _LENGTH.unpack_from(message)
    end = _LENGTH.size + size
    return json.loads(message[_LENGTH.size : end]), end


def _work() -> None:
    """Do what the parent asked for; runs in the child."""
    message = sys.stdin.buffer.read()
    asked, at = _split(message)
    bounds = Bounds(**asked["bounds"])
    # Set once the file is in: the bound is for what it is made into. macOS knows none of addresses.
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (bounds.memory, bounds.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (bounds.seconds, bounds.seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Image.MAX_IMAGE_PIXELS = None  # the bound is the paper's own
    said: dict[str, Any] = {"wrong": "", "files": []}
    files: list[bytes] = []
    try:
        with opened(BytesIO(message[at:]), bounds.pixels) as image:
            said |= {"is_deep": is_deep(image), "kind": kind_of(image), "frames": frames_of(image)}
            copy = originals.plain_copy(image)
            del message
            said |= {"tones": tones_of(copy), "likeness": likeness_of(copy)}
            for cut in asked["cuts"]:
                kind, file = _moving(image) if cut["is_moving"] else _made(copy, cut)
                said["files"].append((kind, len(file)))
                files.append(file)
    except NoPicture as bad:
        said["wrong"] = str(bad)
    except MemoryError:
        said["wrong"] = TOO_MUCH
    head = json.dumps(said).encode()
    sys.stdout.buffer.write(_LENGTH.pack(len(head)) + head + b"".join(files))


def _made(copy: Any, cut: dict[str, Any]) -> tuple[str, bytes]:
    try:
        return made(copy, Cut(**cut))
    except Exception:  # encoders raise what they come across; the other sizes go on
        return "", b""


def _moving(image: Image.Image) -> tuple[str, bytes]:
    try:
        return "webp", moving(image)
    except NoPicture:
        return "", b""


if __name__ == "__main__":
    _work()
