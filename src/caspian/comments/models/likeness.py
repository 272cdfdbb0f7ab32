from django.db import models

from caspian.comments.models.comment import Comment


class Likeness(models.Model):
    """A comment, and how many have nearly repeated it since: a campaign, once they are many."""

    first = models.OneToOneField(
        Comment, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    others = models.PositiveIntegerField(default=0)
    """the comments that nearly repeat it"""
    articles = models.CharField(max_length=1000)
    """the articles that it and they stand under, as ",12,15,"; as many as there is room for"""
    last_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "likenesses"

    def __str__(self) -> str:
        return f"{self.first_id} and {self.others} like it"


class LikenessKey(models.Model):
    """One of the keys that a text shares with most texts that nearly repeat it."""

    key = models.BigIntegerField()
    likeness = models.ForeignKey(Likeness, on_delete=models.CASCADE, related_name="keys")

    class Meta:
        indexes = [models.Index(fields=["key", "likeness"], name="likeness_by_key")]

    def __str__(self) -> str:
        return f"{self.key} of {self.likeness_id}"
