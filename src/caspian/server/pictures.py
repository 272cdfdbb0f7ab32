"""Pictures for readers: those that the edition names, read from the folder of finished ones.

What a browser has of a picture can't be taken back. A cache in front may show it for ten
seconds, and forgets it with the document that named it.
"""

import datetime as dt
import os
import re
import stat
from pathlib import Path

from caspian.edition.pictures import PREFIX
from caspian.server.answers import Body, Environ, Start, in_words, tagged_by_key
from caspian.server.on_disk import OnDisk
from caspian.server.reading import EditionReader
from caspian.server.sent import Sent

LARGEST_KEPT = 512 * 1024
"""bytes of a picture that is kept in memory"""
_ABSENT = "There is no picture here."
_OF_A_READERS_SIZE = re.compile(r"(?:^|[./])(?:width|fill)-\d")
"""in the name of each rendition that is made for pages: the desk's thumbnails are called `max`"""


class Pictures:
    """Finds a picture that is not kept, and keeps it if a document names it."""

    def __init__(self, home: Path, reading: EditionReader) -> None:
        self._folder = f"{home / 'media' / 'images'}/"
        self._reading = reading

    def answer(self, path: str, environ: Environ, start: Start) -> Body:
        """Answer with the picture at a path, or that there is none. Raises Away."""
        name = path.removeprefix(PREFIX)
        why = self._reading.naming(name)
        if why is None or not (why.key or _is_shown(name, why.until)):
            return _absent(path, start)
        found = _found(self._folder + name, LARGEST_KEPT if why.key else 0)
        if found is None:
            return _absent(path, start)
        sent = Sent(path, *found, why.key)
        if isinstance(found[0], bytes):
            self._reading.keep_picture(environ["PATH_INFO"], name, sent, why)
        return sent.answer(environ, start)


def _is_shown(name: str, until: dt.datetime | None) -> bool:
    """Return whether to show what no document names: until a moment, or while none is known.

    After an upgrade the index of pictures is made behind the news.
    """
    if until is not None:
        return dt.datetime.now(dt.UTC) < until
    return _OF_A_READERS_SIZE.search(name) is not None


def _absent(path: str, start: Start) -> Body:
    return in_words(start, 404, _ABSENT, *tagged_by_key(path))


def _found(file: str, most: int) -> tuple[bytes | OnDisk, str] | None:
    """Return a file and its mark: its bytes up to so many, or where it lies.

    What is not kept is not read either: many slow readers of a large picture would each hold one.
    """
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError):
        return None
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            return None
        mark = f'"{about.st_mtime_ns:x}-{about.st_size:x}"'
        if about.st_size > most:
            return OnDisk(Path(file), about.st_size), mark
        # A third faster than by a file object.
        content = os.read(handle, about.st_size)
        while len(content) < about.st_size and (more := os.read(handle, about.st_size)):
            content += more
        return content, mark
    finally:
        os.close(handle)
