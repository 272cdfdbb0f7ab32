"""Does what happens without a request: presses, publishes on schedule, counts, tidies, sends mail.

The press has the main thread; each other duty has a thread of its own (`work`).
"""

import datetime as dt
import signal
import threading
import time
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.utils import timezone

from caspian.comments.judging.maintenance import maintain
from caspian.comments.marks import forget_salts
from caspian.comments.second_looks import count_surviving, look_through
from caspian.corrections.reconstructing import reconstruct_some
from caspian.edition.signs import LOOK_SECONDS, CommitSign, edition_sign
from caspian.edition.staleness import next_due as next_stale
from caspian.edition.store import Store
from caspian.newsroom.checks.scheduled import warn_of_scheduled
from caspian.newsroom.desk.door.delays import forget_old
from caspian.newsroom.desk.rights_mail import warn_of_ends
from caspian.newsroom.mail import send_due
from caspian.newsroom.must_read import rank_views
from caspian.newsroom.outbox import newsroom_sign
from caspian.newsroom.renditions import prepare_next
from caspian.newsroom.renew_renditions import renew_next
from caspian.newsroom.schedule import next_due, publish_due
from caspian.press import hub, purge
from caspian.press.cycle import is_wanted
from caspian.press.purge import Purger
from caspian.project.archives import make_wanted
from caspian.project.counting import collect_views
from caspian.project.edition import open_edition, press_once
from caspian.project.first_run import index_if_wanted
from caspian.project.sample_languages import open_wanted
from caspian.project.tidying import PastBodies, fold_views, forget_files, index_pictures
from caspian.project.trying import Trying
from caspian.stylebook.archive import look_on
from caspian.wire.weather import refresh_weather

SCHEDULE_AGAIN_SECONDS = 0.4
"""until what could not be published is tried again: others may be due by then"""
PRESS_AGAIN_SECONDS = 0.02
"""after a turn that released nothing: it is not to be taken without a rest"""
ASK_ANYWAY_SECONDS = 5.0
STOP_WITHIN_SECONDS = 0.25
COUNT_EVERY_SECONDS = 5.0
COMMENTS_EVERY_SECONDS = 5.0
MAIL_EVERY_SECONDS = 1.0
ARCHIVES_EVERY_SECONDS = 2.0
NAMES_EVERY_SECONDS = 30.0
FORGET_EVERY = dt.timedelta(hours=1)
WARN_EVERY = dt.timedelta(minutes=1)
TELL_AGAIN_SECONDS = 2.0
RANK_EVERY = dt.timedelta(minutes=15)
AFTER_START_SECONDS = 5.0
TIDY_EVERY_SECONDS, TIDY_REST_SECONDS = 3600.0, 0.1
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
        _watch_weather, _watch_readers, _watch_comments, _watch_schedule, _watch_caches, _watch_hub,
        _catch_up, _tidy, _watch_mail, _watch_archives, _watch_names,
    ):  # fmt: skip
        threading.Thread(target=watch, args=(stopping,), daemon=True).start()
    _press_until(stopping)


def _press_until(stopping: threading.Event) -> None:
    sign, pressing, trying = newsroom_sign(), _Pressing(), Trying("press")
    while not stopping.is_set():
        wait = trying.do(pressing.step)
        if wait is None:
            stopping.wait(trying.pause)
        else:
            _rest(sign, stopping, wait)


def _rest(sign: CommitSign, stopping: threading.Event, seconds: float) -> None:
    """Wait until something may have been committed, until told to stop, or so many seconds."""
    until = time.monotonic() + seconds
    while not stopping.is_set():
        left = until - time.monotonic()
        if left <= 0 or sign.wait(min(left, STOP_WITHIN_SECONDS)):
            return


class _Pressing:
    """Presses what waits; the edition is opened anew after each fault."""

    def __init__(self) -> None:
        self._store: Store | None = None

    def step(self) -> float:
        """Take a turn of the press if one is wanted; return how many seconds nothing will be."""
        try:
            store = self._store = self._store or open_edition()
            if is_wanted(store, timezone.now()):
                done = press_once(store)
                return 0.0 if done.is_more or done.release else PRESS_AGAIN_SECONDS
            return min(LOOK_SECONDS, _seconds_until(next_stale(store)))
        except BaseException:
            broken, self._store = self._store, None
            if broken is not None:
                with suppress(Exception):
                    broken.close()
            raise


def _watch_schedule(stopping: threading.Event) -> None:
    sign, trying = newsroom_sign(), Trying("publish what is due")
    while not stopping.is_set():
        wait = trying.do(_publish_due)
        if wait is None:
            stopping.wait(min(trying.pause, SCHEDULE_AGAIN_SECONDS))
        else:
            sign.wait(wait)


def _publish_due() -> float:
    """Publish what is due; return how many seconds nothing will be."""
    due = next_due()
    if due is None or due > timezone.now():
        return _seconds_until(due)
    # When nothing of it could be published, which is in the log, it is not tried without a rest.
    return 0.0 if publish_due(timezone.now()) else SCHEDULE_AGAIN_SECONDS


def _seconds_until(due: dt.datetime | None) -> float:
    # At most some: the machine's clock may be set, and sleep through the night.
    left = (due - timezone.now()).total_seconds() if due else ASK_ANYWAY_SECONDS
    return max(0.0, min(left, ASK_ANYWAY_SECONDS))


def _watch_caches(stopping: threading.Event) -> None:
    if urls := settings.ENVIRONMENT.purge:
        purger = Purger(urls, Path(settings.HOME) / purge.FILE)
        _keep_telling(purger, Trying("tell the caches in front"), stopping)


def _watch_hub(stopping: threading.Event) -> None:
    if url := settings.ENVIRONMENT.feed_hub:
        purger = Purger([url], Path(settings.HOME) / hub.FILE, hub.announce)
        _keep_telling(purger, Trying("announce the feeds"), stopping)


def _keep_telling(purger: Purger, trying: Trying, stopping: threading.Event) -> None:
    sign = edition_sign(settings.ENVIRONMENT.edition)
    while not stopping.is_set():
        listened = trying.do(partial(_tell, purger))
        if listened:
            sign.wait(ASK_ANYWAY_SECONDS)
        else:
            stopping.wait(max(trying.pause, TELL_AGAIN_SECONDS))


def _tell(purger: Purger) -> bool:
    with closing(open_edition()) as store:
        return purger.tell(store)


def _watch_readers(stopping: threading.Event) -> None:
    ranked = dt.datetime.min.replace(tzinfo=dt.UTC)
    counting, ranking = Trying("count what was read"), Trying("rank what was read")
    while not stopping.is_set():
        counting.do(collect_views)
        if timezone.now() - ranked >= RANK_EVERY:
            ranked = timezone.now()
            ranking.do(partial(rank_views, ranked))
        stopping.wait(COUNT_EVERY_SECONDS)


def _tidy(stopping: threading.Event) -> None:
    past, folding, removing = PastBodies(), Trying("fold old views"), Trying("remove past bodies")
    naming, forgetting = Trying("find what pictures are shown"), Trying("remove replaced files")
    filling = Trying("make the versions of articles from before")
    stopping.wait(AFTER_START_SECONDS)
    while not stopping.is_set():
        began = time.monotonic()
        more = [
            filling.do(reconstruct_some),
            naming.do(index_pictures),
            folding.do(fold_views),
            removing.do(past.remove_some),
            forgetting.do(forget_files),
        ]
        if any(more):
            # Nine tenths of the time belong to the others.
            stopping.wait(max(TIDY_REST_SECONDS, 9 * (time.monotonic() - began)))
        else:
            past.close()
            stopping.wait(TIDY_EVERY_SECONDS)


def _watch_comments(stopping: threading.Event) -> None:
    forgotten = dt.datetime.min.replace(tzinfo=dt.UTC)
    tending, forgetting, counting = (
        Trying("tend the shield"),
        Trying("forget what tells addresses"),
        Trying("count what stayed published"),
    )
    looking = Trying("look through published comments")
    while not stopping.is_set():
        tending.do(lambda: maintain(timezone.now()))
        looking.do(lambda: look_through(timezone.now()))
        if timezone.now() - forgotten >= FORGET_EVERY:
            forgotten = timezone.now()
            forgetting.do(partial(forget_salts, forgotten))
            counting.do(partial(count_surviving, forgotten))
        stopping.wait(COMMENTS_EVERY_SECONDS)


def _watch_archives(stopping: threading.Event) -> None:
    trying = Trying("export everything")
    while not stopping.is_set():
        trying.do(lambda: make_wanted(stopping))
        stopping.wait(ARCHIVES_EVERY_SECONDS)


def _watch_names(stopping: threading.Event) -> None:
    trying = Trying("look through the archive for names")
    stopping.wait(AFTER_START_SECONDS)
    while not stopping.is_set():
        began = time.monotonic()
        more = trying.do(look_on)
        # Nine tenths of the time belong to the others.
        rest = 9 * (time.monotonic() - began) if more else NAMES_EVERY_SECONDS
        stopping.wait(max(TIDY_REST_SECONDS, rest))


def _watch_mail(stopping: threading.Event) -> None:
    forgotten = dt.datetime.min.replace(tzinfo=dt.UTC)
    warned = forgotten
    sending, forgetting = Trying("send mail"), Trying("forget failed logins")
    warning = Trying("warn of pictures whose rights end")
    checking = Trying("check what is scheduled")
    while not stopping.is_set():
        if timezone.now() - warned >= WARN_EVERY:
            warned = timezone.now()
            checking.do(partial(warn_of_scheduled, warned))
        more = sending.do(lambda: send_due(timezone.now()))
        if timezone.now() - forgotten >= FORGET_EVERY:
            forgotten = timezone.now()
            forgetting.do(partial(forget_old, forgotten))
            warning.do(partial(warn_of_ends, forgotten))
        stopping.wait(0.0 if more else max(sending.pause, MAIL_EVERY_SECONDS))


def _watch_weather(stopping: threading.Event) -> None:
    trying = Trying("fetch the weather")
    while not stopping.is_set():
        trying.do(refresh_weather)
        stopping.wait(WEATHER_EVERY.total_seconds())


def _catch_up(stopping: threading.Event) -> None:
    # The first readers after a start come before what nobody waits for.
    stopping.wait(AFTER_START_SECONDS)
    Trying("index the sample publication").do(index_if_wanted)
    Trying("open the sample's languages").do(partial(open_wanted, stopping))
    preparing, renewing = Trying("prepare a picture"), Trying("make a picture anew")
    # One that can't be made must not be tried in a tight loop, so there is a wait after a fault.
    while not stopping.is_set():
        more = preparing.do(prepare_next) or renewing.do(renew_next)
        stopping.wait(0.05 if more else max(preparing.pause, renewing.pause, 2.0))
