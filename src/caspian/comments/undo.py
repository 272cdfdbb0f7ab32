"""Takes back: a decision, by the desk; a comment, by the reader who wrote it."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from caspian.comments.models import Comment, Decision
from caspian.comments.moves import (
    Move,
    Moves,
    in_batches,
    lesson,
    mark_undone,
    recount,
    standing_decisions,
)

TAKEN_BACK = "Undone"
"""what the log says of it; the decision that was undone is marked `undone`, as is this line"""
State = Comment.State


@dataclass(frozen=True)
class Undone:
    """How many comments are back where they were, and which are not."""

    back: int
    left: tuple[int, ...]
    """ids: somebody has decided on them since, or their authors took them back"""


@transaction.atomic
def undo(batch: str, *, by: Any) -> Undone:
    """Put each comment of a batch back where it was before, unless something happened to it since.

    A batch that is unknown, or undone already, puts back nothing.
    """
    moves = Moves(by=by, at=timezone.now(), batch=batch)
    back, left = 0, []
    pks = Decision.objects.filter(batch=batch, undone=False).exclude(batch="").order_by("pk")
    for some in in_batches(list(pks.values_list("comment_id", flat=True))):
        standing = standing_decisions(some)
        comments = Comment.objects.select_for_update().order_by("pk").in_bulk(some)
        ours = [pk for pk in some if standing[pk][-1].batch == batch]
        left += [pk for pk in some if standing[pk][-1].batch != batch]
        moves.carry_out([_back(comments[pk], standing[pk]) for pk in ours], TAKEN_BACK, undone=True)
        mark_undone(standing[pk][-1].pk for pk in ours)
        back += len(ours)
    moves.finish(f"{back} comments: undone")
    return Undone(back, tuple(left))


def _back(comment: Comment, standing: list[Decision]) -> Move:
    last = standing[-1]
    before = standing[-2] if len(standing) > 1 else None
    was_rejected = before is not None and last.before == Comment.State.REJECTED
    return Move(
        comment,
        last.before,
        before.rule_id if before is not None and was_rejected else None,
        learned=lesson(last),
        learns=lesson(before),
    )


@transaction.atomic
def withdraw(comment: Comment) -> None:
    """Take a comment back for good: its words and its name go, an empty row stays.

    The marks of where it came from stay until their salts are thrown away, or somebody banned or
    writes too much would wipe that out by withdrawing. The mark of an e-mail address would last, so
    it goes at once.
    """
    found = Comment.objects.select_for_update().get(pk=comment.pk)
    if found.state == State.WITHDRAWN:
        return
    now, before = timezone.now(), found.state
    found.state = State.WITHDRAWN
    found.name = found.text = found.email_mark = ""
    found.signs = []  # they quote it
    found.save()
    Decision.objects.create(comment=found, at=now, before=before, after=State.WITHDRAWN)
    commenter = found.commenter
    if commenter is None:
        return
    if not commenter.comments.exclude(text="").exists():
        commenter.name = ""
        commenter.save()
    recount([commenter.pk], now)
