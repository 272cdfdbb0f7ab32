"""The form in which a journalist writes an article, grouped the way a journalist thinks."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)

from caspian.newsroom.desk.checklist import Checklist
from caspian.newsroom.desk.import_note import ImportNotePanel

# Lengths that search results and lists on a phone show whole: advice, not limits.
HEADLINE, SHORT_HEADLINE, STANDFIRST = 65, 40, 160


class ArticleForm(WagtailAdminPageForm):
    """The article's form; every new change starts as a minor one until the editor says more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The last version's answer must not be taken over for the next change. A draft
        # that waits for its review is still the same change, so its answer stays.
        if self.instance.live and not self.instance.has_unpublished_changes:
            self.initial["change"] = "minor"


def _counted(length: int) -> dict[str, str]:
    """Return what makes a field count its characters against a length."""
    return {"data-controller": "desk-count", "data-desk-count-length-value": str(length)}


ARTICLE_PANELS = [
    ImportNotePanel(),
    MultiFieldPanel(
        [
            TitleFieldPanel(
                "title",
                heading="Headline",
                help_text="As it stands over the article.",
                placeholder=False,
                attrs=_counted(HEADLINE),
            ),
            FieldPanel("standfirst", attrs=_counted(STANDFIRST)),
            FieldPanel("short_headline", attrs=_counted(SHORT_HEADLINE)),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("dateline")]),
        ],
        heading="Head",
    ),
    InlinePanel("bylines", heading="Bylines", label="Byline"),
    MultiFieldPanel(
        [
            FieldPanel("lead_picture"),
            FieldPanel("lead_alt"),
            FieldPanel("lead_caption"),
            FieldPanel("lead_credit"),
        ],
        heading="Lead picture",
    ),
    FieldPanel("body", heading="Text"),
    MultiFieldPanel(
        [
            FieldPanel("topics", widget=Checklist("topics")),
            FieldPanel("places", widget=Checklist("places")),
        ],
        heading="Filed under",
    ),
    MultiFieldPanel([FieldPanel("change"), FieldPanel("published_at")], heading="Dates"),
]
PROMOTE_PANELS = [
    MultiFieldPanel(
        [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
        heading="Address and search results",
    ),
    MultiFieldPanel([FieldPanel("takes_comments")], heading="Comments"),
]
