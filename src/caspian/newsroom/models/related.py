from django.db import models


class Related(models.Model):
    """An article that goes with an article; reckoned when either is published."""

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    """how much they have in common; higher is nearer"""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "other"], name="related_once"),
        ]

    def __str__(self) -> str:
        return f"{self.other_id} goes with {self.article_id}"
