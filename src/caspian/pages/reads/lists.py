"""Facts about lists: which articles stand in them, newest first, as ids."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.db.models.functions import TruncDate

from caspian.newsroom.models import Article, Section
from caspian.newsroom.public import ArticleQuerySet
from caspian.pages.reads.door import read


@dataclass(frozen=True)
class Slice:
    """One page of a list: the ids on it, and how many articles the whole list has."""

    ids: tuple[int, ...]
    total: int


@read
def newest(code: str, start: int, size: int) -> Slice:
    """Return a slice of all articles of a language."""
    return _slice(_articles(code), start, size)


@read
def in_section(section_id: int, start: int, size: int) -> Slice:
    """Return a slice of the articles filed in a section."""
    section = Section.objects.get(pk=section_id)
    return _slice(Article.objects.public().child_of(section), start, size)


@read
def on_topic(topic_id: int, code: str, start: int, size: int) -> Slice:
    """Return a slice of the articles of a language on a topic."""
    return _slice(_articles(code).filter(topics=topic_id), start, size)


@read
def at_place(place_id: int, code: str, start: int, size: int) -> Slice:
    """Return a slice of the articles of a language that happen at a place."""
    return _slice(_articles(code).filter(places=place_id), start, size)


@read
def by_contributor(contributor_id: int, code: str, start: int, size: int) -> Slice:
    """Return a slice of the articles of a language that a contributor had a part in."""
    articles = _articles(code).filter(bylines__contributor=contributor_id).distinct()
    return _slice(articles, start, size)


@read
def of_kind(kind: str, code: str, size: int) -> tuple[int, ...]:
    """Return the newest articles of a kind in a language."""
    return _slice(_articles(code).filter(kind=kind), 0, size).ids


@read
def on_day(day: dt.date, code: str, zone: str) -> tuple[int, ...]:
    """Return the articles of a language published on a calendar day of a time zone."""
    start = dt.datetime.combine(day, dt.time.min, tzinfo=ZoneInfo(zone))
    end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, tzinfo=ZoneInfo(zone))
    return _ids(_articles(code).published_between(start, end))


@read
def days(code: str, zone: str, size: int) -> tuple[tuple[dt.date, int], ...]:
    """Return the newest days on which a language has articles, with the number of articles."""
    rows = _per_day(code, zone).order_by("-day")[:size]
    return tuple((row["day"], row["articles"]) for row in rows)


@read
def neighbouring_days(day: dt.date, code: str, zone: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the nearest day with articles before a day, and the nearest after it."""
    rows = _per_day(code, zone)
    earlier = rows.filter(day__lt=day).order_by("-day").first()
    later = rows.filter(day__gt=day).order_by("day").first()
    return (earlier["day"] if earlier else None, later["day"] if later else None)


def _articles(code: str) -> ArticleQuerySet:
    return Article.objects.public().in_language(code)


def _slice(articles: ArticleQuerySet, start: int, size: int) -> Slice:
    ordered = articles.newest_first().values_list("pk", flat=True)
    return Slice(tuple(ordered[start : start + size]), articles.count())


def _ids(articles: ArticleQuerySet) -> tuple[int, ...]:
    return tuple(articles.newest_first().values_list("pk", flat=True))


def _per_day(code: str, zone: str) -> Any:
    return (
        _articles(code)
        .order_by()
        .annotate(day=TruncDate("published_at", tzinfo=ZoneInfo(zone)))
        .values("day")
        .annotate(articles=Count("pk"))
    )
