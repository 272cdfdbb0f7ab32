import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

from caspian.common.languages import KNOWN
from caspian.dossiers.models import Place

OF_ALL_DATES = _(
    "All dates and times, on the reader's pages and in the desk, are given in this time zone, "
    "such as Asia/Baku."
)


class EnglishDates(models.TextChoices):
    """How dates are written in English: the values are the regions of BCP 47."""

    AMERICAN = "US", _("American: November 29, 2026")
    BRITISH = "GB", _("British: 29 November 2026")


class Clock(models.TextChoices):
    """How the hour is written: the values are the hour cycles of BCP 47."""

    OF_LANGUAGE = "", _("As each language has it")
    TWENTY_FOUR = "h23", _("24 hours: 21:30")
    TWELVE = "h12", _("12 hours: 9:30 PM")


def check_time_zone(name: str) -> None:
    """Raise ValidationError unless the name is one of the IANA time zones."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(gettext("Write a time zone as Region/City, for example Asia/Baku."))


@register_setting(icon="site")
class Publication(BaseGenericSetting, ClusterableModel):
    """The paper: its name, its about text, its city, its time zone, its social addresses."""

    name = models.CharField(max_length=80, default="The Caspian Times", verbose_name=_("name"))
    about = models.TextField(
        default=(
            "The Caspian Times showcases stories and perspectives from across the Caspian and "
            "the wider Eurasian region. We want to inform, inspire and empower our readers with "
            "high-quality journalism."
        ),
        help_text=_("Stands on every article page and at the foot of every page."),
        verbose_name=_("about"),
    )
    city = models.ForeignKey(
        Place,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The masthead shows the weather of this city. Without one it shows none."),
        verbose_name=_("city"),
    )
    time_zone = models.CharField(
        max_length=60,
        default="Asia/Baku",
        validators=[check_time_zone],
        help_text=_("Dates on the reader's pages are given in this time zone, such as Asia/Baku."),
        verbose_name=_("time zone"),
    )
    english_dates = models.CharField(
        _("dates in English"),
        max_length=2,
        choices=EnglishDates,
        default=EnglishDates.AMERICAN,
        help_text=_("How readers see dates on English pages."),
    )
    clock = models.CharField(
        _("clock"),
        max_length=3,
        blank=True,
        choices=Clock,
        default=Clock.OF_LANGUAGE,
        help_text=_("How readers see the hour, in every language."),
    )
    publisher = models.CharField(
        _("publisher"),
        max_length=120,
        blank=True,
        help_text=_("Who runs the paper, at the foot of every page: a person or a company."),
    )
    address = models.TextField(
        _("address"), max_length=300, blank=True, help_text=_("Where post reaches the paper.")
    )
    letters = models.EmailField(
        _("letters to the editor"),
        blank=True,
        help_text=_("The e-mail address at the foot of every page that readers write to."),
    )
    must_read_days = models.PositiveSmallIntegerField(
        default=7,
        help_text=_("“Must read” counts what was opened in this many days."),
        verbose_name=_("must read days"),
    )
    must_read_half_life = models.PositiveSmallIntegerField(
        _("half-life of a view"),
        default=24,
        validators=[MinValueValidator(1)],
        help_text=_("In hours: a view this old counts half as much as one of now."),
    )
    views_by_beacon = models.BooleanField(
        _("count views by a beacon"),
        default=False,
        help_text=_(
            "For a paper behind a CDN, which answers most readers itself: each article ends in an "
            "invisible picture of one pixel, without a cookie, that is asked for here."
        ),
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("about")], heading=_("The paper")),
        MultiFieldPanel(
            [FieldPanel("publisher"), FieldPanel("address"), FieldPanel("letters")],
            heading=_("Imprint"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("city"),
                FieldPanel("time_zone", help_text=OF_ALL_DATES),
                FieldPanel("english_dates"),
                FieldPanel("clock"),
            ],
            heading=_("Masthead and dates"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("must_read_days"),
                FieldPanel("must_read_half_life"),
                FieldPanel("views_by_beacon"),
            ],
            heading=_("Must read"),
        ),
        InlinePanel("texts", heading=_("In other languages"), label=_("Language")),
        InlinePanel("social_addresses", heading=_("Elsewhere"), label=_("Address")),
    ]

    class Meta:
        verbose_name = _("Publication")

    def __str__(self) -> str:
        return self.name

    def text_in(self, language: str) -> "PublicationText | Publication":
        """Return whatever carries `name` and `about` in a language: the default if none does."""
        for text in self.texts.all():
            if text.language == language:
                return text
        return self


class PublicationText(models.Model):
    """The paper's name and about text in a language other than its first."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=20, choices=KNOWN, verbose_name=_("language"))
    name = models.CharField(max_length=80, verbose_name=_("name"))
    about = models.TextField(verbose_name=_("about"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "language"],
                name="one_publication_text_per_language",
                violation_error_message=_("There is a text in this language already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"


class SocialAddress(Orderable):
    """Where else the paper can be followed."""

    publication = ParentalKey(
        Publication, on_delete=models.CASCADE, related_name="social_addresses"
    )
    name = models.CharField(
        max_length=40, help_text=_("As readers see it: “Telegram”."), verbose_name=_("name")
    )
    address = models.URLField(verbose_name=_("address"))

    def __str__(self) -> str:
        return self.name
