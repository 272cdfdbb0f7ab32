from django.db import models

from caspian.comments.models.comment import Comment


class SecondLook(models.Model):
    """A published comment that would not pass today; a moderator keeps it or takes it down.

    It holds none of the comment's words: why it would not pass is found anew when somebody looks.
    """

    comment = models.OneToOneField(
        Comment, primary_key=True, on_delete=models.CASCADE, related_name="second_look"
    )
    found_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.comment_id} since {self.found_at:%d %B %Y, %H:%M}"


class LookThrough(models.Model):
    """How far the published comments were looked through by the rules of a version: one row."""

    version = models.PositiveIntegerField(default=0)
    upto = models.BigIntegerField(default=0)
    """the last comment that was looked at"""
    last = models.BigIntegerField(default=0)
    """the newest comment when it began: what came in later has passed these rules"""

    def __str__(self) -> str:
        return f"by version {self.version}, up to {self.upto} of {self.last}"
