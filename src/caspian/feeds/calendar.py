"""Facts about what was published when, for the sitemaps: by day and by month of the paper's zone.

Each records the day or the month alone, and `press.invalidation` names both, and the news, when an
article changes: so one publication touches one day, however long the archive is.
"""

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce

from caspian.common.dates import YEARS, bounds, day_in, is_in_range
from caspian.newsroom.archive_pages import LATEST, ListKey
from caspian.newsroom.date_to_come import DATES, date_for_programs, dated_for_programs
from caspian.newsroom.models import Article, Listed
from caspian.pages.reads import paper, pictures, tree
from caspian.pages.reads.door import expires_at, now, read, record_subject

NEWS_HOLDS = dt.timedelta(days=2)
MONTHS = "months"
"""the subject that changes when the first article of a month comes, or the last one goes"""
# What lies outside is listed by its own page alone, which says what is wrong with it.
FIRST = dt.datetime(YEARS[0], 1, 1, tzinfo=dt.UTC)
LAST = dt.datetime(YEARS[-1], 12, 31, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Published:
    """A public article as sitemaps name it; addresses are paths, `alternates` by language code."""

    address: str
    modified: dt.datetime
    alternates: tuple[tuple[str, str], ...]
    pictures: tuple[str, ...]


@dataclass(frozen=True)
class Newest:
    """A public article of the last two days."""

    code: str
    address: str
    published: dt.datetime
    title: str


def day_subject(day: dt.date) -> str:
    """Return the subject that changes with any article of a day."""
    return f"day:{day.isoformat()}"


def month_subject(day: dt.date) -> str:
    """Return the subject that changes with any article of a day's month."""
    return f"month:{day:%Y-%m}"


@read
def published_on(day: dt.date, zone: str) -> tuple[Published, ...]:
    """Return the public articles of a day in all languages, oldest first."""
    record_subject(day_subject(day))
    ids = list(_listed(*bounds(day, zone)).values_list("article_id", flat=True))
    columns = ("pk", "url_path", "lead_picture_id", "updated_at", *DATES)
    rows = Article.objects.public().filter(pk__in=ids).order_by("published_at", "pk")
    found = [row for row in rows.values_list(*columns) if is_in_range(_modified(*row[3:]))]
    tree.prefetch_translations(row[0] for row in found)
    pictures.prefetch(row[2] for row in found)
    return tuple(
        Published(path, _modified(*moments), _alternates(pk), _pictures(lead))
        for pk, path, lead, *moments in found
    )


@read
def days_of_month(month: dt.date, zone: str) -> tuple[dt.date, ...]:
    """Return the days of a month, given by its first, on which anything appeared."""
    record_subject(month_subject(month))
    rows = _listed(*_month_bounds(month, zone)).order_by("published_at")
    moments = list(rows.values_list("published_at", flat=True))
    found, at = [], 0
    while at < len(moments):
        day = day_in(moments[at], zone)
        found.append(day)
        # On to the next day: the zone of each moment would have to be looked up.
        at = bisect_left(moments, bounds(day, zone)[1], at)
    return tuple(found)


@read
def month_modified(month: dt.date, zone: str) -> dt.datetime | None:
    """Return when an article of a month last changed; None without one."""
    record_subject(month_subject(month))
    ids = _listed(*_month_bounds(month, zone)).values("article_id")
    changed = Coalesce("updated_at", dated_for_programs())
    rows = Article.objects.public().filter(pk__in=ids).annotate(changed=changed)
    found: dt.datetime | None = rows.filter(changed__range=(FIRST, LAST)).aggregate(
        last=Max("changed")
    )["last"]
    return found


@read
def months(zone: str) -> tuple[dt.date, ...]:
    """Return the first of each month in which anything appeared, oldest first."""
    record_subject(MONTHS)
    moments = _listed().order_by("published_at").values_list("published_at", flat=True)
    first, last = moments.first(), moments.last()
    if first is None or last is None:
        return ()
    month, found = day_in(first, zone).replace(day=1), []
    while month <= day_in(last, zone):
        if holds_any(month, zone):
            found.append(month)
        month = next_month(month)
    return tuple(found)


@read
def holds_any(month: dt.date, zone: str) -> bool:
    """Return whether anything appeared in a month: the press keeps the answer for later turns."""
    record_subject(month_subject(month))
    return _listed(*_month_bounds(month, zone)).exists()


@read
def newest_news(code: str, most: int) -> tuple[Newest, ...]:
    """Return the articles of a language that are not two days old, newest first."""
    key = ListKey(LATEST, code)
    record_subject(key.subject)
    start = now() - NEWS_HOLDS
    listed = key.articles().filter(published_at__gt=start, published_at__lt=LAST)
    ids = list(listed.values_list("article_id", flat=True)[:most])
    columns = ("url_path", "title", *DATES)
    rows = Article.objects.public().filter(pk__in=ids).order_by("-published_at", "-pk")
    dated = (
        Newest(code, path, date_for_programs(*dates), title)
        for path, title, *dates in rows.values_list(*columns)
    )
    found = tuple(one for one in dated if one.published > start)
    for one in found:
        expires_at(one.published + NEWS_HOLDS)
    return found


def next_month(month: dt.date) -> dt.date:
    """Return the first of the next month."""
    return (month.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def _month_bounds(month: dt.date, zone: str) -> tuple[dt.datetime, dt.datetime]:
    return bounds(month, zone)[0], bounds(next_month(month), zone)[0]


def _modified(updated: dt.datetime | None, *dates: Any) -> dt.datetime:
    return updated or date_for_programs(*dates)


def _listed(start: dt.datetime = FIRST, end: dt.datetime = LAST) -> QuerySet[Listed]:
    codes = [home.address.strip("/") for home in paper.homes()]
    rows = Listed.objects.filter(list__in=[str(ListKey(LATEST, code)) for code in codes])
    return rows.filter(published_at__gte=start, published_at__lt=end)


def _alternates(article: int) -> tuple[tuple[str, str], ...]:
    found = tree.translations(article)
    return tuple((one.language.code, one.address) for one in found) if len(found) > 1 else ()


def _pictures(lead: int | None) -> tuple[str, ...]:
    # Widest crop first: 16:9 is what search results show.
    found = sorted(pictures.social_pictures(lead) if lead else (), key=lambda one: one.height)
    return tuple(source.address for source in found[:1])
