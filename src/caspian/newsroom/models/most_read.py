from django.db import models


class MostRead(models.Model):
    """An article's rank among the most read, renewed by the background worker (see `ranking`)."""

    rank = models.PositiveSmallIntegerField(unique=True)
    article = models.OneToOneField("newsroom.Article", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["rank"]

    def __str__(self) -> str:
        return f"{self.rank}. {self.article_id}"
