"""What moderators decide, and by which rules."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from caspian.comments.models.comment import MARK, Comment
from caspian.common.languages import KNOWN


class HouseRule(Orderable, ClusterableModel):
    """One of the paper's published rules for comments; a comment is rejected by one of them."""

    title = models.CharField(
        max_length=80,
        unique=True,
        help_text=_("As short as “No insults”."),
        verbose_name=_("title"),
    )
    text = models.TextField(
        max_length=400, help_text=_("What it means, in a sentence or two."), verbose_name=_("text")
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("text"),
        InlinePanel("texts", heading=_("In other languages"), label=_("Language")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("rule for comments")
        verbose_name_plural = _("rules for comments")

    def __str__(self) -> str:
        return self.title

    def text_in(self, language: str) -> "HouseRuleText | HouseRule":
        """Return whatever carries `title` and `text` in a language: the first one if none does."""
        for text in self.texts.all():
            if text.language == language:
                return text
        return self


class HouseRuleText(models.Model):
    """A rule in another language."""

    house_rule = ParentalKey(HouseRule, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=20, choices=KNOWN, verbose_name=_("language"))
    title = models.CharField(max_length=80, verbose_name=_("title"))
    text = models.TextField(max_length=400, verbose_name=_("text"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["house_rule", "language"],
                name="one_rule_text_per_language",
                violation_error_message=_("There is a text in this language already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class Decision(models.Model):
    """One change of a comment's state: who, when, from what to what, and why. Never changed."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="decisions")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    """empty for the shield and for the comment's own author"""
    at = models.DateTimeField(db_index=True)
    before = models.CharField(max_length=10, choices=Comment.State.choices, blank=True)
    after = models.CharField(max_length=10, choices=Comment.State.choices)
    rule = models.ForeignKey(
        "comments.HouseRule", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    why = models.CharField(max_length=250, blank=True)
    batch = models.CharField(max_length=32, blank=True, db_index=True)
    """what was decided with one press of a button, and can be undone with one"""
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.before} to {self.after}"


class Ban(models.Model):
    """Somebody's comments are not taken until a moment; known by a mark, never by an address."""

    class Kind(models.TextChoices):
        """What the mark was made of."""

        COMMENTER = "commenter", _("This browser's cookie")
        ADDRESS = "address", _("This network address")
        BROWSER = "browser", _("This kind of browser in this network")
        EMAIL = "email", _("This e-mail address")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    mark = models.CharField(max_length=2 * MARK)
    until = models.DateTimeField()
    banned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    banned_at = models.DateTimeField(auto_now_add=True)
    why = models.CharField(max_length=250, blank=True)
    comment = models.ForeignKey(
        "comments.Comment", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    """the one that it was for"""

    class Meta:
        ordering = ["-banned_at"]
        indexes = [models.Index(fields=["mark", "until"], name="ban_by_mark")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} until {self.until:%d %B %Y, %H:%M}"


class SecondLook(models.Model):
    """A published comment that would not pass today; a moderator keeps it or takes it down.

    It holds none of the comment's words: why it would not pass is found anew when somebody looks.
    """

    comment = models.OneToOneField(
        Comment, primary_key=True, on_delete=models.CASCADE, related_name="second_look"
    )
    found_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.comment_id} since {self.found_at:%d %B %Y, %H:%M}"


class LookThrough(models.Model):
    """How far the published comments were looked through by the rules of a version: one row."""

    version = models.PositiveIntegerField(default=0)
    upto = models.BigIntegerField(default=0)
    """the last comment that was looked at"""
    last = models.BigIntegerField(default=0)
    """the newest comment when it began: what came in later has passed these rules"""

    def __str__(self) -> str:
        return f"by version {self.version}, up to {self.upto} of {self.last}"
