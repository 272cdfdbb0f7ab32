"""Counts how often articles are opened: numbers per hour, nothing about who opened them.

What counts as most read is the sum of all reads of the last days, each weighted by its age:

    score = Σ reads(hour) · 0.5 ^ (age of the hour / half-life)

over the hours that began no longer ago than `Publication.must_read_days`, with
`Publication.must_read_half_life` hours as half-life. Ages are whole hours, that of the hour that
runs now is 0. So with a half-life of a day, a hundred reads of this hour count as many as two
hundred of this hour yesterday. Of equal scores the newer article comes first.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from django.db import transaction
from django.db.models import Case, F, FloatField, Sum, Value, When

from caspian.newsroom.models.read_tally import ReadTally

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def record_reads(counts: Mapping[int, int], now: dt.datetime) -> None:
    """Add counts, keyed by article id, to the tally of the hour that `now` lies in."""
    of_the_hour = ReadTally.objects.filter(hour=hour_of(now), span=ReadTally.Span.HOUR)
    with transaction.atomic():
        known = set(of_the_hour.filter(article__in=counts).values_list("article_id", flat=True))
        for article in known:
            of_the_hour.filter(article=article).update(count=F("count") + counts[article])
        ReadTally.objects.bulk_create(
            ReadTally(article_id=article, hour=hour_of(now), count=count)
            for article, count in counts.items()
            if article not in known
        )


def hour_of(moment: dt.datetime) -> dt.datetime:
    """Return the beginning of the hour that a moment lies in."""
    return moment.replace(minute=0, second=0, microsecond=0)


def scores(now: dt.datetime, *, days: int, half_life: int) -> dict[int, float]:
    """Return the score of each article that was read in the last days; half-life in hours."""
    found: dict[int, float] = {}
    for hours in _days(hour_of(now), days):
        weights = (weight(hour, now, half_life) for hour in hours)
        cases = [When(hour=hour, then=Value(one)) for hour, one in zip(hours, weights, strict=True)]
        weighed = Case(*cases, default=Value(0.0), output_field=FloatField())
        tallies = ReadTally.objects.filter(hour__gte=hours[-1], hour__lte=hours[0])
        rows = tallies.values("article").annotate(score=Sum(F("count") * weighed))
        for article, score in rows.values_list("article", "score"):
            found[article] = found.get(article, 0.0) + score
    return found


def weight(hour: dt.datetime, now: dt.datetime, half_life: int) -> float:
    """Return what a read of an hour counts now: 1 in the hour that runs."""
    return float(0.5 ** ((hour_of(now) - hour) / HOUR / half_life))


def most_read(now: dt.datetime, *, days: int, half_life: int, articles: int) -> list[int]:
    """Return the ids of the articles of the highest scores, the highest first."""
    found = scores(now, days=days, half_life=half_life)
    return sorted(found, key=lambda article: (-found[article], -article))[:articles]


def _days(newest: dt.datetime, days: int) -> Iterator[list[dt.datetime]]:
    """Yield the hours of the last days, newest first, a day at a time.

    All of them in one statement would be too many for a window of months.
    """
    for day in range(max(1, days)):
        yield [newest - day * DAY - n * HOUR for n in range(24)]
