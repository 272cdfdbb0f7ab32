"""What the shield keeps: lessons, likenesses, words, marks' keys, slow mode, our names."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from caspian.comments.models.comment import Comment


class Lesson(models.Model):
    """What a moderator decided on a comment, for the classifier to learn from.

    It keeps hashes of the comment's words, sixteen bits each, and no word.
    """

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="+")
    is_published = models.BooleanField()
    features = models.BinaryField()
    """unsigned 16-bit numbers, little-endian"""

    class Meta:
        indexes = [models.Index(fields=["is_published", "id"], name="lesson_by_decision")]

    def __str__(self) -> str:
        return f"{'published' if self.is_published else 'rejected'}: {self.comment_id}"


class Learned(models.Model):
    """What the classifier made of the lessons: one row, replaced when there are new ones."""

    taught = models.CharField(max_length=80, default="")
    """which lessons it knows: how many of each kind, and the last of them"""
    published = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    """lessons of each kind"""
    weights = models.BinaryField(default=b"")
    """2^16 32-bit floating-point numbers, little-endian; empty until there are enough lessons"""

    class Meta:
        verbose_name_plural = "learned"

    def __str__(self) -> str:
        return f"from {self.published} published and {self.rejected} rejected"


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


class Salt(models.Model):
    """What marks are keyed with from a moment on; thrown away, it takes their meaning with it."""

    since = models.DateTimeField(unique=True)
    value = models.CharField(max_length=64)

    class Meta:
        ordering = ["-since"]

    def __str__(self) -> str:
        return f"since {self.since:%d %B %Y}"


@register_setting(icon="comment", order=111)
class ShieldWords(BaseGenericSetting):
    """The paper's own words for the shield, besides the lists that come with it."""

    held = models.TextField(
        _("words that hold a comment"),
        blank=True,
        max_length=20_000,
        help_text=_(
            "One on each line, in any language. Whole words only; end one with * for every "
            "word that begins so. Several words on one line: only where they follow one another."
        ),
    )
    allowed = models.TextField(
        _("words that are fine here"),
        blank=True,
        max_length=20_000,
        help_text=_("One on each line: the shield's own lists leave them alone."),
    )

    panels = [FieldPanel("held"), FieldPanel("allowed")]

    class Meta:
        verbose_name = _("Words that the shield knows")

    def __str__(self) -> str:
        return "Words that the shield knows"


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


class OurNames(models.Model):
    """Which state of the paper's names this is: one row, with another version after each change."""

    version = models.CharField(max_length=32)

    class Meta:
        verbose_name_plural = _("our names")

    def __str__(self) -> str:
        return self.version
