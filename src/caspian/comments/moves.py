"""Carries out moves of comments from one state to another, many in few statements.

All decisions on comments go through here, for a move is more than a state: a line in the log, what
the shield learns, the commenter's record, and a word to the press.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Count, Exists, OuterRef, Q

from caspian.comments.judging import learning
from caspian.comments.models import Comment, Commenter, Decision
from caspian.comments.watched import of_article
from caspian.newsroom import outbox

AT_ONCE = 500
"""comments for each statement"""
STAYS = dt.timedelta(days=1)
"""a comment that passed at once speaks for its commenter after so long"""
State = Comment.State
Thing = TypeVar("Thing")
_LESSON = {State.APPROVED.value: True, State.REJECTED.value: False}


@dataclass(frozen=True)
class Move:
    """One comment's way into another state, with the decisions of moderators on either side."""

    comment: Comment
    after: str
    rule_id: int | None = None
    learned: bool | None = None
    """what the shield learned from it so far: published or not; None for nothing"""
    learns: bool | None = None


@dataclass
class Moves:
    """What is moved with one press of a button; `finish` it in the same transaction."""

    by: Any
    at: dt.datetime
    batch: str
    commenters: set[int] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)

    def carry_out(self, moves: Sequence[Move], why: str, undone: bool = False) -> None:
        """Write the log and the new states of some comments, at most AT_ONCE of them."""
        Decision.objects.bulk_create(
            Decision(
                comment=move.comment,
                by=self.by,
                at=self.at,
                before=move.comment.state,
                after=move.after,
                rule_id=move.rule_id,
                why=why,
                batch=self.batch,
                undone=undone,
            )
            for move in moves
        )
        same: dict[tuple[str, int | None], list[int]] = defaultdict(list)
        for move in moves:
            same[move.after, move.rule_id].append(move.comment.pk)
            self._note(move)
        for (after, rule_id), pks in same.items():
            Comment.objects.filter(pk__in=pks).update(state=after, rule_id=rule_id)
        _teach(moves)

    def finish(self, cause: str) -> None:
        """Bring the commenters' records up to date, and tell the press."""
        recount(self.commenters, self.at)
        outbox.record(cause, [of_article(pk) for pk in sorted(self.articles)])

    def _note(self, move: Move) -> None:
        comment = move.comment
        if comment.commenter_id:
            self.commenters.add(comment.commenter_id)
        if comment.is_shown or move.after == State.APPROVED:
            self.articles.add(comment.article_id)


def in_batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """Yield things by AT_ONCE."""
    rest = iter(things)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def standing_decisions(comments: Collection[int]) -> dict[int, list[Decision]]:
    """Return by comment the decisions on it that nobody has undone, the first one first."""
    found: dict[int, list[Decision]] = defaultdict(list)
    for decision in Decision.objects.filter(comment__in=comments, undone=False).order_by("pk"):
        found[decision.comment_id].append(decision)
    return found


def lesson(decision: Decision | None) -> bool | None:
    """Return what the shield learns from a decision: only what a moderator decided teaches it."""
    return _LESSON.get(decision.after) if decision and decision.batch else None


def recount(commenters: Iterable[int], now: dt.datetime) -> None:
    """Count the approved and the rejected comments of commenters anew.

    Counted and not added up: a sum goes wrong with the first step that is taken twice.
    """
    of_it = Decision.objects.filter(comment=OuterRef("pk"), undone=False)
    kept = Q(posted_at__lt=now - STAYS) | Q(Exists(of_it.exclude(batch="")))
    # Withdrawing a rejected comment does not clear its author's record.
    fled = Q(Exists(of_it.filter(before=State.REJECTED, after=State.WITHDRAWN)))
    for some in in_batches(commenters):
        counted = Comment.objects.filter(commenter__in=some).order_by().values("commenter")
        found = counted.annotate(
            good=Count("pk", filter=Q(state=State.APPROVED) & kept),
            bad=Count("pk", filter=Q(state=State.REJECTED) | fled),
        )
        same: dict[tuple[int, int], list[int]] = defaultdict(list)
        for row in found:
            same[row["good"], row["bad"]].append(row["commenter"])
        for (good, bad), pks in same.items():
            Commenter.objects.filter(pk__in=pks).update(approved=good, rejected=bad)


def mark_undone(decisions: Iterable[int]) -> None:
    """Mark decisions as taken back."""
    Decision.objects.filter(pk__in=list(decisions)).update(undone=True)


def _teach(moves: Iterable[Move]) -> None:
    for published in (True, False):
        forgotten = [m.comment for m in moves if m.learned is published and m.learns != m.learned]
        if forgotten:
            learning.unlearn_all(forgotten, published=published)
        fresh = [m.comment for m in moves if m.learns is published and m.learns != m.learned]
        if fresh:
            learning.learn_all(fresh, published=published)
