"""Pins an article to "Must read", and takes it off again."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from caspian.newsroom.models.article import Article
from caspian.newsroom.models.pin import Pin


def pin(*, article: Article, by: Any, until: dt.datetime) -> Pin:
    """Hold an article in "Must read" until an aware moment; a new pin replaces the old one.

    Raises ValidationError when the moment has passed.
    """
    if until <= timezone.now():
        raise ValidationError({"until": "This moment has passed: choose a later one."})
    held, _ = Pin.objects.update_or_create(
        article=article,
        defaults={"pinned_by": by, "until": until, "pinned_at": timezone.now()},
    )
    return held


def unpin(*, article: Article) -> None:
    """Take an article off "Must read"; it may still be there for being most read."""
    Pin.objects.filter(article=article).delete()
