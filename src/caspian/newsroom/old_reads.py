"""Folds old counts of reads: hours into days of the paper's zone, days into years.

Hours stay as long as anything looks at hours ("Must read", the desk's plots of a week); days stay
for 400 days, longer than any plot reaches. What is added up stays the same.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable

from django.db import transaction
from django.db.models import F

from caspian.common.dates import bounds, day_in
from caspian.newsroom.models.publication import Publication
from caspian.newsroom.models.read_tally import ReadTally
from caspian.newsroom.readership import hour_of

Span = ReadTally.Span
LONGEST_IN_HOURS = dt.timedelta(days=7)
"""the longest period that the desk shows in columns of less than a day"""
LONGEST_IN_DAYS = dt.timedelta(days=400)
SPARE = dt.timedelta(days=2)
AT_ONCE = 500
"""tallies in one step: some ten milliseconds, for which nobody else can write"""


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
    old = ReadTally.objects.filter(span=span, hour__lt=until).order_by("hour")
    if not old.exists():
        return False  # without a transaction, which would take the write lock
    with transaction.atomic():
        rows = list(old.select_for_update()[:AT_ONCE])
        sums: Counter[tuple[int, dt.datetime]] = Counter()
        for row in rows:
            sums[row.article_id, moment_of(row.hour)] += row.count
        _add(sums, into)
        ReadTally.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return True


def _add(sums: Counter[tuple[int, dt.datetime]], span: int) -> None:
    of_span = ReadTally.objects.filter(span=span)
    near = of_span.filter(
        article__in={article for article, _ in sums}, hour__in={hour for _, hour in sums}
    )
    there = {(row.article_id, row.hour): row.pk for row in near}
    for key, count in sums.items():
        if key in there:
            of_span.filter(pk=there[key]).update(count=F("count") + count)
    ReadTally.objects.bulk_create(
        ReadTally(article_id=article, hour=hour, span=span, count=count)
        for (article, hour), count in sums.items()
        if (article, hour) not in there
    )
