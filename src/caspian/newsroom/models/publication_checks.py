"""What the paper asks of an article before readers get it, and what became of the answer."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CheckLevel(models.TextChoices):
    """How much a check matters."""

    BLOCKS = "blocks", _("Has to be mended")
    ADVICE = "advice", _("Advice")
    OFF = "off", _("Not checked")


class CheckRule(models.Model):
    """How much a check matters in a section, for a kind of article, or both; else by default."""

    code = models.CharField(max_length=40)
    """the check, by its code in `checks.registry`"""
    section = models.ForeignKey(
        "newsroom.Section", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    """None: in every section"""
    kind = models.CharField(max_length=20, blank=True)
    """empty: for every kind of article"""
    level = models.CharField(max_length=10, choices=CheckLevel.choices)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.code}: {self.level}"


class Overruling(models.Model):
    """What was published although a check held it, who decided so, and why."""

    article = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="overrulings"
    )
    revision = models.PositiveBigIntegerField()
    """the id of the version; a later one is checked again"""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField()
    issues = models.JSONField()
    """what was overruled: the key of each issue, and its sentence"""

    class Meta:
        ordering = ["-pk"]
        permissions = [("overrule_checks", _("Publish although a check holds an article"))]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.reason}"


class HeldBack(models.Model):
    """A scheduled article that the checks hold: it will not be published, or it was not."""

    article = models.OneToOneField(
        "newsroom.Article", on_delete=models.CASCADE, related_name="held_back"
    )
    revision = models.PositiveBigIntegerField()
    due_at = models.DateTimeField()
    """when it was to be published"""
    is_past = models.BooleanField(default=False)
    """whether that moment has come, and it was not published"""
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    issues = models.JSONField()
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "held back"

    def __str__(self) -> str:
        return f"{self.article_id}, due {self.due_at:%Y-%m-%d %H:%M}"

    @property
    def sentences(self) -> list[Any]:
        """Return what is wrong, in words."""
        return [sentence for _, sentence in self.issues]


class Unpublication(models.Model):
    """What readers had of an article until somebody unpublished it: kept to be put back."""

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    content = models.JSONField()
    """the fields as they were public"""
    revision = models.PositiveBigIntegerField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.article_id} at {self.at:%Y-%m-%d %H:%M}"
