import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone

UNDONE_WITHIN = dt.timedelta(days=1)


class Merge(models.Model):
    """A topic, place, contributor or section that became part of another, and how to undo that."""

    kind = models.CharField(max_length=20)
    loser = models.PositiveBigIntegerField()
    """the id of what is gone; it comes back under the same"""
    loser_name = models.CharField(max_length=255)
    winner = models.PositiveBigIntegerField()
    winner_name = models.CharField(max_length=255)
    articles = models.PositiveIntegerField()
    kept = models.JSONField()
    """what stood in the record that is gone"""
    moved = models.JSONField()
    """what named it, as `newsroom.merge.moving` notes it"""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.loser_name} into {self.winner_name}"

    @property
    def can_be_undone(self) -> bool:
        """Return whether it is less than a day old and stands."""
        return self.undone_at is None and timezone.now() - self.at < UNDONE_WITHIN
