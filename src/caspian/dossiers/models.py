"""What the archive knows of the world. Coverage points here; nothing here knows an article."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.search import index

from caspian.common.languages import KNOWN, babel_locale

COUNTRIES = tuple(
    sorted(
        (
            (code, name)
            for code, name in babel_locale("en").territories.items()
            if len(code) == 2
            and code.isalpha()
            and code not in {"EU", "EZ", "UN", "XA", "XB", "ZZ"}
        ),
        key=lambda pair: pair[1],
    )
)


def countries() -> tuple[tuple[str, str], ...]:
    """Return the countries to choose from, as codes and names.

    A function, so that no migration lists them: a name that the CLDR changes would ask for one.
    """
    return COUNTRIES


class LocalName(models.Model):
    """What something is called in one language; the thing itself keeps its English name."""

    language = models.CharField(max_length=20, choices=KNOWN, verbose_name=_("language"))
    name = models.CharField(max_length=120, verbose_name=_("name"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"


class NamedInLanguages(models.Model):
    """Anything with a name of its own and `local_names` in other languages."""

    class Meta:
        abstract = True

    def name_in(self, language: str) -> str:
        """Return the name in a language, or the default name where none is recorded."""
        if language == settings.LANGUAGE_CODE:
            return str(self.name)  # type: ignore[attr-defined]
        for local in self.local_names.all():  # type: ignore[attr-defined]
            if local.language == language:
                return str(local.name)
        return str(self.name)  # type: ignore[attr-defined]


class Place(index.Indexed, NamedInLanguages, ClusterableModel):
    """A place where things happen: its names, its country, its coordinates in degrees."""

    name = models.CharField(max_length=120, unique=True, verbose_name=_("name"))
    slug = models.SlugField(
        max_length=120,
        unique=True,
        help_text=_("The last part of the place's web address."),
        verbose_name=_("address"),
    )
    country = models.CharField(max_length=2, choices=countries, verbose_name=_("country"))
    latitude = models.FloatField(
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees, north positive: Baku is 40.41."),
        verbose_name=_("latitude"),
    )
    longitude = models.FloatField(
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees, east positive: Baku is 49.87."),
        verbose_name=_("longitude"),
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldPanel("country"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        InlinePanel("local_names", heading=_("Names in other languages"), label=_("Name")),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.RelatedFields("local_names", [index.SearchField("name")]),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("place")
        verbose_name_plural = _("places")

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
                violation_error_message=_("There is a name in this language already."),
            )
        ]
