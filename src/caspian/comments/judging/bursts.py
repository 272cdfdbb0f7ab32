"""Bursts: far more comments than usual, and the mail that tells moderators of one."""

import datetime as dt
import logging

from django.core.mail import EmailMessage
from django.db.models import QuerySet

from caspian.comments.models import Comment, SlowMode
from caspian.newsroom.desk.times import by_paper_clock
from caspian.newsroom.models import User
from caspian.newsroom.roles import PUBLISHERS

WINDOW = dt.timedelta(minutes=5)
PAST = dt.timedelta(hours=6)
FLOOR, PAPER_FLOOR = 20, 60
"""comments within the window that are never a burst, however quiet it was before"""
TIMES = 4
"""so many times as much as usual is a burst; half of that keeps one going"""
_COUNTED = 3000
"""rows that one count looks at, at most: a flood must not make counting dear"""
log = logging.getLogger(__name__)
# By its name: the shield must not depend on who may do what.
TOLD = ("Moderators", PUBLISHERS)


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


def notify(now: dt.datetime) -> None:
    """Tell of what has begun or ended; each is noted before, and a mail that fails is logged."""
    for slow in SlowMode.objects.filter(told_at=None).select_related("article"):
        slow.told_at = now
        slow.save(update_fields=["told_at"])
        _send(f"Slow mode: {_where(slow)}", _begun(slow))
    for slow in SlowMode.objects.filter(over_at=None, until__lte=now).select_related("article"):
        slow.over_at = now
        slow.save(update_fields=["over_at"])
        _send(f"Slow mode is over: {_where(slow)}", _ended(slow))


def addresses() -> list[str]:
    """Return the addresses of those who are told, each once."""
    members = User.objects.filter(is_active=True, groups__name__in=TOLD).exclude(email="")
    return sorted(set(members.values_list("email", flat=True)))


def _send(subject: str, text: str) -> None:
    to = addresses()
    if not to:
        return
    try:
        EmailMessage(subject=" ".join(subject.split()), body=text, bcc=to).send()
    except Exception:
        # Whatever it is that mail fails with, comments go on.
        log.exception("Could not tell moderators: %s", subject)


def _where(slow: SlowMode) -> str:
    return f"“{slow.article.title}”" if slow.article else "the whole paper"


def _begun(slow: SlowMode) -> str:
    return (
        f"Many comments are coming in at once on {_where(slow)}.\n\n"
        f"{slow.why}\n\n"
        "Slow mode is on since "
        f"{_clock(slow.since)}: comments of those who have no published comment yet wait in the "
        "queue, the others go on as before. Nothing is lost. It ends by itself ten minutes after "
        "the burst; the queue of comments in the desk shows what was held, and why.\n"
    )


def _ended(slow: SlowMode) -> str:
    return (
        f"The burst of comments on {_where(slow)} is over: slow mode, on since "
        f"{_clock(slow.since)}, was switched off at {_clock(slow.until)}. "
        "What was held then still waits in the queue.\n"
    )


def _clock(moment: dt.datetime) -> str:
    return by_paper_clock(moment).strftime("%H:%M")
