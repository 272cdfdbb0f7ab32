"""What the desk's start page says to those who moderate."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from caspian.comments.desk.queue.views import COUNTED, counted, in_words
from caspian.comments.desk.queue.wanted import DOUBTED
from caspian.comments.desk.screen import MODERATE
from caspian.comments.judging.slow import standing
from caspian.comments.models import Comment, CommentSettings
from caspian.comments.second_looks import waiting
from caspian.newsroom.desk.start.activity import FiguresPanel
from caspian.newsroom.desk.start.figure import Figure, Way, strip

DAY = dt.timedelta(days=1)
AGES = (
    (_("longer than 3 days"), 3 * DAY),
    (_("1 to 3 days"), DAY),
    (_("12 to 24 hours"), DAY / 2),
    (_("4 to 12 hours"), DAY / 6),
    (_("1 to 4 hours"), DAY / 24),
    (_("less than an hour"), DAY * 0),
)
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
    published = Way(gettext("Published comments"), f"{queue}?state=approved")
    values = _by_age(posted, now)
    return Figure(
        name="held",
        heading=gettext("Comments to decide on"),
        number=in_words(len(posted)),
        unit=gettext("held"),
        sentences=(*_sentences(posted, now, paper_is_open), *_doubts(doubted)),
        ways=(
            Way(gettext("Open the queue"), queue) if posted else published,
            *([Way(gettext("Review them"), f"{queue}?state={DOUBTED}")] if doubted else []),
        ),
        strip=strip(
            values,
            [
                gettext("Waiting {age}: {number}").format(age=age, number=f"{value:,}")
                for (age, _least), value in zip(AGES, values, strict=True)
            ],
            first=gettext("Over 3 days"),
            last=gettext("Under an hour"),
        ),
        drawn=gettext("Comments by how long they wait: {ages}.").format(ages=_listed(values)),
        alarming=not paper_is_open,
    )


def put_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Add the figure to those of the newsroom, between what is read and the release."""
    for panel in panels:
        if isinstance(panel, FiguresPanel):
            panel.add(held, order=30)


def _sentences(posted: Sequence[dt.datetime], now: dt.datetime, is_open: bool) -> tuple[str, ...]:
    first = gettext("No comment is waiting for a decision.")
    if posted:
        waits = timesince(posted[0], now, depth=1)
        first = gettext("The oldest has waited for {time}.").format(time=waits)
    slow = (
        format_html(
            gettext("Slow mode on <bdi>{title}</bdi>: {why}"),
            title=mode.article.title,
            why=mode.why,
        )
        if mode.article
        else gettext("Slow mode on the whole paper: {why}").format(why=mode.why)
        for mode in standing(now)
    )
    closed = () if is_open else (gettext("Comments are closed on the whole paper."),)
    return (first, *closed, *slow)


def _doubts(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    words = ngettext(
        "Published, but would not pass today’s rules: {number} comment.",
        "Published, but would not pass today’s rules: {number} comments.",
        number,
    )
    return (words.format(number=in_words(number)),)


def _by_age(posted: Sequence[dt.datetime], now: dt.datetime) -> list[int]:
    ages = [0] * len(AGES)
    for at in posted:
        # A clock that was set back must not lose a comment.
        age = max(now - at, DAY * 0)
        ages[next(n for n, (_words, least) in enumerate(AGES) if age >= least)] += 1
    return ages


def _listed(values: Sequence[int]) -> str:
    pairs = zip(AGES, values, strict=True)
    return "; ".join(f"{age}, {value:,}" for (age, _least), value in pairs if value)
