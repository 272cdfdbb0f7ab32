"""Sets the breaking banner of a language, and ends it before its time."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from caspian.newsroom.models.article import Article
from caspian.newsroom.models.front_page import AT_MOST, MOST_CHARACTERS, BreakingNews


@transaction.atomic
def break_news(
    *, language: str, words: str, until: dt.datetime, by: Any, article: Article | None = None
) -> BreakingNews:
    """Put words at the head of every page of a language until an aware moment.

    What stood there is replaced; since when it stands is kept while its words stay the same.
    Raises ValidationError, by field, when there are no words or too many, when the moment has
    passed or lies too far off, or when readers of the language can't read the article.
    """
    code, told = language.lower(), " ".join(words.split())
    now = timezone.now()
    if faults := _faults(code, told, until - now, article):
        raise ValidationError(faults)
    held = BreakingNews.objects.filter(language=code, until__gt=now).first()
    since = held.since if held and held.words == told else now
    fields = {"words": told, "article": article, "until": until, "since": since, "set_by": by}
    return BreakingNews.objects.update_or_create(language=code, defaults=fields)[0]


def end_breaking(*, language: str) -> None:
    """Take the banner of a language away now."""
    BreakingNews.objects.filter(language=language.lower()).delete()


def _faults(code: str, words: str, lasts: dt.timedelta, article: Article | None) -> dict[str, str]:
    faults = {}
    if not words:
        faults["words"] = gettext("Write what happened.")
    elif len(words) > MOST_CHARACTERS:
        faults["words"] = gettext("{length} characters: shorten it to {most}.").format(
            length=len(words), most=MOST_CHARACTERS
        )
    if lasts <= dt.timedelta(0):
        faults["until"] = gettext("This moment has passed: choose a later one.")
    elif lasts > AT_MOST:
        faults["until"] = gettext("This is more than 24 hours from now: choose an earlier moment.")
    if article is not None and not _is_readable(article, code):
        faults["article"] = gettext(
            "Readers can't read this article in this language: choose another."
        )
    return faults


def _is_readable(article: Article, code: str) -> bool:
    return bool(Article.objects.public().in_language(code).filter(pk=article.pk).exists())
