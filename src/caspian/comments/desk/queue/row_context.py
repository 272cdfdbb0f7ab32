"""What stands beside the comments of a page: counts, each asked for once for the whole page."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from caspian.comments.desk.queue.wanted import Wanted
from caspian.comments.judging.slow import standing
from caspian.comments.models import Comment, Decision
from caspian.comments.second_looks import waiting

State = Comment.State
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@dataclass(frozen=True)
class RowContext:
    """The counts beside comments, by article, commenter, network mark and first comment alike."""

    shown: dict[int, int] = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    last_hour: dict[int, int] = field(default_factory=dict)
    network: dict[str, int] = field(default_factory=dict)
    alike: dict[int, int] = field(default_factory=dict)
    slow: frozenset[int | None] = frozenset()
    """articles in slow mode; None for the whole paper"""
    decided: dict[int, Decision] = field(default_factory=dict)
    """the last decision on each comment"""
    doubted: frozenset[int] = frozenset()
    """comments that are published and would not pass today"""


def row_context(comments: Sequence[Comment], wanted: Wanted, now: dt.datetime) -> RowContext:
    """Ask for what stands beside the comments of a page."""
    articles = {comment.article_id for comment in comments}
    commenters = {comment.commenter_id for comment in comments} - {None}
    networks = {comment.network_mark for comment in comments} - {""}
    everything = Comment.objects.order_by()
    of_articles = everything.filter(article__in=articles)
    recent = everything.filter(commenter__in=commenters, posted_at__gt=now - HOUR)
    today = everything.filter(network_mark__in=networks, posted_at__gt=now - DAY)
    return RowContext(
        shown=_by(of_articles.filter(state=State.APPROVED), "article_id"),
        held=_by(of_articles.filter(state=State.HELD), "article_id"),
        last_hour=_by(recent, "commenter_id"),
        network=_by(today, "network_mark"),
        alike=_alike(comments, wanted) if wanted.is_folded else {},
        slow=frozenset(mode.article_id for mode in standing(now)),
        decided=_decided(comment.pk for comment in comments if comment.state != State.HELD),
        doubted=_doubted(comment.pk for comment in comments if comment.is_shown),
    )


def _by(comments: QuerySet[Comment], column: str) -> dict[Any, int]:
    return dict(comments.values_list(column).annotate(Count("pk")))


def _alike(comments: Iterable[Comment], wanted: Wanted) -> dict[int, int]:
    roots = {comment.alike_id or comment.pk for comment in comments}
    found = wanted.comments().order_by().filter(Q(alike__in=roots) | Q(pk__in=roots))
    first = found.annotate(root=Coalesce(F("alike"), F("pk")))
    return dict(first.values_list("root").annotate(Count("pk")))


def _doubted(comments: Iterable[int]) -> frozenset[int]:
    found = waiting().filter(pk__in=list(comments))
    return frozenset(found.values_list("pk", flat=True))


def _decided(comments: Iterable[int]) -> dict[int, Decision]:
    lines = Decision.objects.filter(comment__in=list(comments)).select_related("by")
    return {line.comment_id: line for line in lines.order_by("pk")}
