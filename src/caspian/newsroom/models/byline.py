from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class Byline(Orderable):
    """A contributor's part in an article."""

    class Role(models.TextChoices):
        """What the contributor did."""

        BY = "by", "By"
        WITH = "with", "With"
        PHOTOGRAPHS = "photographs", "Photographs by"
        TRANSLATED_BY = "translated_by", "Translated by"

    article = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(
        "newsroom.Contributor", on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.BY)

    panels = [FieldRowPanel([FieldPanel("role"), FieldPanel("contributor")])]

    class Meta(Orderable.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.contributor}"
