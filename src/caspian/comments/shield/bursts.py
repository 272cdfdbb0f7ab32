"""Bursts: whether an article, or the paper, is written to far more than it usually is."""

import datetime as dt

from django.db.models import QuerySet

from caspian.comments.models import Comment

WINDOW = dt.timedelta(minutes=5)
PAST = dt.timedelta(hours=6)
FLOOR, PAPER_FLOOR = 20, 60
"""comments within the window that are never a burst, however quiet it was before"""
TIMES = 4
"""so many times as much as usual is a burst; half of that keeps one going"""
_COUNTED = 3000
"""rows that one count looks at, at most: a flood must not make counting dear"""


def is_burst(number: int, usual: float, *, goes_on: bool = False, paper: bool = False) -> bool:
    """Return whether so many comments within the window are a burst."""
    least = max(PAPER_FLOOR if paper else FLOOR, TIMES * usual)
    return number >= (least / 2 if goes_on else least)


def now_written(article_id: int | None, now: dt.datetime, most: int = _COUNTED) -> int:
    """Return the comments within the window on an article or, for None, on all; up to `most`."""
    return _of(article_id).filter(posted_at__gt=now - WINDOW, posted_at__lte=now)[:most].count()


def usually_written(article_id: int | None, now: dt.datetime) -> float:
    """Return the comments that a window of the last hours had on average, before this one."""
    since = now - WINDOW
    past = _of(article_id).filter(posted_at__gt=since - PAST, posted_at__lte=since)
    return past[:_COUNTED].count() / (PAST / WINDOW)


def busy_articles(now: dt.datetime, newest: int = 400) -> list[int]:
    """Return the articles that the newest comments within the window stand under."""
    recent = Comment.objects.filter(posted_at__gt=now - WINDOW, posted_at__lte=now)
    return sorted(set(recent.order_by("-posted_at").values_list("article_id", flat=True)[:newest]))


def written_elsewhere(apart_from: set[int], now: dt.datetime, newest: int = 400) -> int:
    """Return how many of the newest comments within the window stand under other articles."""
    recent = Comment.objects.filter(posted_at__gt=now - WINDOW, posted_at__lte=now)
    ids = recent.order_by("-posted_at").values_list("article_id", flat=True)[:newest]
    return sum(article not in apart_from for article in ids)


def _of(article_id: int | None) -> QuerySet[Comment]:
    every = Comment.objects.all()
    return every if article_id is None else every.filter(article_id=article_id)
