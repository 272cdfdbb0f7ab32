"""What articles are filed under, who writes them, and what was merged."""

import datetime as dt

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.search import index

from caspian.dossiers.models import LocalName, NamedInLanguages
from caspian.newsroom.models.reader_page import ReaderPage
from caspian.newsroom.public import PublicManager
from caspian.newsroom.spoken import SpokenField

MEDIA_TOPIC = RegexValidator(
    r"^medtop:\d{8}$", _("An IPTC Media Topic code is written medtop: and eight digits.")
)
UNDONE_WITHIN = dt.timedelta(days=1)
KEY_ARTICLES = 3
"""as many as an editor can put first on the page of a topic"""


class Section(ReaderPage):
    """Where articles are filed: a child of a language's home, a parent of articles."""

    about = models.TextField(
        blank=True, help_text=_("One sentence at the head of the section."), verbose_name=_("about")
    )

    content_panels = [*ReaderPage.content_panels, FieldPanel("about")]
    parent_page_types = ["newsroom.Home"]
    subpage_types = ["newsroom.Article"]
    search_fields = [*ReaderPage.search_fields, index.SearchField("about")]

    objects = PublicManager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")


class Topic(index.Indexed, NamedInLanguages, ClusterableModel):
    """What an article is about, tied to the nearest IPTC Media Topic."""

    name = models.CharField(max_length=120, unique=True, verbose_name=_("name"))
    slug = models.SlugField(
        max_length=120,
        unique=True,
        help_text=_("The last part of the topic's web address."),
        verbose_name=_("address"),
    )
    code = models.CharField(
        _("IPTC Media Topic"),
        max_length=15,
        validators=[MEDIA_TOPIC],
        help_text=_(
            "For example medtop:06000000 for environment; other newsrooms' systems read it."
        ),
    )
    about = models.TextField(
        blank=True,
        help_text=_("One or two sentences at the head of its page."),
        verbose_name=_("about"),
    )
    is_series = models.BooleanField(
        _("is a series"),
        default=False,
        help_text=_(
            "Its articles are parts of one story: each says which of them it is, and leads to the "
            "part before it and the part after it."
        ),
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldPanel("code"),
        FieldPanel("about"),
        FieldPanel("is_series"),
        InlinePanel("key_articles", max_num=KEY_ARTICLES, label=_("Article")),
        InlinePanel("local_names", heading=_("Names in other languages"), label=_("Name")),
    ]
    search_fields = [index.SearchField("name", boost=2), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name


class TopicName(LocalName):
    """What a topic is called in one language."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="local_names")

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "language"],
                name="one_topic_name_per_language",
                violation_error_message=_("There is a name in this language already."),
            )
        ]


class KeyArticle(models.Model):
    """An article that an editor put first on the page of a topic, in every language it is in."""

    # What Wagtail's Orderable has; through that class mypy finds no manager of these rows.
    sort_order_field = "sort_order"
    sort_order = models.IntegerField(null=True, blank=True, editable=False)
    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="key_articles")
    article = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="+", verbose_name=_("article")
    )

    class Meta:
        ordering = ["sort_order"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "article"],
                name="one_key_article_per_topic",
                violation_error_message=_("This article is a key article of the topic already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.topic_id}: {self.article_id}"


class Contributor(index.Indexed, models.Model):
    """Someone whose name stands over articles, with or without a way into the desk."""

    name = models.CharField(max_length=120, verbose_name=_("name"))
    slug = models.SlugField(
        max_length=120,
        unique=True,
        help_text=_("The last part of the contributor's web address."),
        verbose_name=_("address"),
    )
    role = models.CharField(
        max_length=120,
        blank=True,
        help_text=_("As readers see it: “Energy correspondent, Baku”."),
        verbose_name=_("role"),
    )
    about = models.TextField(
        blank=True, help_text=_("Two or three sentences about them."), verbose_name=_("about")
    )
    portrait = models.ForeignKey(
        "newsroom.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("portrait"),
    )
    beat = models.CharField(
        _("covers"),
        max_length=200,
        blank=True,
        help_text=_("What they write about, in a few words: “Oil, gas and electricity”."),
    )
    languages = SpokenField(
        _("languages"), blank=True, default=list, help_text=_("Those that readers can write in.")
    )
    email = models.EmailField(
        _("public e-mail address"),
        blank=True,
        help_text=_("Every reader can see it: leave it empty unless they want that."),
    )
    website = models.URLField(
        _("public web address"),
        blank=True,
        help_text=_("Where readers find them elsewhere, if they want to be found there."),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contributor",
        help_text=_("Their account in the desk, if they have one."),
        verbose_name=_("user"),
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldPanel("role"),
        FieldPanel("about"),
        FieldPanel("portrait"),
        FieldPanel("beat"),
        FieldPanel("languages"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("website")]),
        FieldPanel("user"),
    ]
    search_fields = [index.SearchField("name", boost=2), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")

    def __str__(self) -> str:
        return self.name


class Merge(models.Model):
    """A topic, place, contributor or section that became part of another, and how to undo that."""

    kind = models.CharField(max_length=20)
    loser = models.PositiveBigIntegerField()
    """the id of what is gone; it comes back under the same"""
    loser_name = models.CharField(max_length=255)
    winner = models.PositiveBigIntegerField()
    winner_name = models.CharField(max_length=255)
    articles = models.PositiveIntegerField()
    kept = models.JSONField()
    """what stood in the record that is gone"""
    moved = models.JSONField()
    """what named it, as `newsroom.merge.moving` notes it"""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.loser_name} into {self.winner_name}"

    @property
    def can_be_undone(self) -> bool:
        """Return whether it is less than a day old and stands."""
        return self.undone_at is None and timezone.now() - self.at < UNDONE_WITHIN
