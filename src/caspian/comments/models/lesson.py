from django.db import models

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
