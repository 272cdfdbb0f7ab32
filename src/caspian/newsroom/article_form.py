"""The form in which a journalist writes an article, grouped the way a journalist thinks."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from caspian.newsroom.change_notice import notice_in_form
from caspian.newsroom.desk.adding.form import (
    AddContributorPanel,
    AddsWhileWriting,
    ProposedPanel,
    proposed_field,
)
from caspian.newsroom.desk.articles.date_to_come import AsksAboutDateToCome, DateToComePanel
from caspian.newsroom.desk.articles.filing import ChoosesSection, section_field
from caspian.newsroom.desk.drafts.form import AlwaysSaves
from caspian.newsroom.desk.drafts.panels import OpenedPanel, UnfinishedPanel
from caspian.newsroom.desk.drafts.passages import KeepsPassages
from caspian.newsroom.desk.form_notes import Checklist, ImportNotePanel, SchedulePanel, SectionPanel
from caspian.newsroom.desk.publishing.banner import ReviewBanner
from caspian.newsroom.headlines import advice, counted
from caspian.newsroom.language_form import WritesInItsLanguage
from caspian.newsroom.rights.naming import names_too_much


class ArticleForm(
    KeepsPassages,
    AlwaysSaves,
    AddsWhileWriting,
    AsksAboutDateToCome,
    ChoosesSection,
    WritesInItsLanguage,
    WagtailAdminPageForm,
):
    """The article's form; every new change starts as a minor one until the editor says more."""

    filed_in = section_field()
    proposed = proposed_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_sections()
        self.offer_adding()
        # The last version's answer must not be taken over for the next change. A draft
        # that waits for its review is still the same change, so its answer stays.
        if self.instance.live and not self.instance.has_unpublished_changes:
            self.initial["change"] = "minor"

    def clean(self) -> Any:
        """Ask about a date to come first: the answer may be a schedule, which is checked too."""
        self.settle_date_to_come()
        return super().clean()

    def clean_title(self) -> str:
        """Return the headline in one line: its field grows, and takes a line break as a space."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def has_changed(self) -> bool:
        """Return whether anything was changed; what readers are to be told is a change."""
        return bool(super().has_changed()) or notice_in_form(self.data) is not None

    def save(self, commit: bool = True) -> Any:
        """Save, and keep what readers are to be told of the change; that is no typo."""
        notice = notice_in_form(self.data)
        self.instance.told = notice.packed() if notice else {}
        if notice is not None:
            self.instance.change = "update"
        return super().save(commit=commit)

    def _post_clean(self) -> None:
        """Refuse what names a thing its author could not choose; the form again would show it."""
        super()._post_clean()
        if names_too_much(self.for_user, self.instance):
            raise PermissionDenied


STORY = [
    OpenedPanel(),
    UnfinishedPanel(),
    ReviewBanner(),
    ProposedPanel(),
    DateToComePanel(),
    ImportNotePanel(),
    # Not Wagtail's panel of titles: its script makes the address, by rules of no language.
    FieldPanel(
        "title",
        classname="title",
        heading=_("Headline"),
        help_text=advice("title", _("As it stands over the article.")),
        widget=AdminAutoHeightTextInput(attrs={"placeholder": _("Headline")}),
        attrs=counted("title"),
    ),
    FieldPanel(
        "standfirst",
        help_text=advice("standfirst", _("One or two sentences under the headline.")),
        attrs=counted("standfirst"),
    ),
    SectionPanel(),
    MultiFieldPanel(
        [
            FieldPanel(
                "lead_picture",
                heading=_("Picture"),
                help_text=_("Cards and social networks show it too, cut round its focal point."),
            ),
            FieldPanel("lead_alt"),
            FieldRowPanel(
                [
                    FieldPanel("lead_caption", help_text=_("Under the picture.")),
                    FieldPanel("lead_credit"),
                ]
            ),
        ],
        heading=_("Lead picture"),
    ),
    FieldPanel("body", heading=_("Text"), attrs={"data-controller": "desk-body"}),
]
WHO_AND_WHERE = [
    MultipleChooserPanel(
        "bylines", chooser_field_name="contributor", heading=_("Bylines"), label=_("Byline")
    ),
    AddContributorPanel(),
    FieldPanel("dateline"),
    FieldPanel(
        "places",
        widget=Checklist(_("places")),
        help_text=_("Where it happens. It is listed on the page of each."),
    ),
    FieldPanel(
        "topics",
        widget=Checklist(_("topics")),
        help_text=_("What it is about. It is listed on the page of each."),
    ),
]
WHERE_IT_SHOWS = [
    FieldPanel("kind"),
    FieldPanel(
        "short_headline",
        help_text=advice("short_headline", _("For the front and for lists. Empty: the headline.")),
        attrs=counted("short_headline"),
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "seo_title",
                heading=_("Search title"),
                help_text=advice(
                    "seo_title",
                    _("What search engines and social networks show. Empty: the headline."),
                ),
                attrs=counted("seo_title"),
            ),
            FieldPanel(
                "search_description",
                heading=_("Search description"),
                help_text=advice(
                    "search_description", _("The words under it. Empty: the standfirst.")
                ),
                attrs=counted("search_description"),
            ),
            FieldPanel(
                "slug",
                heading=_("Address"),
                help_text=_("The last part of its address. It is made of the headline."),
            ),
        ],
        heading=_("Search engines and social networks"),
    ),
]
WHEN_AND_RIGHTS = [
    SchedulePanel(heading=_("Publication")),
    DateToComePanel(),
    MultiFieldPanel([FieldPanel("published_at"), FieldPanel("change")], heading=_("Dates")),
    FieldPanel("takes_comments", heading=_("Readers may comment")),
    PublishingPanel(),
    CommentPanel(),
]


def article_form() -> TabbedInterface:
    """Return the form: a tab for the story, and one for each thing that one thinks of after it."""
    return TabbedInterface(
        [
            ObjectList(STORY, heading=_("Story")),
            ObjectList(WHO_AND_WHERE, heading=_("Who and where")),
            ObjectList(WHERE_IT_SHOWS, heading=_("Where it shows")),
            ObjectList(WHEN_AND_RIGHTS, heading=_("When and rights")),
        ],
        base_form_class=ArticleForm,
    )
