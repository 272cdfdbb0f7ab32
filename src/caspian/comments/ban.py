"""Bans the author of a comment, by a mark and for a time, and lifts a ban."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.log_actions import log

from caspian.comments.marks import KEPT
from caspian.comments.models import Ban, Comment, CommentSettings, Salt

LONGEST_DAYS = 30
_WHY = 250


def mark_of(comment: Comment, kind: str) -> str:
    """Return the mark by which a kind of ban knows a comment's author, or an empty text."""
    if kind == Ban.Kind.COMMENTER:
        return comment.commenter.key if comment.commenter else ""
    if kind == Ban.Kind.EMAIL:
        return comment.email_mark
    if _forgotten_at(comment) <= timezone.now():
        return ""
    return comment.address_mark if kind == Ban.Kind.ADDRESS else comment.browser_mark


def kinds_for(comment: Comment) -> list[Ban.Kind]:
    """Return the kinds of ban that can reach a comment's author."""
    return [kind for kind in Ban.Kind if mark_of(comment, kind)]


@transaction.atomic
def ban(comment: Comment, *, kind: str, days: int, by: Any, why: str = "") -> Ban:
    """Take no comments from a comment's author for some days; a ban that holds is only prolonged.

    Raises ValidationError, in words, when the days are too many or there is nothing to know the
    author by. A ban by network ends at the latest when what its mark was made with is thrown away.
    """
    most = min(LONGEST_DAYS, CommentSettings.load().ban_days)
    if not 1 <= days <= most:
        raise ValidationError(
            {"days": gettext("Choose between 1 and {most} days.").format(most=most)}
        )
    mark = mark_of(comment, kind)
    if not mark:
        raise ValidationError(
            {
                "kinds": gettext("{mark}: nothing is kept of it for this comment.").format(
                    mark=Ban.Kind(kind).label
                )
            }
        )
    now = timezone.now()
    until = now + dt.timedelta(days=days)
    if kind in (Ban.Kind.ADDRESS, Ban.Kind.BROWSER):
        until = min(until, _forgotten_at(comment))
    held = Ban.objects.filter(mark=mark, kind=kind, until__gt=now).first()
    made = held or Ban(mark=mark, kind=kind, until=until)
    made.until = max(made.until, until)
    made.banned_by, made.why, made.comment = by, why[:_WHY], comment
    made.save()
    log(instance=made, action="comments.ban", user=by, title=_title(made))
    return made


@transaction.atomic
def lift(held: Ban, *, by: Any) -> None:
    """End a ban now; its row stays, for the log."""
    now = timezone.now()
    if held.until > now:
        held.until = now
        held.save()
        log(instance=held, action="comments.lift", user=by, title=_title(held))


def _forgotten_at(comment: Comment) -> dt.datetime:
    """Return when a comment's marks of network and browser mean nothing any more."""
    salt = Salt.objects.filter(since__lte=comment.posted_at).first()
    return salt.since + KEPT if salt else comment.posted_at


def _title(made: Ban) -> str:
    # The comment's number and none of its words: the log outlives an erasure.
    words = gettext("{mark} of comment {number}")
    return words.format(mark=made.get_kind_display(), number=made.comment_id)
