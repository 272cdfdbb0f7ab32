from django.db import models


class Related(models.Model):
    """An article that goes with an article; computed when either is published."""

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="+")
    # It outlives its article until `relate` has seen whose lists that was in.
    other = models.ForeignKey(
        "newsroom.Article", on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    score = models.FloatField()
    """how much they have in common, higher is nearer; 0 where it only fills the list"""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "other"], name="related_once"),
        ]

    def __str__(self) -> str:
        return f"{self.other_id} goes with {self.article_id}"


class Likeness(models.Model):
    """What a public article is compared by; derived from its text, see `newsroom.related`.

    No foreign key: it says what must be counted out again when its article is gone.
    """

    article = models.PositiveBigIntegerField(primary_key=True)
    language = models.CharField(max_length=20)
    published_at = models.DateTimeField()
    traits = models.BinaryField()
    """as `related.traits.Traits.packed` packs them"""
    digest = models.BinaryField()
    """of all that is compared: what is published again as it was is left alone"""
    offered = models.PositiveSmallIntegerField(default=0)
    """how many articles go with it"""

    class Meta:
        indexes = [
            models.Index(fields=["language", "offered", "-published_at"], name="likeness_short"),
        ]

    def __str__(self) -> str:
        return f"what {self.article} is compared by"


class TraitUse(models.Model):
    """How many public articles of a language have a word, a topic or a place."""

    trait = models.PositiveBigIntegerField(primary_key=True)
    articles = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.trait:08x} in {self.articles}"


class StrongWord(models.Model):
    """One of the few words by which an article is found by others like it: an inverted index.

    No foreign key, for that would want a second index as large as the first.
    """

    pk = models.CompositePrimaryKey("word", "article")
    word = models.PositiveBigIntegerField()
    article = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.word:08x} of {self.article}"
