from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from caspian.common.languages import KNOWN


class HouseRule(Orderable, ClusterableModel):
    """One of the paper's published rules for comments; a comment is rejected by one of them."""

    title = models.CharField(max_length=80, unique=True, help_text="As short as “No insults”.")
    text = models.TextField(max_length=400, help_text="What it means, in a sentence or two.")

    panels = [
        FieldPanel("title"),
        FieldPanel("text"),
        InlinePanel("texts", heading="In other languages", label="Language"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "rule for comments"
        verbose_name_plural = "rules for comments"

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
    language = models.CharField(max_length=20, choices=KNOWN)
    title = models.CharField(max_length=80)
    text = models.TextField(max_length=400)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["house_rule", "language"],
                name="one_rule_text_per_language",
                violation_error_message="There is a text in this language already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"
