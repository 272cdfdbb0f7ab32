"""The figures on the start page: what was published, and how much is being read."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext
from wagtail.admin.ui.components import Component

from caspian.newsroom.desk.start.figure import Figure, Way, own_articles, publishes, strip, writes
from caspian.newsroom.desk.start.lateness import lateness
from caspian.newsroom.desk.start.release import release
from caspian.newsroom.desk.times import paper_zone
from caspian.newsroom.desk.view_counts.figures import (
    HOUR,
    PERIODS,
    PeriodColumns,
    by_hour,
    columns,
    tallies,
)
from caspian.newsroom.models import Article, ViewTally
from caspian.newsroom.view_counts import hour_of

Maker = Callable[[Any, dt.datetime], Figure | None]
"""returns a figure for a user at a moment, None where it doesn't concern them"""


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
        heading=gettext("Published") if whole else gettext("Published by you"),
        number=f"{values[-1]:,}",
        unit=gettext("today"),
        sentences=(_sentence(days, values),),
        ways=(Way(gettext("Articles online"), f"{reverse('articles:index')}?status=live"),),
        strip=strip(
            values,
            days.words(values),
            first=days.mark(days.since),
            last=gettext("Today"),
        ),
        drawn=gettext("Articles published on each of the last 30 days. {summary}").format(
            summary=_sentence(days, values)
        ),
    )


def _sentence(days: PeriodColumns, values: list[int]) -> str:
    total = sum(values)
    if not total:
        return gettext("Nothing in the last 30 days.")
    peak = values.index(max(values))
    return gettext("{total} in the last 30 days; most, {most}, on {day}.").format(
        total=f"{total:,}", most=f"{values[peak]:,}", day=days.name(days.starts[peak])
    )


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
        heading=gettext("Read now") if whole else gettext("Your articles, read now"),
        number=f"{total:,}",
        unit=gettext("in 24 hours"),
        sentences=_sentences(hours, values, found, now),
        ways=(Way(gettext("All views"), f"{reverse('views:index')}?period=day"),),
        strip=strip(
            values,
            hours.words(values),
            first=hours.mark(hours.since),
            last=gettext("Now"),
        ),
        drawn=gettext("Views in each of the last 24 hours: {total}; most in one, {most}.").format(
            total=f"{total:,}", most=f"{max(values):,}"
        ),
    )


def _sentences(
    hours: PeriodColumns, values: list[int], found: QuerySet[ViewTally], now: dt.datetime
) -> tuple[str, ...]:
    if not any(values):
        return (gettext("Nobody has read anything in the last 24 hours."),)
    since = gettext("{number} since {time}.").format(
        number=f"{values[-1]:,}", time=hours.mark(hour_of(now))
    )
    newest = found.filter(hour__gte=hour_of(now) - HOUR).order_by().values("article")
    most = newest.annotate(views=Sum("count")).order_by("-views", "-article").first()
    article = Article.objects.filter(pk=most["article"]).first() if most else None
    if most is None or article is None:
        return (since,)
    return (
        since,
        format_html(
            gettext(
                "Most, {number}, in this hour and the last: "
                '<a href="{url}"><bdi>{headline}</bdi></a>'
            ),
            number=f"{most['views']:,}",
            url=reverse("views:article", args=[article.pk]),
            headline=article.list_headline,
        ),
    )


class FiguresPanel(Component):
    """What the paper does, in numbers; rooms upstairs add figures of their own."""

    order, stands = 45, "figures"
    template_name = "newsroom/desk/start/figures.html"

    def __init__(self) -> None:
        self.makers: list[tuple[int, Maker]] = [
            (10, published),
            (20, read_now),
            (40, release),
            (50, lateness),
        ]

    def add(self, maker: Maker, *, order: int) -> None:
        """Add a figure among the others: the newsroom's own have 10, 20, 40 and 50."""
        self.makers.append((order, maker))

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Return the figures that concern the user."""
        user, now = parent_context["request"].user, timezone.now()
        made = [maker(user, now) for _, maker in sorted(self.makers, key=lambda one: one[0])]
        return {"figures": [figure for figure in made if figure is not None]}
