"""What readers have: the newest release of the edition, its age, and what waits for the press."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.timesince import timesince
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from caspian.edition.database import DATABASE_ERRORS
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
from caspian.newsroom.desk.view_counts.figures import HOUR
from caspian.newsroom.models import Change
from caspian.newsroom.view_counts import hour_of

LATE = dt.timedelta(minutes=1)
"""a change that waits longer than this waits for a press that stands still"""
COUNTED, HOURS = 2000, 24
PAPER = Way(_("The paper as readers see it"), "/")


def release(user: Any, now: dt.datetime) -> Figure | None:
    """Return the figure, for those who publish; an edition that can't be read is told of."""
    if not publishes(user):
        return None
    try:
        with edition() as store:
            return _of_store(store, now)
    except (NotAnEdition, ValueError, *DATABASE_ERRORS) as reason:
        return unreadable("release", gettext("Release"), reason)


def unreadable(name: str, heading: str, reason: BaseException) -> Figure:
    """Return a figure that says why nothing can be said."""
    return Figure(
        name=name,
        heading=heading,
        number=NONE,
        unit=gettext("not known"),
        sentences=(
            gettext("The edition can’t be read just now: {reason}").format(reason=reason),
            gettext("You can go on writing, and nothing is lost. Tell your administrator."),
        ),
        alarming=True,
    )


def _of_store(store: Store, now: dt.datetime) -> Figure:
    newest = store.release()
    if newest is None:
        return Figure(
            name="release", heading=gettext("Release"), number=NONE, unit=gettext("none yet"),
            alarming=True,
            sentences=(gettext("Nothing has been pressed yet: readers find an empty paper."),),
        )  # fmt: skip
    said, late = _waiting(now, unseen(store).count)
    made = newest_moments(store, COUNTED)
    return Figure(
        name="release",
        heading=gettext("Release"),
        number=f"{newest.number:,}",
        unit=_ago(now - newest.at, newest.at, now),
        sentences=(said, *_archive(store)),
        ways=(PAPER,),
        strip=_by_hour(made, now),
        drawn=gettext("Releases in each of the last 24 hours."),
        alarming=late,
    )


def _waiting(now: dt.datetime, failed: int) -> tuple[str, bool]:
    """Return what waits for the press, in words, and whether it waits too long."""
    count = Change.objects.count()
    oldest = Change.objects.order_by("pk").first()
    if oldest is None and failed:
        words = ngettext(
            "{number} page can’t be shown as it is now: see “Needs attention”.",
            "{number} pages can’t be shown as they are now: see “Needs attention”.",
            failed,
        )
        return words.format(number=f"{failed:,}"), True
    if oldest is None:
        return gettext("Readers have every change that was made here."), False
    late = now - oldest.at > LATE
    if not late:
        words = ngettext(
            "The press is working on {number} change.",
            "The press is working on {number} changes.",
            count,
        )
        return words.format(number=f"{count:,}"), False
    words = ngettext(
        "{number} change has waited for the press for {time}: it has stopped. "
        "Tell your administrator.",
        "{number} changes wait for the press, the oldest for {time}: it has stopped. "
        "Tell your administrator.",
        count,
    )
    return words.format(number=f"{count:,}", time=timesince(oldest.at, now, depth=1)), True


def _archive(store: Store) -> tuple[str, ...]:
    """Return how much of the archive waits to be pressed anew, in words, if any does."""
    left = waiting(store)
    if not left:
        return ()
    return (
        gettext("{left} of {all} pages are still to be checked after a change of all.").format(
            left=f"{left:,}", all=f"{store.count():,}"
        ),
    )


def _by_hour(made: list[dt.datetime], now: dt.datetime) -> StripPlot | None:
    starts = [hour_of(now) - n * HOUR for n in reversed(range(HOURS))]
    # Where there were more releases than are looked at, the first hours are not known.
    values = [sum(1 for at in made if start <= at < start + HOUR) for start in starts]
    words = [
        gettext("{hours} hours ago: {number} releases").format(
            hours=HOURS - 1 - n, number=f"{value:,}"
        )
        for n, value in enumerate(values)
    ]
    return strip(values, words, first=gettext("24 hours ago"), last=gettext("Now"))


def _ago(age: dt.timedelta, at: dt.datetime, now: dt.datetime) -> str:
    if age < dt.timedelta(minutes=1):
        return gettext("made just now")
    return gettext("made {time} ago").format(time=timesince(at, now, depth=1))


def scheduled_url() -> str:
    """Return where what is scheduled stands."""
    return f"{reverse('articles:index')}?status=scheduled"
