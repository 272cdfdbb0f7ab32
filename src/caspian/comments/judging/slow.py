"""Slow mode: what a burst of comments switches on by itself, and its end switches off.

While it is on, a newcomer's comment waits for a moderator, and the form asks once more.
"""

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Q

from caspian.comments.judging import bursts
from caspian.comments.judging.bursts import notify
from caspian.comments.models import SlowMode

LASTS = dt.timedelta(minutes=10)
"""from the last moment at which the burst was seen"""


def slow_mode(article_id: int, now: dt.datetime) -> SlowMode | None:
    """Return the slow mode that holds for an article, its own or the paper's; None for none."""
    mine = Q(article_id=article_id) | Q(article=None)
    return SlowMode.objects.filter(mine, since__lte=now, until__gt=now).first()


def slow_mode_by_id(pk: int) -> SlowMode:
    """Return a slow mode, without what Django takes to word the query (see `facts`)."""
    (found,) = SlowMode.objects.raw(f"SELECT * FROM {SlowMode._meta.db_table} WHERE id = %s", [pk])
    return found


def standing(now: dt.datetime) -> list[SlowMode]:
    """Return every slow mode that holds now, the newest first."""
    return list(SlowMode.objects.filter(since__lte=now, until__gt=now).select_related("article"))


def notice(article_id: int, now: dt.datetime) -> SlowMode | None:
    """Switch slow mode on for an article if the comment that is coming in makes a burst."""
    return _switch(article_id, bursts.now_written(article_id, now) + 1, now)


def watch_bursts(now: dt.datetime) -> None:
    """Switch slow modes on and off, and tell whom it concerns; the background worker calls it.

    What is told was written down before, so that a mail that fails is not sent again without end.
    """
    on = standing(now)
    for slow in on:
        if _goes_on(slow, now):
            slow.until = now + LASTS
            slow.save(update_fields=["until"])
    slow_articles = {slow.article_id for slow in on}
    if None not in slow_articles:
        _look_for_new({pk for pk in slow_articles if pk is not None}, now)
    notify(now)


def _look_for_new(already: set[int], now: dt.datetime) -> None:
    for article_id in bursts.busy_articles(now):
        if article_id not in already:
            number = bursts.now_written(article_id, now)
            if number >= bursts.FLOOR and _switch(article_id, number, now):
                already.add(article_id)
    # A flood on one article is no reason to slow down all others.
    elsewhere = bursts.written_elsewhere(already, now)
    if elsewhere >= bursts.PAPER_FLOOR:
        _switch(None, elsewhere, now)


def _goes_on(slow: SlowMode, now: dt.datetime) -> bool:
    number = bursts.now_written(slow.article_id, now)
    return bursts.is_burst(number, slow.usual, goes_on=True, paper=slow.article_id is None)


def _switch(article_id: int | None, number: int, now: dt.datetime) -> SlowMode | None:
    """Switch it on if so many comments are a burst, or back on if that one is not over."""
    open_one = _not_over(article_id)
    usual = open_one.usual if open_one else bursts.usually_written(article_id, now)
    if not bursts.is_burst(number, usual, paper=article_id is None):
        return None
    if open_one is not None:
        open_one.until = now + LASTS
        open_one.save(update_fields=["until"])
        return open_one
    try:
        with transaction.atomic():
            return SlowMode.objects.create(
                article_id=article_id,
                since=now,
                until=now + LASTS,
                usual=usual,
                why=f"{number} comments within five minutes; usual are {usual:.1f}.",
            )
    except IntegrityError:
        # Another process has just done so.
        return _not_over(article_id)


def _not_over(article_id: int | None) -> SlowMode | None:
    of = Q(article=None) if article_id is None else Q(article_id=article_id)
    return SlowMode.objects.filter(of, over_at=None).first()
