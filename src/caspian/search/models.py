"""The index of the archive's words, and what the editors put first. All but the last is derived:
it can be emptied at any time, and comes back by itself."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from caspian.common.languages import KNOWN
from caspian.search.query import stems


class Entry(models.Model):
    """A public article in the index.

    Its key sorts as its date does: the newest of all hits are a range of the key, at no cost.
    """

    position = models.BigAutoField(primary_key=True)
    """as `search.ranking` computes it"""
    # No foreign key: when an article is deleted its words must still be known, to be taken out.
    article = models.BigIntegerField(unique=True)
    language = models.CharField(max_length=20)
    published_at = models.DateTimeField()
    filed = models.TextField()
    """section, kind, contributors and places, as `search.content` writes them"""

    def __str__(self) -> str:
        return f"article {self.article}"


class EntryText(models.Model):
    """An article's words as they stood when it was indexed: shown in part, and to be taken out."""

    entry = models.OneToOneField(
        Entry, primary_key=True, on_delete=models.CASCADE, related_name="text"
    )
    title = models.TextField()
    standfirst = models.TextField()
    names = models.TextField()
    body = models.TextField()

    def __str__(self) -> str:
        return self.title[:80]


class Word(models.Model):
    """A word of the public articles of a language, and in how many of them it stands.

    The word without letters counts the articles themselves.
    """

    language = models.CharField(max_length=20)
    folded = models.CharField(max_length=60)
    reversed = models.CharField(max_length=60)
    """the same from its end, so that words are found by their ends as well"""
    shown = models.CharField(max_length=240)
    """as an article spells it, in small letters where any does"""
    articles = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "folded"], name="word_once"),
        ]
        indexes = [models.Index(fields=["language", "reversed"], name="word_from_its_end")]

    def __str__(self) -> str:
        return self.shown


class Progress(models.Model):
    """What the index was made with, and what it has not followed yet; one row."""

    made_with = models.CharField(max_length=200)
    behind = models.JSONField(default=list)
    """pairs: a subject such as "topic:4", and the id below which its articles are still to do"""

    def __str__(self) -> str:
        return self.made_with


class Promotion(models.Model):
    """What the editors put first when readers look for some words."""

    words = models.CharField(
        max_length=120,
        help_text=_("Shown to readers who search for all of these words, in any order and form."),
        verbose_name=_("words"),
    )
    language = models.CharField(
        max_length=20, choices=KNOWN, default=settings.LANGUAGE_CODE, verbose_name=_("language")
    )
    article = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="+", verbose_name=_("article")
    )
    until = models.DateTimeField(
        null=True,
        blank=True,
        help_text=_("Empty: until somebody deletes it."),
        verbose_name=_("until"),
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("promotion")
        verbose_name_plural = _("promotions")

    def __str__(self) -> str:
        return f"{self.words} ({self.language})"

    def clean(self) -> None:
        """Refuse what no reader would ever see."""
        super().clean()
        if not stems(self.words, self.language):
            raise ValidationError({"words": gettext("Write at least one word.")})
        if self.until and self.until <= timezone.now():
            raise ValidationError({"until": gettext("This moment has passed: choose a later one.")})
        if self.article_id and self._language_of_article() != self.language:
            raise ValidationError(
                {
                    "article": gettext(
                        "The article is in another language: choose one in this language."
                    )
                }
            )

    def _language_of_article(self) -> str:
        code: Any = self.article.locale.language_code
        return str(code).lower()
