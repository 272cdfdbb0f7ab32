"""Counts what readers open, without a word about who they are.

Two counts: pages that were sent (views), and pages to whose end a reader's browser came (seen, by
the beacon). Counts wait in memory and are put, a few seconds later, into a file for the newsroom
to take up: a process that answers readers never writes to a database. What a process has counted
within those seconds is lost when it is killed.
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

from crawleruseragents import CRAWLER_USER_AGENTS_DATA  # type: ignore[import-untyped]

from caspian.edition.whole_file import write_whole
from caspian.server.answers import Environ
from caspian.server.hourly import OnceAnHour
from caspian.server.negotiation import Remembered
from caspian.server.proxies import Networks

log = logging.getLogger(__name__)
FORMAT = 3
"""raised whenever an older reader of the files could misread a newer one"""
EVERY_SECONDS = 5.0
_WAITING = 500_000
"""views between two files; of more than that, the oldest are forgotten"""
_PATHS = 50_000
"""pages in one file; of more than that, the least read are forgotten"""
_BROWSERS = ("Mozilla/", "Opera/")
# Those that say so in as many words, listed or not. Cubot makes telephones.
_SAYS_SO = re.compile(r"(?<!cu)bot|crawl|spider|preview|headless|monitor|fetch|scan|https?:", re.I)
# The list that others keep up as well: github.com/monperrus/crawler-user-agents.
_LISTED = re.compile("|".join(one["pattern"] for one in CRAWLER_USER_AGENTS_DATA))


class ViewCounts:
    """Views by path, on their way into a folder; safe to use from several threads."""

    def __init__(self, folder: Path, proxies: Networks = ()) -> None:
        self._folder = folder
        self._views_once, self._seen_once = OnceAnHour(proxies), OnceAnHour(proxies)
        # Deques, not counters: adding to one is a step that no thread can come between.
        self._views: deque[str] = deque(maxlen=_WAITING)
        self._seen: deque[str] = deque(maxlen=_WAITING)
        self._human = Remembered(is_human)
        self._serial = itertools.count()
        self._writing = threading.Lock()

    def count(self, path: str, environ: Environ) -> None:
        """Count one view of a page.

        Not when a machine asked for it, nobody has seen it yet, or its reader was counted for it
        in this hour.
        """
        if self._is_seen(environ) and self._views_once.is_new(path, environ):
            self._views.append(path)

    def count_seen(self, path: str, environ: Environ) -> None:
        """Count that one reader has come to a page's end; the same are left out."""
        if self._is_seen(environ) and self._seen_once.is_new(path, environ):
            self._seen.append(path)

    def _is_seen(self, environ: Environ) -> bool:
        return self._human[environ.get("HTTP_USER_AGENT", "")] and not _is_speculative(environ)

    def write(self) -> Path | None:
        """Put what was counted since the last time into a file; return it, None for no views.

        Raises OSError when it can't be written; nothing is lost then.
        """
        with self._writing:
            views, seen = _taken(self._views), _taken(self._seen)
            if not views and not seen:
                return None
            try:
                return self._write(Counter(views), Counter(seen))
            except OSError:
                self._views.extendleft(reversed(views))
                self._seen.extendleft(reversed(seen))
                raise

    def write_or_say(self) -> None:
        """Write, or say in the log why that can't be done."""
        try:
            self.write()
        except OSError as error:
            log.error("The counted views can't be written to %s: %s", self._folder, error)

    def _write(self, views: Counter[str], seen: Counter[str]) -> Path:
        now = dt.datetime.now(tz=dt.UTC)
        said = {
            "format": FORMAT,
            "at": now.isoformat(),
            "views": dict(views.most_common(_PATHS)),
            "seen": dict(seen.most_common(_PATHS)),
        }
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{now:%Y%m%dT%H%M%S%f}-{os.getpid()}-{next(self._serial)}.json"
        write_whole(self._folder / name, json.dumps(said), over=True)
        return self._folder / name


def is_human(user_agent: str) -> bool:
    """Return whether a User-Agent header looks like a person's browser."""
    return (
        user_agent.startswith(_BROWSERS)
        and _SAYS_SO.search(user_agent) is None
        and _LISTED.search(user_agent) is None
    )


def _taken(waiting: deque[str]) -> list[str]:
    return [waiting.popleft() for _ in range(len(waiting))]


def _is_speculative(environ: Environ) -> bool:
    """Return whether a browser asks only in case its reader should want the page."""
    purpose: str = environ.get("HTTP_SEC_PURPOSE") or environ.get("HTTP_PURPOSE", "")
    return "prefetch" in purpose
