"""What a reader may ask of the paper: everything it keeps of them, and that it be gone for good."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from caspian.comments.marks import email_mark
from caspian.comments.models import (
    Ban,
    Comment,
    Commenter,
    CommentSettings,
    Decision,
    Lesson,
    Likeness,
)
from caspian.comments.moves import in_batches, recount
from caspian.comments.tokens import own_comment
from caspian.comments.watched import of_article
from caspian.newsroom import outbox

State = Comment.State
ERASED = "Erased at the reader’s request"
VERSION = 1
"""of what `export` returns"""
_EMPTY: dict[str, Any] = {
    "name": "",
    "text": "",
    "state": State.WITHDRAWN,
    "rule": None,
    "score": 0,
    "signs": [],
    "commenter": None,
    "alike": None,
    "form": "",
    "email_mark": "",
    "address_mark": "",
    "network_mark": "",
    "browser_mark": "",
}


def found(who: str) -> QuerySet[Comment]:
    """Return the comments that are meant by an e-mail address, or by the link to one's own comment.

    A link stands for all comments written in the same browser under the same name: others may sit
    at it too. Anything else finds nothing.
    """
    if "@" in who:
        return Comment.objects.filter(email_mark=email_mark(who)).order_by("posted_at", "pk")
    # A link that was copied out of a browser may carry its colon as %3A.
    pks = filter(None, map(own_comment, re.split(r"[/?=&#\s]", unquote(who))))
    first = Comment.objects.filter(pk__in=list(pks)).first()
    if first is None:
        return Comment.objects.none()
    same = Q(pk=first.pk)
    if first.commenter_id and first.name:
        same |= Q(commenter=first.commenter_id, name=first.name)
    return Comment.objects.filter(same).order_by("posted_at", "pk")


def export(who: str, *, by: Any) -> dict[str, Any]:
    """Return all that the paper keeps of a reader, as plain data.

    Who decided on a comment is left out: that is about somebody else.
    """
    comments = found(who).select_related("article", "commenter", "rule")
    kept = [_plain(comment) for comment in comments.prefetch_related("decisions__rule")]
    records = {comment.commenter for comment in comments if comment.commenter}
    # The log says that it was done, and not for whom.
    _log("comments.export", len(kept), by)
    return {
        "version": VERSION,
        "exported_at": timezone.now().isoformat(),
        "comments": kept,
        "browsers": [
            {
                "name": record.name,
                "first_seen": record.first_at.isoformat(),
                "published": record.approved,
                "rejected": record.rejected,
            }
            for record in sorted(records, key=lambda record: record.pk)
        ],
        "bans": [
            {"kind": ban.get_kind_display(), "until": ban.until.isoformat(), "why": ban.why}
            for ban in Ban.objects.filter(comment__in=comments).order_by("pk")
        ],
    }


@transaction.atomic
def erase(who: str, *, by: Any) -> int:
    """Take away for good what a reader wrote and all that tells whose it was; return how many.

    An empty row stays of each comment, so that answers keep their place and the log its lines. A
    ban runs out by itself; what was written about it goes.
    """
    comments = list(found(who).select_for_update().defer("text", "signs"))
    shown = {comment.article_id for comment in comments if comment.is_shown}
    browsers = {comment.commenter_id for comment in comments if comment.commenter_id}
    now = timezone.now()
    for some in in_batches(comments):
        pks = [comment.pk for comment in some]
        Decision.objects.filter(comment__in=pks).update(why="")
        Ban.objects.filter(comment__in=pks).update(why="", comment=None)
        # Numbers and no words, but made from the words of one reader.
        Lesson.objects.filter(comment__in=pks).delete()
        Likeness.objects.filter(first__in=pks).delete()
        Decision.objects.bulk_create(
            Decision(comment=c, by=by, at=now, before=c.state, after=State.WITHDRAWN, why=ERASED)
            for c in some
        )
        Comment.objects.filter(pk__in=pks).update(**_EMPTY)
    _forget_browsers(browsers)
    outbox.record("erased at a reader's request", [of_article(pk) for pk in sorted(shown)])
    _log("comments.erase", len(comments), by)
    return len(comments)


def _plain(comment: Comment) -> dict[str, Any]:
    return {
        "article": comment.article.title,
        "address": comment.article.url,
        "name": comment.name,
        "text": comment.text,
        "posted_at": comment.posted_at.isoformat(),
        "state": comment.get_state_display(),
        "rule": comment.rule.title if comment.rule else "",
        "points": comment.score,
        "signs": [sign.get("words", "") for sign in comment.signs],
        "decisions": [
            {
                "at": decision.at.isoformat(),
                "before": decision.get_before_display(),
                "after": decision.get_after_display(),
                "rule": decision.rule.title if decision.rule else "",
                "why": decision.why,
            }
            for decision in reversed(list(comment.decisions.all()))
        ],
    }


def _forget_browsers(browsers: Iterable[int]) -> None:
    """Throw away the records of browsers that wrote nothing else; the others lose the name."""
    for commenter in Commenter.objects.filter(pk__in=list(browsers)):
        newest = commenter.comments.exclude(text="").order_by("-posted_at").first()
        if newest is None:
            commenter.delete()
        else:
            commenter.name = newest.name
            commenter.save()
            recount([commenter.pk], timezone.now())


def _log(action: str, number: int, by: Any) -> None:
    title = "1 comment" if number == 1 else f"{number} comments"
    log(instance=CommentSettings.load(), action=action, user=by, title=title)
