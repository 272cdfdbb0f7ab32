from django.db import models


class BroughtIn(models.Model):
    """Where a comment from another system came from, so that it never comes twice.

    The row outlives the comment's words: what its author withdrew is not brought in again.
    """

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    """what the other system calls it, such as "wordpress:4711" """
    comment = models.OneToOneField(
        "comments.Comment", on_delete=models.CASCADE, related_name="brought_in"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="one_comment_for_each_key")
        ]

    def __str__(self) -> str:
        return self.key
