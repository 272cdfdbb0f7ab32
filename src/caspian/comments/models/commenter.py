from django.db import models

from caspian.comments.models.comment import MARK, NAME


class Commenter(models.Model):
    """Somebody who comments from one browser, known by a cookie that only comments ever see."""

    key = models.CharField(max_length=MARK, unique=True)
    name = models.CharField(max_length=NAME)
    """as written last"""
    first_at = models.DateTimeField()
    approved = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    """decisions of moderators and, for those approved, comments that passed at once and stayed"""

    class Meta:
        indexes = [models.Index(fields=["name"], name="commenter_by_name")]

    def __str__(self) -> str:
        return self.name
