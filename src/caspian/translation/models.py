"""What is known of a translation: facts, and beside them what was last derived of them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caspian.newsroom.models import Article

PART = 64
"""the longest name of a part: a field's, or the id of a block"""


class FollowedTranslation(models.Model):
    """An article that was made of another, and how far behind it is: see `parity.derive`."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    source = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    """what it was made of, which may be a translation itself"""
    missing = models.PositiveIntegerField(default=0)
    """parts of the source that were never carried over"""
    changed = models.PositiveIntegerField(default=0)
    """parts that say something else in the source than when they were carried over"""
    small = models.PositiveIntegerField(default=0)
    """parts of which the source changed the wording alone: they open no task"""
    removed = models.PositiveIntegerField(default=0)
    """parts that the source no longer has"""
    since = models.DateTimeField(null=True, db_index=True)
    """since when it is behind; empty where it is not, small changes aside"""

    def __str__(self) -> str:
        return f"{self.article_id} of {self.source_id}"

    @property
    def behind(self) -> int:
        """Return in how many parts it is behind, small changes aside."""
        return self.missing + self.changed + self.removed


class OriginalPart(models.Model):
    """A part of an article that others are translations of, as readers have it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=PART)
    order = models.PositiveIntegerField()
    digest = models.CharField(max_length=32)
    words = models.TextField()
    said_at = models.DateTimeField()
    """since when it has these words: a form that was opened before showed others"""
    changed_at = models.DateTimeField()
    """since when it says this; before `said_at` where only the wording changed"""
    earlier: Any = models.JSONField(default=dict)
    """when it began to say something else than its earlier words did, by the digests of those;
    empty where only the wording changed since"""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "name"], name="original_part")]
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.name} of {self.article_id}"


class CarriedPart(models.Model):
    """A part that a translation carries, and which words of the source it was made of."""

    class State(models.TextChoices):
        """How it came over."""

        COPIED = "copied", _("Copied, and not translated yet")
        TRANSLATED = "translated", _("Translated")
        KEPT = "kept", _("Not for this edition")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=PART)
    state = models.CharField(max_length=10, choices=State.choices)
    digest = models.CharField(max_length=32)
    """of the words of the source that stood beside it when it was saved"""
    words = models.TextField(blank=True)
    """those words, for the difference; empty where nobody has them any more"""
    own = models.CharField(max_length=32, blank=True)
    """digest of the translation's own words at that moment; empty where it has no such part"""
    by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    """when those words were carried over"""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "name"], name="carried_part")]

    def __str__(self) -> str:
        return f"{self.name} of {self.article_id}: {self.state}"
