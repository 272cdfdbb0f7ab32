"""What somebody decided last, which one key takes back."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from caspian.comments.models import Comment, Decision

OFFERED = dt.timedelta(minutes=30)
"""after that only the log takes a decision back: nobody remembers what the key would undo"""
_DONE = {
    Comment.State.APPROVED.value: "Published",
    Comment.State.HELD.value: "Held",
    Comment.State.REJECTED.value: "Rejected",
}


@dataclass(frozen=True)
class LatestDecision:
    """A decision that can be taken back."""

    batch: str
    words: str


def latest_of(user: Any) -> LatestDecision | None:
    """Return the last decision of somebody, unless it was taken back or is old."""
    recent = timezone.now() - OFFERED
    lines = Decision.objects.filter(by=user, undone=False, at__gt=recent).exclude(batch="")
    last = lines.order_by("-pk").first()
    if last is None:
        return None
    number = Decision.objects.filter(batch=last.batch, undone=False).count()
    is_kept = last.before == last.after == Comment.State.APPROVED
    return LatestDecision(last.batch, done(last.after, number, is_kept=is_kept))


def done(after: str, number: int, rule: str = "", *, is_kept: bool = False) -> str:
    """Return in words what was done to some comments; `is_kept`: they were published already."""
    comments = "1 comment" if number == 1 else f"{number:,} comments"
    return f"{'Kept' if is_kept else _DONE[after]}: {comments}{f' ({rule})' if rule else ''}"
