"""Notices: what somebody at the desk should know of, until they have read it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """One thing that happened to an article, for one account; it goes with either."""

    class Kind(models.TextChoices):
        REVIEW = "review", _("An article waits for your review")
        CHANGES = "changes", _("Changes are asked of you")
        ANSWER = "answer", _("Somebody answers a review")
        PUBLISHED = "published", _("Your article is published")
        MENTION = "mention", _("Somebody mentions you in a comment")
        TROUBLE = "trouble", _("A check holds what you scheduled")

    account: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    article: Any = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = models.TextField(blank=True)
    """what was said: the reason for changes, the comment"""
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["account", "read_at"])]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return f"{self.kind}: {self.article_id} for {self.account_id}"
