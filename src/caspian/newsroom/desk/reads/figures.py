"""The numbers behind the desk's page of reads."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Sum

from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.desk.reads.periods import PeriodColumns
from caspian.newsroom.models import Article, MostRead, Publication, ReadTally, Section
from caspian.newsroom.readership import scores

LISTED = 25


@dataclass(frozen=True)
class FigureLine:
    """An article among the most read: its reads in the period, their share, its score now."""

    article: Article
    reads: int
    share: float
    score: float
    rank: int | None
    """its place in "Must read", pins aside"""
    values: tuple[int, ...]


def tallies(
    user: Any, columns: PeriodColumns, *, section: Section | None, article: Article | None
) -> QuerySet[ReadTally]:
    """Return the tallies of a period, of what somebody may see at the desk."""
    found = ReadTally.objects.filter(hour__gte=columns.since, hour__lt=columns.end)
    if article is not None:
        return found.filter(article=article)
    seen = articles_seen_by(user)
    if section is not None:
        seen = seen.filter(path__startswith=section.path)
    return found.filter(article__in=seen.values("pk"))


def by_hour(found: QuerySet[ReadTally]) -> dict[dt.datetime, int]:
    """Return the reads of each hour."""
    rows = found.order_by().values("hour").annotate(reads=Sum("count"))
    return dict(rows.values_list("hour", "reads"))


def most_read(
    found: QuerySet[ReadTally], columns: PeriodColumns, now: dt.datetime
) -> list[FigureLine]:
    """Return the articles that were read most, most first."""
    totals = found.order_by().values("article").annotate(reads=Sum("count"))
    rows = list(totals.order_by("-reads", "-article").values_list("article", "reads")[:LISTED])
    every = found.aggregate(reads=Sum("count"))["reads"] or 0
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
            reads=reads,
            share=reads / every,
            score=score.get(pk, 0.0),
            rank=ranks.get(pk),
            values=tuple(columns.filled(hours[pk])),
        )
        for pk, reads in rows
    ]
