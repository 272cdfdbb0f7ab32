"""Counts in a commenter's favour what passed at once and stayed: nobody decides on most of it."""

import datetime as dt

from caspian.comments.models import Comment
from caspian.comments.moves import STAYS, recount

LOOKED_BACK = dt.timedelta(days=2)
"""how long the background worker may have been away without a comment being left out"""


def count_surviving(now: dt.datetime) -> int:
    """Count again for commenters with a comment that has just grown old enough; return how many.

    Safe to repeat; the background worker calls it once an hour.
    """
    old = Comment.objects.filter(
        posted_at__gt=now - STAYS - LOOKED_BACK,
        posted_at__lte=now - STAYS,
        state=Comment.State.APPROVED,
        commenter__isnull=False,
    )
    commenters = set(old.order_by().values_list("commenter_id", flat=True).distinct())
    recount(commenters, now)
    return len(commenters)
