"""Counts reads: collected in memory, written now and then, nothing kept about the reader."""

import atexit
import datetime as dt
import logging
import re
import threading
from collections import Counter

from django.db import connection
from django.http import HttpRequest

from caspian.newsroom.models import Article
from caspian.newsroom.readership import record_reads

log = logging.getLogger(__name__)
EVERY_SECONDS = 5.0
ROBOT = re.compile(
    r"bot|crawl|spider|slurp|preview|fetch|monitor|curl|wget|python|headless|http|scan", re.I
)


def count_read(path: str, request: HttpRequest) -> None:
    """Count one read of the article at a path, unless a machine asked for it."""
    agent = request.headers.get("User-Agent", "")
    speculative = request.headers.get("Sec-Purpose", "")
    if request.method != "GET" or not agent or "prefetch" in speculative or ROBOT.search(agent):
        return
    TALLY.add(path)


class Tally:
    """Reads by path, waiting to be written; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reads: Counter[str] = Counter()
        self._timer: threading.Timer | None = None

    def add(self, path: str) -> None:
        """Add one read; the next write happens within EVERY_SECONDS."""
        with self._lock:
            self._reads[path] += 1
            if self._timer is None:
                self._timer = threading.Timer(EVERY_SECONDS, self._write_and_close)
                self._timer.daemon = True
                self._timer.start()

    def write(self) -> None:
        """Write what has been counted since the last time."""
        with self._lock:
            reads, self._reads, self._timer = self._reads, Counter(), None
        if not reads:
            return
        ids = Article.objects.public().filter(url_path__in=reads).values_list("pk", "url_path")
        record_reads({pk: reads[path] for pk, path in ids}, dt.datetime.now(tz=dt.UTC))

    def _write_and_close(self) -> None:
        try:
            self.write()
        except Exception:
            log.exception("Could not write the counted reads")
        finally:
            # A timer runs in a thread of its own, and with it goes a connection of its own.
            connection.close()


TALLY = Tally()
atexit.register(TALLY._write_and_close)
