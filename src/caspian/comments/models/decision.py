from django.conf import settings
from django.db import models

from caspian.comments.models.comment import Comment


class Decision(models.Model):
    """One change of a comment's state: who, when, from what to what, and why. Never changed."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="decisions")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    """empty for the shield and for the comment's own author"""
    at = models.DateTimeField(db_index=True)
    before = models.CharField(max_length=10, choices=Comment.State.choices, blank=True)
    after = models.CharField(max_length=10, choices=Comment.State.choices)
    rule = models.ForeignKey(
        "comments.HouseRule", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    why = models.CharField(max_length=250, blank=True)
    batch = models.CharField(max_length=32, blank=True, db_index=True)
    """what was decided with one press of a button, and can be undone with one"""
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.before} to {self.after}"
