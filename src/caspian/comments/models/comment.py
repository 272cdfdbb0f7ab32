"""What readers write, who they are to us, and what came in from elsewhere."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

NAME, TEXT, MARK, FORM = 60, 5000, 32, 16
"""characters that a name, a text, a mark and a form's number have at most; for texts the paper may
set fewer"""


class Comment(models.Model):
    """What a reader wrote under an article: plain text, with a name that the reader chose.

    Nothing here tells an address: marks are keyed hashes whose salts are thrown away in time
    (`comments.marks`), and the e-mail address itself is not kept at all.
    """

    class State(models.TextChoices):
        """Where a comment stands."""

        HELD = "held", _("Held")
        APPROVED = "approved", _("Published")
        REJECTED = "rejected", _("Rejected")
        WITHDRAWN = "withdrawn", _("Withdrawn by its author")

    article = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies"
    )
    """the comment that this one answers; one level deep"""
    commenter = models.ForeignKey(
        "comments.Commenter", null=True, on_delete=models.SET_NULL, related_name="comments"
    )
    written_by = models.ForeignKey(
        "newsroom.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """of the newsroom, answering for the paper"""
    name = models.CharField(max_length=NAME)
    text = models.TextField(max_length=TEXT)
    state = models.CharField(max_length=10, choices=State.choices, default=State.HELD)
    rule = models.ForeignKey(
        "comments.HouseRule", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """the rule that it was rejected by"""
    posted_at = models.DateTimeField()
    score = models.FloatField(default=0)
    """the shield's points; more is worse"""
    signs = models.JSONField(default=list)
    """what the shield saw: a list of {"name", "points", "words"}"""
    address_mark = models.CharField(max_length=MARK, blank=True)
    network_mark = models.CharField(max_length=MARK, blank=True)
    browser_mark = models.CharField(max_length=MARK, blank=True)
    email_mark = models.CharField(max_length=MARK, blank=True)
    form = models.CharField(max_length=FORM, blank=True, default="")
    """the number of the form that brought it, so that none brings two; empty for most"""
    alike = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """the first comment, on whatever article, that this one nearly repeats"""

    class Meta:
        indexes = [
            models.Index(fields=["article", "state", "posted_at"], name="comment_of_article"),
            models.Index(fields=["article", "posted_at"], name="comment_by_article"),
            models.Index(fields=["state", "posted_at"], name="comment_in_queue"),
            models.Index(fields=["network_mark", "posted_at"], name="comment_by_network"),
            models.Index(fields=["address_mark", "posted_at"], name="comment_by_address"),
            models.Index(fields=["email_mark"], name="comment_by_email"),
            models.Index(fields=["posted_at"], name="comment_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["form"], condition=~models.Q(form=""), name="one_comment_for_each_form"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:40]}"

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **kwargs: Any
    ) -> Self:
        """Return a stored comment, which remembers whether readers saw it."""
        comment = super().from_db(db, field_names, values, **kwargs)
        comment.was_shown = "state" in field_names and comment.is_shown
        return comment

    was_shown = False
    """whether readers saw it when it was read from the database"""

    @property
    def is_shown(self) -> bool:
        """Return whether readers see it."""
        return self.state == self.State.APPROVED


class Commenter(models.Model):
    """Somebody who comments from one browser, known by a cookie that only comments ever see."""

    key = models.CharField(max_length=MARK, unique=True)
    name = models.CharField(max_length=NAME)
    """as written last"""
    first_at = models.DateTimeField()
    approved = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    """decisions of moderators and, for those approved, comments that passed at once and stayed"""

    class Meta:
        indexes = [models.Index(fields=["name"], name="commenter_by_name")]

    def __str__(self) -> str:
        return self.name


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
