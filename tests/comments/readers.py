"""Readers who write comments: each from an address of their own."""

import datetime as dt
from typing import Any

from django.utils import timezone

from caspian.comments.intake import Sender, WrittenComment, take
from caspian.comments.models import Comment, Commenter
from caspian.newsroom.models import Article

ZEYNEP = Sender(address="203.0.113.7", browser="Firefox|tr")
OTHER = Sender(address="198.51.100.9", browser="Chrome|ru")
WORDS = "The ferry from Alat was late again on Sunday; nobody at the pier knew why."


def written(text: str = WORDS, name: str = "Zeynep", **more: Any) -> WrittenComment:
    """Return a form as Zeynep fills it in."""
    return WrittenComment(name=name, text=text, **more)


def commented(
    article: Article,
    text: str = WORDS,
    *,
    sender: Sender = ZEYNEP,
    now: dt.datetime | None = None,
    **more: Any,
) -> Comment:
    """Return a comment that came in by the form."""
    return take(article, written(text, **more), sender, now or timezone.now())


def published(article: Article, text: str = WORDS, name: str = "Zeynep", **fields: Any) -> Comment:
    """Return a comment that readers see."""
    fields.setdefault("posted_at", timezone.now())
    state = Comment.State.APPROVED
    return Comment.objects.create(article=article, name=name, text=text, state=state, **fields)


def regular(key: str = "a" * 32, name: str = "Zeynep", approved: int = 5) -> Commenter:
    """Return a commenter with a good record."""
    first = timezone.now() - dt.timedelta(days=90)
    return Commenter.objects.create(key=key, name=name, approved=approved, first_at=first)
