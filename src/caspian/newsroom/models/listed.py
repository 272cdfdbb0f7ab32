from django.db import models


class Listed(models.Model):
    """An article's place in a list that readers page through; derived, see `newsroom.relist`.

    Finding the newest of a list among a million articles must cost the same as among ten: here
    it is a range of one index, where a join over topics and the tree would sort them all.
    """

    list = models.CharField(max_length=60)
    """as `newsroom.lists.ListKey` writes it"""
    published_at = models.DateTimeField()
    article = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "list"], name="listed_once"),
        ]
        indexes = [
            models.Index(fields=["list", "-published_at", "-article"], name="listed_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} in {self.list}"


class Volume(models.Model):
    """A page of a list, bound once it was full: the articles up to a position, for good.

    Numbers grow as volumes are bound. What is published later goes to the head of the list, and
    what is withdrawn leaves its volume thinner: neither moves an article from page to page.
    """

    list = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    """with `newest`, the position of the newest article that may stand in it"""
    newest = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list", "number"], name="one_volume_per_number"),
        ]
        indexes = [
            models.Index(fields=["list", "published_at", "newest"], name="volume_position"),
        ]

    def __str__(self) -> str:
        return f"volume {self.number} of {self.list}"
