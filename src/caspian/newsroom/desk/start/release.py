"""What readers have: the newest release of the edition, its age, and what waits for the press."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.timesince import timesince

from caspian.edition.database import Fault
from caspian.edition.faults import unseen
from caspian.edition.history import newest_moments
from caspian.edition.state import waiting
from caspian.edition.store import NotAnEdition, Store
from caspian.newsroom.desk.start.figure import (
    NONE,
    Figure,
    StripPlot,
    Way,
    edition,
    publishes,
    strip,
)
from caspian.newsroom.desk.views.figures import HOUR
from caspian.newsroom.models import Change
from caspian.newsroom.view_counts import hour_of

LATE = dt.timedelta(minutes=1)
"""a change that waits longer than this waits for a press that stands still"""
COUNTED, HOURS = 2000, 24
PAPER = Way("The paper as readers see it", "/")


def release(user: Any, now: dt.datetime) -> Figure | None:
    """Return the figure, for those who publish; an edition that can't be read is told of."""
    if not publishes(user):
        return None
    try:
        with edition() as store:
            return _of_store(store, now)
    except (NotAnEdition, ValueError, *Fault) as reason:
        return unreadable("release", "Release", reason)


def unreadable(name: str, heading: str, reason: BaseException) -> Figure:
    """Return a figure that says why nothing can be said."""
    return Figure(
        name=name,
        heading=heading,
        number=NONE,
        unit="not known",
        sentences=(
            f"The edition can’t be read just now: {reason}",
            "Writing here goes on, and nothing is lost. Tell your administrator.",
        ),
        alarming=True,
    )


def _of_store(store: Store, now: dt.datetime) -> Figure:
    newest = store.release()
    if newest is None:
        return Figure(
            name="release", heading="Release", number=NONE, unit="none yet", alarming=True,
            sentences=("Nothing has been pressed yet: readers find nothing here.",),
        )  # fmt: skip
    said, late = _waiting(now, unseen(store).count)
    made = newest_moments(store, COUNTED)
    return Figure(
        name="release",
        heading="Release",
        number=f"{newest.number:,}",
        unit=_ago(now - newest.at, newest.at, now),
        sentences=(said, *_archive(store)),
        ways=(PAPER,),
        strip=_by_hour(made, now),
        drawn="Releases in each of the last 24 hours.",
        alarming=late,
    )


def _waiting(now: dt.datetime, failed: int) -> tuple[str, bool]:
    """Return what waits for the press, in words, and whether it waits too long."""
    count = Change.objects.count()
    oldest = Change.objects.order_by("pk").first()
    if oldest is None and failed:
        pages = "1 page" if failed == 1 else f"{failed:,} pages"
        return f"{pages} can’t be shown as they are now: see “Needs attention”.", True
    if oldest is None:
        return "Readers have every change that was made here.", False
    late = now - oldest.at > LATE
    what = "1 change waits" if count == 1 else f"{count:,} changes wait"
    if not late:
        return f"{what} for the press, which is at it.", False
    return (
        f"{what} for the press, the oldest for {timesince(oldest.at, now, depth=1)}: "
        "it stands still. Tell your administrator.",
        True,
    )


def _archive(store: Store) -> tuple[str, ...]:
    """Return how much of the archive waits to be pressed anew, in words, if any does."""
    left = waiting(store)
    if not left:
        return ()
    return (f"{left:,} of {store.count():,} pages are still to be checked after a change of all.",)


def _by_hour(made: list[dt.datetime], now: dt.datetime) -> StripPlot | None:
    starts = [hour_of(now) - n * HOUR for n in reversed(range(HOURS))]
    # Where there were more releases than are looked at, the first hours are not known.
    values = [sum(1 for at in made if start <= at < start + HOUR) for start in starts]
    words = [f"{(HOURS - 1 - n)} hours ago: {value:,} releases" for n, value in enumerate(values)]
    return strip(values, words, first="24 hours ago", last="Now")


def _ago(age: dt.timedelta, at: dt.datetime, now: dt.datetime) -> str:
    if age < dt.timedelta(minutes=1):
        return "made just now"
    return f"made {timesince(at, now, depth=1)} ago"


def scheduled_url() -> str:
    """Return where what is scheduled stands."""
    return f"{reverse('articles:index')}?status=scheduled"
