"""Whether an article takes comments now, and until when."""

import datetime as dt

from caspian.comments.models import CommentSettings
from caspian.common.dates import is_in_range
from caspian.newsroom.models import Article


def closes_at(article: Article, rules: CommentSettings) -> dt.datetime | None:
    """Return the moment at which a public article takes no more comments; None for never."""
    if not rules.close_after_days or article.published_at is None:
        return None
    if not is_in_range(article.published_at):
        # A script may store the calendar's last day, which nothing can be added to.
        return article.published_at
    return article.published_at + dt.timedelta(days=rules.close_after_days)


def takes_comments(article: Article, rules: CommentSettings, now: dt.datetime) -> bool:
    """Return whether a public article takes comments at a moment."""
    if not (rules.is_open and article.takes_comments):
        return False
    end = closes_at(article, rules)
    return end is None or now < end
