"""Counts how often articles are opened, and folds old counts.

What counts as most read is the sum of all views of the last days, each weighted by its age:

    score = Σ views(hour) · 0.5 ^ (age of the hour / half-life)

over the hours that began no longer ago than `Publication.must_read_days`, with
`Publication.must_read_half_life` hours as half-life. Ages are whole hours, that of the hour that
runs now is 0. So with a half-life of a day, a hundred views of this hour count as many as two
hundred of this hour yesterday. Of equal scores the newer article comes first.

Hours stay as long as anything looks at hours ("Must read", the desk's plots of a week); days stay
for 400 days, longer than any plot reaches. What is added up stays the same.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from django.db import transaction
from django.db.models import Case, F, FloatField, Sum, Value, When

from caspian.common.dates import bounds, day_in
from caspian.newsroom.models.derived import ViewTally
from caspian.newsroom.models.publication import Publication

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
Span = ViewTally.Span
LONGEST_IN_HOURS = dt.timedelta(days=7)
"""the longest period that the desk shows in columns of less than a day"""
LONGEST_IN_DAYS = dt.timedelta(days=400)
SPARE = dt.timedelta(days=2)
AT_ONCE = 500
"""tallies in one step: some ten milliseconds, for which nobody else can write"""


def record_views(counts: Mapping[int, int], now: dt.datetime) -> None:
    """Add counts, keyed by article id, to the tally of the hour that `now` lies in."""
    of_the_hour = ViewTally.objects.filter(hour=hour_of(now), span=ViewTally.Span.HOUR)
    with transaction.atomic():
        known = set(of_the_hour.filter(article__in=counts).values_list("article_id", flat=True))
        for article in known:
            of_the_hour.filter(article=article).update(count=F("count") + counts[article])
        ViewTally.objects.bulk_create(
            ViewTally(article_id=article, hour=hour_of(now), count=count)
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
        tallies = ViewTally.objects.filter(hour__gte=hours[-1], hour__lte=hours[0])
        rows = tallies.values("article").annotate(score=Sum(F("count") * weighed))
        for article, score in rows.values_list("article", "score"):
            found[article] = found.get(article, 0.0) + score
    return found


def weight(hour: dt.datetime, now: dt.datetime, half_life: int) -> float:
    """Return what a view of an hour counts now: 1 in the hour that runs."""
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


def fold_some(now: dt.datetime) -> bool:
    """Fold some of what is old, in one transaction; return whether there was anything.

    Asked again and again it folds everything. Killed between two steps, it has lost nothing.
    """
    paper = Publication.load()
    in_hours = max(LONGEST_IN_HOURS, dt.timedelta(days=paper.must_read_days)) + SPARE

    def day_of(hour: dt.datetime) -> dt.datetime:
        # At noon, so that it stays in its day should the paper move to another zone.
        noon = bounds(day_in(hour, paper.time_zone), paper.time_zone)[0] + dt.timedelta(hours=12)
        return hour_of(noon.astimezone(dt.UTC))

    def year_of(hour: dt.datetime) -> dt.datetime:
        return dt.datetime(day_in(hour, paper.time_zone).year, 1, 1, 12, tzinfo=dt.UTC)

    # Whole days only: half a day would be folded twice, and its row is written once more.
    until = bounds(day_in(now - in_hours, paper.time_zone), paper.time_zone)[0]
    return _folded(Span.HOUR, until, Span.DAY, day_of) or _folded(
        Span.DAY, now - LONGEST_IN_DAYS, Span.YEAR, year_of
    )


def _folded(
    span: int, until: dt.datetime, into: int, moment_of: Callable[[dt.datetime], dt.datetime]
) -> bool:
    old = ViewTally.objects.filter(span=span, hour__lt=until).order_by("hour")
    if not old.exists():
        return False  # without a transaction, which would take the write lock
    with transaction.atomic():
        rows = list(old.select_for_update()[:AT_ONCE])
        sums: Counter[tuple[int, dt.datetime]] = Counter()
        for row in rows:
            sums[row.article_id, moment_of(row.hour)] += row.count
        _add(sums, into)
        ViewTally.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return True


def _add(sums: Counter[tuple[int, dt.datetime]], span: int) -> None:
    of_span = ViewTally.objects.filter(span=span)
    near = of_span.filter(
        article__in={article for article, _ in sums}, hour__in={hour for _, hour in sums}
    )
    there = {(row.article_id, row.hour): row.pk for row in near}
    for key, count in sums.items():
        if key in there:
            of_span.filter(pk=there[key]).update(count=F("count") + count)
    ViewTally.objects.bulk_create(
        ViewTally(article_id=article, hour=hour, span=span, count=count)
        for (article, hour), count in sums.items()
        if (article, hour) not in there
    )
