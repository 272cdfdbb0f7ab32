from django.conf import settings
from django.db import models

from caspian.comments.models.comment import MARK


class Ban(models.Model):
    """Somebody's comments are not taken until a moment; known by a mark, never by an address."""

    class Kind(models.TextChoices):
        """What the mark was made of."""

        COMMENTER = "commenter", "This browser's cookie"
        ADDRESS = "address", "This network address"
        BROWSER = "browser", "This kind of browser in this network"
        EMAIL = "email", "This e-mail address"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    mark = models.CharField(max_length=2 * MARK)
    until = models.DateTimeField()
    banned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    banned_at = models.DateTimeField(auto_now_add=True)
    why = models.CharField(max_length=250, blank=True)
    comment = models.ForeignKey(
        "comments.Comment", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    """the one that it was for"""

    class Meta:
        ordering = ["-banned_at"]
        indexes = [models.Index(fields=["mark", "until"], name="ban_by_mark")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} until {self.until:%d %B %Y, %H:%M}"
