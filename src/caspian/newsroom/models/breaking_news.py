import datetime as dt

from django.conf import settings
from django.db import models

MOST_CHARACTERS = 120
USUALLY, AT_MOST = dt.timedelta(hours=2), dt.timedelta(hours=24)
"""how long it stands: what the desk offers, and what it refuses to exceed"""


class BreakingNews(models.Model):
    """Words at the head of every page of one language, until a moment."""

    language = models.CharField(max_length=12, unique=True)
    """a code in small letters"""
    words = models.CharField(max_length=MOST_CHARACTERS)
    article = models.ForeignKey(
        "newsroom.Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    until = models.DateTimeField()
    since = models.DateTimeField()
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["language"]
        verbose_name = "breaking news"
        verbose_name_plural = "breaking news"

    def __str__(self) -> str:
        return f"{self.words} ({self.language}, until {self.until:%d %B %Y, %H:%M})"
