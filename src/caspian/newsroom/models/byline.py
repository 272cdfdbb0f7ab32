"""A contributor's part in an article."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class Byline(Orderable):
    """A contributor's part in an article."""

    class Role(models.TextChoices):
        """What the contributor did."""

        BY = "by", _("By")
        WITH = "with", _("With")
        PHOTOGRAPHS = "photographs", _("Photographs by")
        TRANSLATED_BY = "translated_by", _("Translated by")

    article = ParentalKey("newsroom.Article", on_delete=models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(
        "newsroom.Contributor",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("contributor"),
    )
    role = models.CharField(
        max_length=20, choices=Role.choices, default=Role.BY, verbose_name=_("role")
    )

    panels = [FieldRowPanel([FieldPanel("role"), FieldPanel("contributor")])]

    class Meta(Orderable.Meta):
        pass
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.contributor}"
