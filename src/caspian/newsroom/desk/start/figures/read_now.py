"""How much is being read: in the last day, and in the hour that runs."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet, Sum
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language

from caspian.newsroom.desk.reads.figures import by_hour, tallies
from caspian.newsroom.desk.reads.periods import HOUR, PERIODS, PeriodColumns, columns
from caspian.newsroom.desk.start.figures.concern import own_articles, publishes, writes
from caspian.newsroom.desk.start.figures.figure import Figure, Way
from caspian.newsroom.desk.start.figures.strip import strip
from caspian.newsroom.desk.times import paper_zone
from caspian.newsroom.models import Article, ReadTally
from caspian.newsroom.readership import hour_of


def read_now(user: Any, now: dt.datetime) -> Figure | None:
    """Return the figure: of the whole paper for those who publish, else of one's own articles."""
    whole = publishes(user)
    if not whole and not writes(user):
        return None
    hours = columns(PERIODS["day"], now, paper_zone(), get_language() or "en")
    found = tallies(user, hours, section=None, article=None)
    if not whole:
        found = found.filter(article__in=own_articles(user).values("pk"))
    values = hours.filled(by_hour(found))
    total = sum(values)
    return Figure(
        name="read",
        heading="Read now" if whole else "Read of yours",
        number=f"{total:,}",
        unit="in 24 hours",
        sentences=_sentences(hours, values, found, now),
        ways=(Way("All reads", f"{reverse('reads:index')}?period=day"),),
        strip=strip(
            values,
            hours.words(values),
            first=hours.mark(hours.since),
            last="Now",
        ),
        drawn=f"Reads in each of the last 24 hours: {total:,}; most in one, {max(values):,}.",
    )


def _sentences(
    hours: PeriodColumns, values: list[int], found: QuerySet[ReadTally], now: dt.datetime
) -> tuple[str, ...]:
    if not any(values):
        return ("Nobody has read anything in the last 24 hours.",)
    since = f"{values[-1]:,} since {hours.mark(hour_of(now))}."
    newest = found.filter(hour__gte=hour_of(now) - HOUR).order_by().values("article")
    most = newest.annotate(reads=Sum("count")).order_by("-reads", "-article").first()
    article = Article.objects.filter(pk=most["article"]).first() if most else None
    if most is None or article is None:
        return (since,)
    return (
        since,
        format_html(
            'Most, {}, in this hour and the last: <a href="{}"><bdi>{}</bdi></a>',
            f"{most['reads']:,}",
            reverse("reads:article", args=[article.pk]),
            article.list_headline,
        ),
    )
