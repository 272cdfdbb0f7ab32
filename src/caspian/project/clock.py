"""The paper's clock: presses what changed, publishes at the moment, asks for the weather."""

import datetime as dt
import logging
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from caspian.comments.marks import forget_salts
from caspian.comments.shield.tending import tend
from caspian.comments.stayed import count_stayed
from caspian.edition.store import Store
from caspian.newsroom.ranking import rank_reads
from caspian.newsroom.renditions import prepare_next
from caspian.newsroom.schedule import publish_due
from caspian.press import purge
from caspian.press.cycle import is_wanted
from caspian.press.purge import Purger
from caspian.project.counting import collect_reads
from caspian.project.edition import open_edition, press_once
from caspian.project.first_run import index_if_wanted
from caspian.wire.weather import refresh_weather

log = logging.getLogger(__name__)
# Looking is one indexed query; looking this often keeps every publication within a second
# of its minute even when it was scheduled a moment ago by another process.
LOOK_EVERY_SECONDS = 0.4
# Somebody has just published and waits to see it.
PRESS_EVERY_SECONDS = 0.02
COUNT_EVERY_SECONDS = 5.0
COMMENTS_EVERY_SECONDS = 5.0
FORGET_EVERY = dt.timedelta(hours=1)
TELL_EVERY_SECONDS = 0.1
RANK_EVERY = dt.timedelta(minutes=15)
AFTER_START_SECONDS = 5.0
WEATHER_EVERY = dt.timedelta(minutes=15)


def work() -> None:
    """Work until SIGINT or SIGTERM, also on what fell due while nothing ran."""
    stopping = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    # The weather may hang on the network for seconds: it must not hold up a publication.
    for watch in (
        _watch_weather, _watch_readers, _watch_comments, _watch_schedule, _watch_caches, _catch_up,
    ):  # fmt: skip
        threading.Thread(target=watch, args=(stopping,), daemon=True).start()
    _press_until(stopping)


def _press_until(stopping: threading.Event) -> None:
    store: Store | None = None
    while not stopping.is_set():
        try:
            store = store or open_edition()
            if is_wanted(store, timezone.now()):
                press_once(store)
        except Exception:
            log.exception("Could not press; trying again")
            close_old_connections()
            if store is not None:
                _close(store)
            store = None
            stopping.wait(1.0)
        stopping.wait(PRESS_EVERY_SECONDS)


def _close(store: Store) -> None:
    # It may be broken; the next one is opened anew.
    with suppress(Exception):
        store.close()


def _watch_schedule(stopping: threading.Event) -> None:
    while not stopping.is_set():
        _guarded(lambda: publish_due(timezone.now()), "publish what is due")
        stopping.wait(LOOK_EVERY_SECONDS)


def _watch_caches(stopping: threading.Event) -> None:
    if not settings.ENVIRONMENT.purge:
        return
    purger = Purger(settings.ENVIRONMENT.purge, Path(settings.HOME) / purge.FILE)
    store: Store | None = None
    while not stopping.is_set():
        try:
            store = store or open_edition()
            listened = purger.tell(store)
        except Exception:
            log.exception("Could not tell the caches in front; trying again")
            if store is not None:
                _close(store)
            store, listened = None, False
        stopping.wait(TELL_EVERY_SECONDS if listened else 2.0)


def _watch_readers(stopping: threading.Event) -> None:
    ranked = dt.datetime.min.replace(tzinfo=dt.UTC)
    while not stopping.is_set():
        _guarded(collect_reads, "count what was read")
        if timezone.now() - ranked >= RANK_EVERY:
            ranked = timezone.now()
            _guarded(partial(rank_reads, ranked), "rank what was read")
        stopping.wait(COUNT_EVERY_SECONDS)


def _watch_comments(stopping: threading.Event) -> None:
    forgotten = dt.datetime.min.replace(tzinfo=dt.UTC)
    while not stopping.is_set():
        _guarded(lambda: tend(timezone.now()), "tend the shield")
        if timezone.now() - forgotten >= FORGET_EVERY:
            forgotten = timezone.now()
            _guarded(partial(forget_salts, forgotten), "forget what tells addresses")
            _guarded(partial(count_stayed, forgotten), "count what stayed published")
        stopping.wait(COMMENTS_EVERY_SECONDS)


def _watch_weather(stopping: threading.Event) -> None:
    while not stopping.is_set():
        _guarded(refresh_weather, "fetch the weather")
        stopping.wait(WEATHER_EVERY.total_seconds())


def _catch_up(stopping: threading.Event) -> None:
    # The first readers after a start come before what nobody waits for.
    stopping.wait(AFTER_START_SECONDS)
    _guarded(index_if_wanted, "index the sample publication")
    # One that can't be made must not be tried in a tight loop, hence the wait after a fault.
    while not stopping.is_set():
        more = _guarded(prepare_next, "prepare a picture")
        stopping.wait(0.05 if more else 2.0)


def _guarded(job: Callable[[], object], what: str) -> object:
    close_old_connections()
    try:
        return job()
    except Exception:
        log.exception("Could not %s; trying again", what)
        return None
