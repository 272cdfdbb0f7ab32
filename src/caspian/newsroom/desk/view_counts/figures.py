"""The figures behind the page of views, and the periods that they are counted for."""

import datetime as dt
import zoneinfo
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel.dates import format_date, format_time
from django.db.models import QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caspian.common.dates import bounds, day_in
from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.models import Article, MostRead, Publication, Section, ViewTally
from caspian.newsroom.view_counts import hour_of, scores

HOUR = dt.timedelta(hours=1)
LISTED = 25


@dataclass(frozen=True)
class ReadPeriod:
    """Some hours up to now; `step` is the hours that one column of a plot stands for."""

    name: str
    label: str | Promise
    hours: int
    step: int

    @property
    def is_daily(self) -> bool:
        """Return whether each column stands for a day of the calendar."""
        return self.step == 24

    @property
    def unit(self) -> str:
        """Return what a column stands for, in words."""
        if self.is_daily:
            return gettext("a day")
        if self.step == 1:
            return gettext("an hour")
        return gettext("{number} hours").format(number=self.step)


PERIODS = {
    one.name: one
    for one in (
        ReadPeriod("day", _("24 hours"), 24, 1),
        ReadPeriod("days", _("3 days"), 72, 1),
        ReadPeriod("week", _("7 days"), 168, 3),
        ReadPeriod("month", _("30 days"), 720, 24),
        ReadPeriod("quarter", _("90 days"), 2160, 24),
    )
}
FIRST = "week"


@dataclass(frozen=True)
class PeriodColumns:
    """The moments at which the columns of a plot begin, oldest first, and how to name them."""

    period: ReadPeriod
    starts: tuple[dt.datetime, ...]
    end: dt.datetime
    zone: str
    language: str

    @property
    def since(self) -> dt.datetime:
        """Return the first moment of all."""
        return self.starts[0]

    def filled(self, by_hour: Mapping[dt.datetime, int]) -> list[int]:
        """Return the views of each column, from those of each hour."""
        found = dict.fromkeys(self.starts, 0)
        for hour, count in by_hour.items():
            if self.since <= hour < self.end:
                found[self._start_of(hour)] += count
        return list(found.values())

    def words(self, values: Sequence[int]) -> list[str]:
        """Return in words what each column says: "Tue 3 Mar: 12"."""
        pairs = zip(self.starts, values, strict=True)
        return [f"{self.name(start)}: {value:,}" for start, value in pairs]

    def name(self, start: dt.datetime) -> str:
        """Return a column's time in words: "Tue 3 Mar" or "Tue 3 Mar, 14:00"."""
        local = start.astimezone(zoneinfo.ZoneInfo(self.zone))
        day = format_date(local.date(), "EEE d MMM", locale=self.language)
        if self.period.is_daily:
            return str(day)
        return f"{day}, {format_time(local, 'HH:mm', locale=self.language)}"

    def mark(self, start: dt.datetime) -> str:
        """Return a column's time in few words, for an axis: "3 Mar", "Tue 3 Mar" or "14:00"."""
        local = start.astimezone(zoneinfo.ZoneInfo(self.zone))
        if self.period.hours <= 24:
            return str(format_time(local, "HH:mm", locale=self.language))
        pattern = "d MMM" if self.period.is_daily else "EEE d MMM"
        return str(format_date(local.date(), pattern, locale=self.language))

    def _start_of(self, hour: dt.datetime) -> dt.datetime:
        if self.period.is_daily:
            # An hour that midnight parts, as in Kabul, belongs to the day it begins in.
            return max(bounds(day_in(hour, self.zone), self.zone)[0], self.since)
        steps = (hour - self.since) // (self.period.step * HOUR)
        return self.since + steps * self.period.step * HOUR


def columns(period: ReadPeriod, now: dt.datetime, zone: str, language: str) -> PeriodColumns:
    """Return the columns of a period that ends with the hour, or the day, that runs now."""
    if period.is_daily:
        today = day_in(now, zone)
        days = (today - dt.timedelta(days=n) for n in reversed(range(period.hours // 24)))
        starts = tuple(bounds(day, zone)[0].astimezone(dt.UTC) for day in days)
        return PeriodColumns(period, starts, bounds(today, zone)[1], zone, language)
    end = hour_of(now) + HOUR
    first = end - period.hours * HOUR
    starts = tuple(first + n * HOUR for n in range(0, period.hours, period.step))
    return PeriodColumns(period, starts, end, zone, language)


@dataclass(frozen=True)
class FigureLine:
    """An article among the most read: its views in the period, their share, its score now."""

    article: Article
    views: int
    share: float
    score: float
    rank: int | None
    """its place in "Must read", pins aside"""
    values: tuple[int, ...]


def tallies(
    user: Any, columns: PeriodColumns, *, section: Section | None, article: Article | None
) -> QuerySet[ViewTally]:
    """Return the tallies of a period, of what somebody may see at the desk."""
    found = ViewTally.objects.filter(hour__gte=columns.since, hour__lt=columns.end)
    if article is not None:
        return found.filter(article=article)
    seen = articles_seen_by(user)
    if section is not None:
        seen = seen.filter(path__startswith=section.path)
    return found.filter(article__in=seen.values("pk"))


def by_hour(found: QuerySet[ViewTally]) -> dict[dt.datetime, int]:
    """Return the views of each hour."""
    rows = found.order_by().values("hour").annotate(views=Sum("count"))
    return dict(rows.values_list("hour", "views"))


def most_read(
    found: QuerySet[ViewTally], columns: PeriodColumns, now: dt.datetime
) -> list[FigureLine]:
    """Return the articles that were read most, most first."""
    totals = found.order_by().values("article").annotate(views=Sum("count"))
    rows = list(totals.order_by("-views", "-article").values_list("article", "views")[:LISTED])
    every = found.aggregate(views=Sum("count"))["views"] or 0
    ids = [pk for pk, _ in rows]
    articles = Article.objects.defer("body").select_related("locale").in_bulk(ids)
    hours: dict[int, Counter[dt.datetime]] = defaultdict(Counter)
    listed = found.filter(article__in=ids).values_list("article", "hour", "count")
    for pk, hour, count in listed:
        # An hour may be there twice: by itself, and for the day that was folded into it.
        hours[pk][hour] += count
    paper = Publication.load()
    score = scores(now, days=paper.must_read_days, half_life=paper.must_read_half_life)
    ranks = dict(MostRead.objects.filter(article__in=ids).values_list("article", "rank"))
    return [
        FigureLine(
            article=articles[pk],
            views=views,
            share=views / every,
            score=score.get(pk, 0.0),
            rank=ranks.get(pk),
            values=tuple(columns.filled(hours[pk])),
        )
        for pk, views in rows
    ]
