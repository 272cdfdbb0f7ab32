import datetime as dt
from typing import Any, cast

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from caspian.newsroom.article_form import article_form
from caspian.newsroom.body import body_blocks
from caspian.newsroom.change_notice import TOLD
from caspian.newsroom.drafts.proposed import PROPOSED, Proposal, proposed_of
from caspian.newsroom.drafts.unfinished import KEY, typed_of
from caspian.newsroom.models.reader_page import ReaderPage
from caspian.newsroom.named_records import NamedRecordsField
from caspian.newsroom.public import ArticleManager
from caspian.newsroom.rights.taking_back import ArticlePermissions
from caspian.newsroom.stream_fields import CleanStreamField


class Article(ReaderPage):
    """One item of the paper; its section is its parent, its headline is Wagtail's title."""

    class Kind(models.TextChoices):
        """What a reader should take the article for."""

        NEWS = "news", _("News")
        ANALYSIS = "analysis", _("Analysis")
        PERSPECTIVE = "perspective", _("Perspective (opinion)")
        INTERVIEW = "interview", _("Interview")
        EXPLAINER = "explainer", _("Explainer")

    class Change(models.TextChoices):
        """What a new version means to those who read the one before."""

        MINOR = "minor", _("A small correction of wording or spelling: the date stays")
        UPDATE = "update", _("Something new for readers: show “Updated” with the time")

    kind = models.CharField(
        max_length=20, choices=Kind.choices, default=Kind.NEWS, verbose_name=_("kind")
    )
    short_headline = models.CharField(
        max_length=80,
        blank=True,
        help_text=_("For lists. Empty: the headline."),
        verbose_name=_("short headline"),
    )
    standfirst = models.TextField(
        blank=True,
        max_length=400,
        help_text=_("One or two sentences under the headline."),
        verbose_name=_("standfirst"),
    )
    dateline = models.ForeignKey(
        "dossiers.Place",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where it was written, if that matters to the reader."),
        verbose_name=_("dateline"),
    )
    body = CleanStreamField(body_blocks(), blank=True, verbose_name=_("body"))
    lead_picture = models.ForeignKey(
        "newsroom.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    lead_alt = models.CharField(
        _("alt text"),
        max_length=250,
        blank=True,
        help_text=_("Empty: the picture's own description."),
    )
    lead_caption = models.CharField(_("caption"), max_length=300, blank=True)
    lead_credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Empty: the picture's own credit.")
    )
    topics = NamedRecordsField(
        "newsroom.Topic", blank=True, related_name="+", verbose_name=_("topics")
    )
    places = NamedRecordsField(
        "dossiers.Place", blank=True, related_name="+", verbose_name=_("places")
    )
    published_at = models.DateTimeField(
        _("date shown to readers"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Empty: the moment at which it is first published."),
    )
    change = models.CharField(
        _("this change is"),
        max_length=10,
        choices=Change.choices,
        default=Change.MINOR,
        help_text=_("Readers see “Updated” only when you say that there is something new."),
    )
    updated_at = models.DateTimeField(null=True, blank=True, editable=False)
    takes_comments = models.BooleanField(
        _("readers may comment"),
        default=True,
        help_text=_("Off: no form under the article. Comments that are published stay."),
    )
    comments_since = models.DateTimeField(null=True, blank=True, editable=False)
    """from when on the days of its comments count; empty: the date that readers see"""

    retracted_at = models.DateTimeField(null=True, blank=True, editable=False)
    """since when the paper no longer stands by it; its page stays, and says so"""

    edit_handler = article_form()
    stands_below_home = False
    parent_page_types = ["newsroom.Section"]
    subpage_types: list[str] = []
    search_fields = [
        *ReaderPage.search_fields,
        index.SearchField("short_headline"),
        index.SearchField("standfirst", boost=1.5),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("published_at"),
        index.RelatedFields(
            "bylines", [index.RelatedFields("contributor", [index.SearchField("name")])]
        ),
    ]

    objects = ArticleManager()

    as_typed: dict[str, Any] = {}
    """of a draft: what its fields cannot hold, kept in the revision alone"""
    proposed: list[Proposal] = []
    """of a draft: what its writer proposes to add, kept in the revision alone"""

    told: dict[str, str] = {}
    """what readers are to be told of this change; of the revision that says so alone"""

    class Meta:
        indexes = [models.Index(fields=["-published_at", "-page_ptr"], name="article_newest")]
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def permissions_for_user(self, user: Any) -> ArticlePermissions:
        """Return what somebody may do with it."""
        return ArticlePermissions(user, self)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save; a public article always has the date that readers see."""
        if self.live and self.published_at is None:
            self.published_at = self.first_published_at
        return super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "Article":
        """Return this article with a revision's content."""
        article: Article = super().with_content_json(content)
        article.as_typed = typed_of(content)
        article.proposed = proposed_of(content.get(PROPOSED))
        # Not what it was told with: that was of the change before, and readers have it.
        article.told = {}
        # An older draft must not take back what was settled at a later publication.
        article.updated_at = self.updated_at
        article.retracted_at = self.retracted_at
        # A revision keeps milliseconds: the same moment must not become an earlier one by that.
        if article.published_at in (None, _to_milliseconds(self.published_at)):
            article.published_at = self.published_at
        return article

    def serializable_data(self) -> dict[str, Any]:
        """Return the content of a revision, with what of a draft no field can hold."""
        content: dict[str, Any] = super().serializable_data()
        beside = {KEY: self.as_typed, PROPOSED: self.proposed, TOLD: self.told}
        return content | {name: held for name, held in beside.items() if held}

    @property
    def date_shown(self) -> dt.datetime:
        """Return the date that readers see; for a draft, the moment of its last change."""
        moment = self.published_at or self.latest_revision_created_at or timezone.now()
        return cast(dt.datetime, moment)

    @property
    def comments_begin(self) -> dt.datetime | None:
        """Return the moment from which on the days count for which it takes comments."""
        moments = [one for one in (self.published_at, self.comments_since) if one]
        return max(moments, default=None)

    @property
    def list_headline(self) -> str:
        """Return the headline for lists."""
        return self.short_headline or self.title

    @cached_property
    def section(self) -> Any:
        """Return the section that the article is filed in."""
        return self.get_parent().specific


def _to_milliseconds(moment: dt.datetime | None) -> dt.datetime | None:
    return moment and moment.replace(microsecond=moment.microsecond // 1000 * 1000)
