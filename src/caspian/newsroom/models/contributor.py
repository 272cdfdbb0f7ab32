from django.conf import settings
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index


class Contributor(index.Indexed, models.Model):
    """Someone whose name stands over articles, with or without a way into the desk."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(
        max_length=120, unique=True, help_text="The last part of the contributor's web address."
    )
    role = models.CharField(
        max_length=120, blank=True, help_text="As readers see it: “Energy correspondent, Baku”."
    )
    about = models.TextField(blank=True, help_text="Two or three sentences about them.")
    portrait = models.ForeignKey(
        "newsroom.Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contributor",
        help_text="Their account in the desk, if they have one.",
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldPanel("role"),
        FieldPanel("about"),
        FieldPanel("portrait"),
        FieldPanel("user"),
    ]
    search_fields = [index.SearchField("name", boost=2), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
