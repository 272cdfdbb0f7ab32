from django.conf import settings
from django.db import models


class Pin(models.Model):
    """An article that an editor holds in "Must read" until a moment."""

    article = models.OneToOneField("newsroom.Article", on_delete=models.CASCADE, related_name="pin")
    pinned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    pinned_at = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()

    class Meta:
        ordering = ["-pinned_at"]

    def __str__(self) -> str:
        return f"{self.article} until {self.until:%d %B %Y, %H:%M}"
