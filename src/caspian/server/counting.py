"""Counts what readers open, without a word about who they are.

Counts wait in memory and are put, a few seconds later, into a file for the newsroom to take up:
a process that answers readers never writes to a database. What a process has counted within
those seconds is lost when it is killed.
"""

import datetime as dt
import itertools
import json
import logging
import os
import re
import threading
from collections import Counter, deque
from pathlib import Path

from caspian.edition.whole_file import write_whole
from caspian.server.answers import Environ
from caspian.server.negotiation import Remembered

log = logging.getLogger(__name__)
FORMAT = 1
"""raised whenever an older reader of the files could misread a newer one"""
EVERY_SECONDS = 5.0
_WAITING = 500_000
"""reads between two files; of more than that, the oldest are forgotten"""
_PATHS = 50_000
"""pages in one file; of more than that, the least read are forgotten"""
_ROBOT = re.compile(
    r"bot|crawl|spider|slurp|preview|fetch|monitor|curl|wget|python|headless|http|scan", re.I
)


class ReadCounts:
    """Reads by path, on their way into a folder; safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # A deque, not a counter: adding to it is one step that no thread can come between.
        self._reads: deque[str] = deque(maxlen=_WAITING)
        self._human = Remembered(is_human)
        self._serial = itertools.count()
        self._writing = threading.Lock()

    def count(self, path: str, environ: Environ) -> None:
        """Count one read of a page, unless a machine asked for it or nobody has seen it yet."""
        if self._human[environ.get("HTTP_USER_AGENT", "")] and not _is_speculative(environ):
            self._reads.append(path)

    def write(self) -> Path | None:
        """Put what was counted since the last time into a file; return it, None for no reads.

        Raises OSError when it can't be written; nothing is lost then.
        """
        with self._writing:
            taken = [self._reads.popleft() for _ in range(len(self._reads))]
            if not taken:
                return None
            try:
                return self._write(Counter(taken))
            except OSError:
                self._reads.extendleft(reversed(taken))
                raise

    def write_or_say(self) -> None:
        """Write, or say in the log why that can't be done."""
        try:
            self.write()
        except OSError as error:
            log.error("The counted reads can't be written to %s: %s", self._folder, error)

    def _write(self, reads: Counter[str]) -> Path:
        now = dt.datetime.now(tz=dt.UTC)
        said = {"format": FORMAT, "at": now.isoformat(), "reads": dict(reads.most_common(_PATHS))}
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{now:%Y%m%dT%H%M%S%f}-{os.getpid()}-{next(self._serial)}.json"
        write_whole(self._folder / name, json.dumps(said), over=True)
        return self._folder / name


def is_human(user_agent: str) -> bool:
    """Return whether a User-Agent header looks like a person's browser."""
    return bool(user_agent) and _ROBOT.search(user_agent) is None


def _is_speculative(environ: Environ) -> bool:
    """Return whether a browser asks only in case its reader should want the page."""
    purpose: str = environ.get("HTTP_SEC_PURPOSE") or environ.get("HTTP_PURPOSE", "")
    return "prefetch" in purpose
