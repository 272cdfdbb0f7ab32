"""What the desk's start page says to those who moderate."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timesince import timesince

from caspian.comments.desk.queue.views import COUNTED, counted, in_words
from caspian.comments.desk.queue.wanted import DOUBTED
from caspian.comments.desk.screen import MODERATE
from caspian.comments.models import Comment, CommentSettings
from caspian.comments.second_looks import waiting
from caspian.comments.shield.slow import standing
from caspian.newsroom.desk.start.activity import FiguresPanel
from caspian.newsroom.desk.start.figure import Figure, Way, strip

DAY = dt.timedelta(days=1)
AGES = {
    "longer than 3 days": 3 * DAY,
    "1 to 3 days": DAY,
    "12 to 24 hours": DAY / 2,
    "4 to 12 hours": DAY / 6,
    "1 to 4 hours": DAY / 24,
    "less than an hour": DAY * 0,
}
"""how long comments wait, by the least of each group"""


def held(user: Any, now: dt.datetime) -> Figure | None:
    """Return how many comments are held and for how long, for those who moderate."""
    if not user.has_perm(MODERATE):
        return None
    held_ones = Comment.objects.filter(state=Comment.State.HELD).order_by("posted_at")
    # As many as the queue counts, longest waiting first: in a flood all of them cost too much.
    posted = list(held_ones.values_list("posted_at", flat=True)[: COUNTED + 1])
    doubted = counted(waiting())
    queue, paper_is_open = reverse("comments:queue"), CommentSettings.load().is_open
    published = Way("What is published", f"{queue}?state=approved")
    values = _by_age(posted, now)
    return Figure(
        name="held",
        heading="Comments to decide on",
        number=in_words(len(posted)),
        unit="held",
        sentences=(*_sentences(posted, now, paper_is_open), *_doubts(doubted)),
        ways=(
            Way("To the queue", queue) if posted else published,
            *([Way("Look at what would not pass", f"{queue}?state={DOUBTED}")] if doubted else []),
        ),
        strip=strip(
            values,
            [f"Waiting {age}: {value:,}" for age, value in zip(AGES, values, strict=True)],
            first="Over 3 days",
            last="Under an hour",
        ),
        drawn=f"Comments by how long they wait: {_listed(values)}.",
        alarming=not paper_is_open,
    )


def put_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Add the figure to those of the newsroom, between what is read and the release."""
    for panel in panels:
        if isinstance(panel, FiguresPanel):
            panel.add(held, order=30)


def _sentences(posted: Sequence[dt.datetime], now: dt.datetime, is_open: bool) -> tuple[str, ...]:
    first = f"The oldest waits for {timesince(posted[0], now, depth=1)}." if posted else ""
    slow = (
        format_html("Slow mode on <bdi>{}</bdi>: {}", mode.article.title, mode.why)
        if mode.article
        else f"Slow mode on the whole paper: {mode.why}"
        for mode in standing(now)
    )
    closed = () if is_open else ("Comments are closed on the whole paper.",)
    return (first or "Nothing is held. Readers are well served.", *closed, *slow)


def _doubts(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    what = "1 published comment" if number == 1 else f"{in_words(number)} published comments"
    return (f"{what[0].upper()}{what[1:]} would not pass today’s rules.",)


def _by_age(posted: Sequence[dt.datetime], now: dt.datetime) -> list[int]:
    ages, least = dict.fromkeys(AGES, 0), list(AGES.items())
    for at in posted:
        # A clock that was set back must not lose a comment.
        age = max(now - at, DAY * 0)
        ages[next(name for name, at_least in least if age >= at_least)] += 1
    return list(ages.values())


def _listed(values: Sequence[int]) -> str:
    return "; ".join(f"{age}, {value:,}" for age, value in zip(AGES, values, strict=True) if value)
