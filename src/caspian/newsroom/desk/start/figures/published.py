"""How much was published on each of the last thirty days."""

import datetime as dt
from collections import Counter
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from caspian.newsroom.desk.reads.periods import PERIODS, PeriodColumns, columns
from caspian.newsroom.desk.start.figures.concern import own_articles, publishes, writes
from caspian.newsroom.desk.start.figures.figure import Figure, Way
from caspian.newsroom.desk.start.figures.strip import strip
from caspian.newsroom.desk.times import paper_zone
from caspian.newsroom.models import Article


def published(user: Any, now: dt.datetime) -> Figure | None:
    """Return the figure: of the whole paper for those who publish, else of one's own articles."""
    whole = publishes(user)
    if not whole and not writes(user):
        return None
    days = columns(PERIODS["month"], now, paper_zone(), get_language() or "en")
    articles = Article.objects if whole else own_articles(user)
    found = articles.public().published_between(days.since, days.end)
    values = days.filled(Counter(found.values_list("published_at", flat=True)))
    return Figure(
        name="published",
        heading="Published" if whole else "Published of yours",
        number=f"{values[-1]:,}",
        unit="today",
        sentences=(_sentence(days, values),),
        ways=(Way("Articles online", f"{reverse('articles:index')}?status=live"),),
        strip=strip(
            values,
            days.words(values),
            first=days.mark(days.since),
            last="Today",
        ),
        drawn=f"Articles published on each of the last 30 days. {_sentence(days, values)}",
    )


def _sentence(days: PeriodColumns, values: list[int]) -> str:
    total = sum(values)
    if not total:
        return "Nothing in the last 30 days."
    peak = values.index(max(values))
    return (
        f"{total:,} in the last 30 days; most, {values[peak]:,}, on {days.name(days.starts[peak])}."
    )
