from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="comment", order=111)
class ShieldWords(BaseGenericSetting):
    """The paper's own words for the shield, besides the lists that come with it."""

    held = models.TextField(
        "words that hold a comment",
        blank=True,
        max_length=20_000,
        help_text="One on each line, in any language. Whole words only; end one with * for every "
        "word that begins so. Several words on one line: only where they follow one another.",
    )
    allowed = models.TextField(
        "words that are fine here",
        blank=True,
        max_length=20_000,
        help_text="One on each line: the shield's own lists leave them alone.",
    )

    panels = [FieldPanel("held"), FieldPanel("allowed")]

    class Meta:
        verbose_name = "Words that the shield knows"

    def __str__(self) -> str:
        return "Words that the shield knows"
