"""What follows from articles and their readers, and what waits for the press."""

from django.db import models


class Change(models.Model):
    """The outbox: a subject that changed, written in the transaction of the change itself.

    Rows are only added here, and only the press takes them out, when it has dealt with them.
    A second change of a subject is a second row: the first may be in the press's hands already.
    """

    subject = models.CharField(max_length=300)
    """as `newsroom.subjects` names it"""
    cause = models.CharField(max_length=120, blank=True)
    """what happened, in words, to explain why a page was made again; empty for parts"""
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.cause} ({self.subject})"


class Listed(models.Model):
    """An article's place in a list that readers page through; derived, see `newsroom.relist`.

    Finding the newest of a list among a million articles must cost the same as among ten: here
    it is a range of one index, where a join over topics and the tree would sort them all.
    """

    list = models.CharField(max_length=60)
    """as `newsroom.archive_pages.ListKey` writes it"""
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


class ArchivePage(models.Model):
    """A page of a list's archive, cut once it was full: the articles up to a position, for good.

    Numbers grow as pages are cut. What is published later goes to the head of the list, and
    what is withdrawn leaves its page shorter: neither moves an article from page to page.
    """

    list = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    """with `newest`, the position of the newest article that may stand in it"""
    newest = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list", "number"], name="one_archive_page_per_number"),
        ]
        indexes = [
            models.Index(fields=["list", "published_at", "newest"], name="archive_page_position"),
        ]

    def __str__(self) -> str:
        return f"archive page {self.number} of {self.list}"


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


class ViewTally(models.Model):
    """How often an article was opened in one hour; nothing is kept about who opened it.

    Old hours are folded into days, and old days into years (`newsroom/view_counts.py`).
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


class Withdrawn(models.Model):
    """A path that readers could once open and that answers 410 since."""

    path = models.CharField(max_length=500, unique=True)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "withdrawn"

    def __str__(self) -> str:
        return self.path
