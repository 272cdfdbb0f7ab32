"""Closes comments, on one article or on the whole paper, and opens them again."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from caspian.comments.models import CommentSettings
from caspian.newsroom.models import Article


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
    log(instance=rules, action=action, user=by, title="The whole paper")


def _still_to_come(article: Article) -> set[int]:
    scheduled = article.revisions.filter(approved_go_live_at__isnull=False)
    return {article.latest_revision_id or 0, *scheduled.values_list("pk", flat=True)}
