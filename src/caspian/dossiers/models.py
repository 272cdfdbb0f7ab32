"""What the archive knows of the world. Coverage points here; nothing here knows an article."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.search import index

from caspian.dossiers.countries import COUNTRIES
from caspian.dossiers.local_name import LocalName, NamedInLanguages


class Place(index.Indexed, NamedInLanguages, ClusterableModel):
    """A place where things happen: its names, its country, its coordinates in degrees."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(
        max_length=120, unique=True, help_text="The last part of the place's web address."
    )
    country = models.CharField(max_length=2, choices=COUNTRIES)
    latitude = models.FloatField(
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text="Degrees, north positive: Baku is 40.41.",
    )
    longitude = models.FloatField(
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text="Degrees, east positive: Baku is 49.87.",
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldPanel("country"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        InlinePanel("local_names", heading="Names in other languages", label="Name"),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.RelatedFields("local_names", [index.SearchField("name")]),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PlaceName(LocalName):
    """What a place is called in one language."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="local_names")

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "language"],
                name="one_place_name_per_language",
                violation_error_message="There is a name in this language already.",
            )
        ]
