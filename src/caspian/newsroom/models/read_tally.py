from django.db import models


class ReadTally(models.Model):
    """How often an article was opened in one hour; nothing is kept about who opened it."""

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    hour = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "hour"], name="one_tally_per_hour")
        ]

    def __str__(self) -> str:
        return f"{self.count} at {self.hour:%Y-%m-%d %H}:00"
