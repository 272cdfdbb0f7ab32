"""The front of a language and what stands on it."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from caspian.newsroom.front_page import front_blocks
from caspian.newsroom.models.reader_page import ReaderPage
from caspian.newsroom.public import PublicManager
from caspian.newsroom.stream_fields import StoredStreamField

MOST_CHARACTERS = 120
USUALLY, AT_MOST = dt.timedelta(hours=2), dt.timedelta(hours=24)
"""how long it stands: what the desk offers, and what it refuses to exceed"""


class Home(ReaderPage):
    """The front of one language; its slug is the language, so its path is the language's root."""

    front: Any = StoredStreamField(
        front_blocks(),
        blank=True,
        help_text=_("What you don't fill is filled with the newest articles. None appears twice."),
    )

    content_panels = [
        *ReaderPage.content_panels,
        HelpPanel(
            content=_(
                "<p>Top to bottom as readers see them. Perspectives and “Must read” stand "
                "beside what follows them, where the screen is wide enough.</p>"
            )
        ),
        FieldPanel("front", heading=_("Front")),
    ]
    stands_below_home = False
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.Section", "newsroom.Information"]

    objects = PublicManager()

    class Meta:
        verbose_name = _("home")
        verbose_name_plural = _("homes")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Check the home; its slug is its language, whatever a translation tool proposed."""
        if self.locale_id:
            self.slug = self.locale.language_code
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Check what a draft must have; the slug is the language here too."""
        self.slug = self.locale.language_code
        super().minimal_clean()


class BreakingNews(models.Model):
    """Words at the head of every page of one language, until a moment."""

    language = models.CharField(max_length=12, unique=True)
    """a code in small letters"""
    words = models.CharField(max_length=MOST_CHARACTERS)
    article = models.ForeignKey(
        "newsroom.Article", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    until = models.DateTimeField()
    since = models.DateTimeField()
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["language"]
        verbose_name = _("breaking news")
        verbose_name_plural = _("breaking news")

    def __str__(self) -> str:
        return f"{self.words} ({self.language}, until {self.until:%d %B %Y, %H:%M})"


class Pin(models.Model):
    """An article that an editor holds in "Must read" until a moment."""

    article = models.OneToOneField(
        "newsroom.Article", on_delete=models.CASCADE, related_name="pin", verbose_name=_("article")
    )
    pinned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("pinned by"),
    )
    pinned_at = models.DateTimeField(auto_now_add=True, verbose_name=_("pinned at"))
    until = models.DateTimeField(verbose_name=_("until"))

    class Meta:
        ordering = ["-pinned_at"]
        verbose_name = _("pin")
        verbose_name_plural = _("pins")

    def __str__(self) -> str:
        return f"{self.article} until {self.until:%d %B %Y, %H:%M}"


class MostRead(models.Model):
    """An article's rank among the most read, renewed by `newsroom.must_read`."""

    rank = models.PositiveSmallIntegerField(unique=True)
    article = models.OneToOneField("newsroom.Article", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["rank"]

    def __str__(self) -> str:
        return f"{self.rank}. {self.article_id}"


class Weather(models.Model):
    """The last known temperature in a place, with the time of the measurement."""

    place = models.OneToOneField("dossiers.Place", on_delete=models.CASCADE, related_name="+")
    temperature_c = models.FloatField()
    observed_at = models.DateTimeField()
    fetched_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "weather"

    def __str__(self) -> str:
        return f"{self.temperature_c} °C in {self.place}"
