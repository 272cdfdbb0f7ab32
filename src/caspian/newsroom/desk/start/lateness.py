"""How late the last scheduled publications reached readers.

Planned is the moment that stands in the version which was published by itself; readers have it
with the first release after that moment which brought something new to the article's address.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.translation import gettext
from wagtail.models import PageLogEntry

from caspian.edition.database import DATABASE_ERRORS
from caspian.edition.history import first_released_at
from caspian.edition.store import NotAnEdition, Store
from caspian.newsroom.desk.start.figure import NONE, Figure, Way, edition, publishes, strip
from caspian.newsroom.desk.start.release import scheduled_url, unreadable
from caspian.newsroom.desk.times import paper_zone, shown

LOOKED_AT = 12
LATE = dt.timedelta(minutes=1)
PLANNED = "go_live_at"
"""where a version's content keeps its moment: it is read here, and nothing is public by it"""


@dataclass(frozen=True)
class Kept:
    """A publication that happened by itself: what, for when it was planned, how late it was."""

    headline: str
    planned: dt.datetime
    late: dt.timedelta


def lateness(user: Any, now: dt.datetime) -> Figure | None:
    """Return the figure, for those who publish."""
    if not publishes(user):
        return None
    try:
        with edition() as store:
            kept = appointments(store)
    except (NotAnEdition, ValueError, *DATABASE_ERRORS) as reason:
        return unreadable("lateness", gettext("Scheduled publication"), reason)
    return _figure(kept)


def appointments(store: Store) -> list[Kept]:
    """Return the last publications that happened by themselves, newest first."""
    entries = (
        PageLogEntry.objects.filter(action="wagtail.publish.scheduled")
        .select_related("page", "revision")
        .order_by("-timestamp")[:LOOKED_AT]
    )
    found = []
    for entry in entries:
        planned = _planned(entry)
        if planned is None or entry.page is None:
            continue
        # None where nothing that readers see was new, or the article stands elsewhere by now.
        brought = first_released_at(store, entry.page.url_path, planned)
        if brought is not None:
            found.append(Kept(entry.page.title, planned, brought - planned))
    return found


def in_words(late: dt.timedelta) -> str:
    """Return how late something was: "0.4 s", "45 s", "3 min", "2 h"."""
    seconds = late.total_seconds()
    if seconds < 120:
        number = f"{seconds:.1f}" if seconds < 10 else f"{seconds:.0f}"
        return gettext("{number} s").format(number=number)
    if seconds < 7200:
        return gettext("{number} min").format(number=f"{seconds / 60:.0f}")
    return gettext("{number} h").format(number=f"{seconds / 3600:.0f}")


def _figure(kept: list[Kept]) -> Figure:
    way = Way(gettext("Scheduled articles"), scheduled_url())
    if not kept:
        return Figure(
            name="lateness", heading=gettext("Scheduled publication"), number=NONE,
            unit=gettext("none yet"),
            sentences=(gettext("No scheduled article has been published yet."),), ways=(way,),
        )  # fmt: skip
    last, oldest_first = kept[0], list(reversed(kept))
    slowest = in_words(max(one.late for one in kept))
    return Figure(
        name="lateness",
        heading=gettext("Scheduled publication"),
        number=in_words(last.late),
        unit=gettext("late"),
        sentences=_sentences(kept, slowest),
        ways=(way,),
        strip=strip(
            [one.late.total_seconds() for one in oldest_first],
            [f"{one.headline}: {in_words(one.late)}" for one in oldest_first],
            first=gettext("The last {number}").format(number=len(kept)) if kept[1:] else "",
            last=gettext("Newest"),
            peak=slowest,
        ),
        drawn=gettext(
            "How late the last {number} scheduled publications reached readers: the "
            "slowest, {time}."
        ).format(number=len(kept), time=slowest),
        alarming=last.late > LATE,
    )


def _sentences(kept: list[Kept], slowest: str) -> tuple[str, ...]:
    last = format_html(
        gettext("<bdi>{headline}</bdi>, due {time}."),
        headline=kept[0].headline,
        time=shown(kept[0].planned, paper_zone()),
    )
    if not kept[1:]:
        return (last,)
    words = gettext("The slowest of the last {number}: {time}.")
    return last, words.format(number=len(kept), time=slowest)


def _planned(entry: PageLogEntry) -> dt.datetime | None:
    content = entry.revision.content if entry.revision else {}
    planned = content.get(PLANNED)
    return parse_datetime(planned) if planned else None
