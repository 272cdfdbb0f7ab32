import datetime as dt

from django.db import models
from django.db.models.functions import Coalesce


class SlowMode(models.Model):
    """A time in which an article, or the whole paper, is written to far more than usual.

    It ends by itself at `until`, which is put off for as long as the burst goes on.
    """

    article = models.ForeignKey(
        "newsroom.Article", null=True, on_delete=models.CASCADE, related_name="+"
    )
    """empty for the whole paper"""
    since = models.DateTimeField()
    until = models.DateTimeField()
    usual = models.FloatField()
    """comments in five minutes before it; kept, because the burst becomes the past it is held to"""
    why = models.CharField(max_length=250)
    told_at = models.DateTimeField(null=True)
    """when moderators were told that it is on"""
    over_at = models.DateTimeField(null=True)
    """when moderators were told that it is over"""

    class Meta:
        ordering = ["-since"]
        indexes = [models.Index(fields=["until"], name="slow_mode_by_end")]
        constraints = [
            models.UniqueConstraint(
                Coalesce("article", 0),
                condition=models.Q(over_at__isnull=True),
                name="one_slow_mode_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article or 'The whole paper'} until {self.until:%d %B %Y, %H:%M}"

    def is_on(self, now: dt.datetime) -> bool:
        """Return whether it holds at a moment."""
        return self.since <= now < self.until
