"""Versions, which are written once and never changed, and what readers are told beside them."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caspian.corrections.plain import looks_alike
from caspian.newsroom.change_notice import ChangeKind, NoticedBy, NoticePlace
from caspian.newsroom.models import Article


def _of_article() -> Any:
    # Kept when the article is deleted: that readers had it stays true.
    return models.ForeignKey(
        Article, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )


def _by() -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )


class Version(models.Model):
    """What readers got of an article at one publication; see `plain.written` for its content."""

    article = _of_article()
    number = models.PositiveIntegerField()
    """1 for the first publication"""
    at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=20, choices=ChangeKind.choices, blank=True)
    """what it was to those who read the version before; empty for the first"""
    content = models.TextField()
    """canonical JSON; empty where a law had it removed"""
    digest = models.CharField(max_length=64)
    """SHA-256 of the content as UTF-8, in hexadecimal"""
    is_reconstructed = models.BooleanField(default=False)
    """whether it was made later, from a draft that the log says was published"""
    revision = models.PositiveBigIntegerField(null=True)
    by = _by()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="version_number")]
        ordering = ["article", "number"]

    def __str__(self) -> str:
        return f"{self.as_data.get('headline', self.article_id)}, {self.number}"

    def reads_like(self, content: str) -> bool:
        """Return whether readers see no difference between this and another content."""
        return bool(self.content) and looks_alike(self.content, content)

    @property
    def as_data(self) -> dict[str, Any]:
        """Return the content; nothing of one that was removed."""
        return json.loads(self.content) if self.content else {}


class Correction(models.Model):
    """What readers are told of a change, of whatever kind it is."""

    article = _of_article()
    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="correction")
    language = models.CharField(max_length=20)
    """code of the article's, in small letters"""
    kind = models.CharField(_("kind"), max_length=20, choices=ChangeKind.choices)
    wrong = models.TextField(_("what was wrong"), blank=True)
    right = models.TextField(_("what is right"))
    since = models.DateField(_("since when"), null=True)
    noticed_by = models.CharField(
        _("who noticed"), max_length=20, choices=NoticedBy.choices, blank=True
    )
    place = models.CharField(
        _("where the notice stands"), max_length=10, choices=NoticePlace.choices
    )
    at = models.DateTimeField(default=timezone.now)
    by = _by()

    class Meta:
        indexes = [models.Index(fields=["language", "-at"], name="correction_newest")]
        ordering = ["-at", "-pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%Y-%m-%d}"
