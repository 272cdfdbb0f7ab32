"""Whether an article takes comments, closing them, and answering in the paper's name."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from wagtail.log_actions import log

from caspian.comments.models import Comment, CommentSettings
from caspian.common.dates import is_in_range
from caspian.newsroom.models import Article

State = Comment.State


def closes_at(article: Article, rules: CommentSettings) -> dt.datetime | None:
    """Return the moment at which a public article takes no more comments; None for never."""
    begin = article.comments_begin
    if not rules.close_after_days or begin is None:
        return None
    if not is_in_range(begin):
        # A script may store the calendar's last day, which nothing can be added to.
        return begin
    return begin + dt.timedelta(days=rules.close_after_days)


def takes_comments(article: Article, rules: CommentSettings, now: dt.datetime) -> bool:
    """Return whether a public article takes comments at a moment."""
    if not (rules.is_open and article.takes_comments):
        return False
    end = closes_at(article, rules)
    return end is None or now < end


@transaction.atomic
def set_open(article: Article, *, is_open: bool, by: Any) -> None:
    """Let an article take comments, or not; published comments stay either way."""
    if article.takes_comments == is_open:
        return
    article.takes_comments = is_open
    article.save(update_fields=["takes_comments"])
    # A draft carries the field too: published later, it would open the article again.
    for revision in article.revisions.filter(pk__in=_still_to_come(article)):
        revision.content["takes_comments"] = is_open
        revision.save(update_fields=["content"])
    log(instance=article, action="comments.open" if is_open else "comments.close", user=by)


@transaction.atomic
def set_paper_open(*, is_open: bool, by: Any) -> None:
    """Let the whole paper take comments, or not."""
    rules = CommentSettings.load()
    if rules.is_open == is_open:
        return
    rules.is_open = is_open
    rules.save()
    action = "comments.open" if is_open else "comments.close"
    log(instance=rules, action=action, user=by, title=gettext("The whole paper"))


def _still_to_come(article: Article) -> set[int]:
    scheduled = article.revisions.filter(approved_go_live_at__isnull=False)
    return {article.latest_revision_id or 0, *scheduled.values_list("pk", flat=True)}
