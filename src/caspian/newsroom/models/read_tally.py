from django.db import models


class ReadTally(models.Model):
    """How often an article was opened in one hour; nothing is kept about who opened it.

    Old hours are folded into days, and old days into years (`newsroom/old_reads.py`).
    """

    class Span(models.IntegerChoices):
        """How long a time the count is of; `hour` lies in it."""

        HOUR = 0
        DAY = 1
        YEAR = 2

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    hour = models.DateTimeField(db_index=True)
    span = models.PositiveSmallIntegerField(choices=Span.choices, default=Span.HOUR)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "hour", "span"], name="one_tally_per_span")
        ]
        indexes = [models.Index(fields=["span", "hour"], name="tallies_by_span")]

    def __str__(self) -> str:
        return f"{self.count} at {self.hour:%Y-%m-%d %H}:00"
