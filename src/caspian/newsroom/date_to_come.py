"""A date to come over an article is no embargo: finds what would go out before it."""

import datetime as dt
from typing import Any

from django.db.models import Case, F, Q, When
from django.urls import reverse
from django.utils import timezone

ASKED = "date-to-come"
"""in the address of an article's form: ask at once"""
DATES = ("published_at", "first_published_at", "last_published_at")
"""the columns that `date_for_programs` takes"""


def goes_out_early(article: Any, shown: dt.datetime | None, goes_out: dt.datetime | None) -> bool:
    """Return whether an article would reach readers before the date shown over it.

    `goes_out` is the moment that it is scheduled for; None, or one that has passed: now.
    """
    now = timezone.now()
    if shown is None or shown <= max(now, goes_out or now):
        return False
    # What readers have under this very date already can't be held back any more.
    public = type(article).objects.public()
    return not public.filter(pk=article.pk, published_at=shown).exists()


def date_for_programs(
    shown: dt.datetime, first: dt.datetime | None, last: dt.datetime | None
) -> dt.datetime:
    """Return the date under which programs get an article: never one that was yet to come.

    `first` and `last` are the moments at which it was first and last published. Readers see the
    date that the editor gave; a feed reader would keep an article of next year on top until then.
    """
    if last is None or shown <= last:
        return shown
    return first if first is not None and first <= last else last


def dated_for_programs() -> Case:
    """Return the expression by which a database says the same of each article."""
    came = F("last_published_at")
    return Case(
        When(Q(last_published_at=None) | Q(published_at__lte=came), then="published_at"),
        When(first_published_at__lte=came, then="first_published_at"),
        default="last_published_at",
    )


def latest_goes_out_early(article: Any) -> bool:
    """Return whether the latest version of an article, published now, would go out early."""
    latest = article.get_latest_revision_as_object()
    return goes_out_early(latest, latest.published_at, latest.go_live_at)


def question_about(article: Any) -> str:
    """Return the address of the article's form, with the question what is to be done."""
    return f"{reverse('wagtailadmin_pages:edit', args=[article.pk])}?{ASKED}=1"
