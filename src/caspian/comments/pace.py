"""Slows writing down where many write at once: new commenters look at a comment once more."""

import datetime as dt

from caspian.comments.intake import Sender, WrittenComment
from caspian.comments.judging.slow import slow_mode
from caspian.comments.models import Commenter, CommentSettings
from caspian.comments.tokens import seconds_since
from caspian.newsroom.models import Article

LEAST_SECONDS = 3.0
"""between the form and the post: less is no second look"""


def wants_another_look(
    article: Article, written: WrittenComment, sender: Sender, now: dt.datetime
) -> bool:
    """Return whether a comment should come back once more before it is taken.

    A form in a pressed page says nothing of when it was opened; the one that this leads to does.
    """
    seconds = seconds_since(written.token, article.pk)
    if seconds is not None and seconds >= LEAST_SECONDS:
        return False
    if slow_mode(article.pk, now) is None:
        return False
    return not _is_known(sender)


def _is_known(sender: Sender) -> bool:
    least = CommentSettings.load().good_record
    return bool(
        sender.key and Commenter.objects.filter(key=sender.key, approved__gte=least).exists()
    )
