"""The form in which a journalist writes an article, grouped the way a journalist thinks."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from caspian.newsroom.desk.import_note import ImportNotePanel


class ArticleForm(WagtailAdminPageForm):
    """The article's form; every new change starts as a minor one until the editor says more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The last version's answer must not be taken over for the next change. A draft
        # that waits for its review is still the same change, so its answer stays.
        if self.instance.live and not self.instance.has_unpublished_changes:
            self.initial["change"] = "minor"


ARTICLE_PANELS = [
    ImportNotePanel(),
    MultiFieldPanel(
        [
            FieldPanel("title", heading="Headline"),
            FieldPanel("short_headline"),
            FieldPanel("standfirst"),
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
    FieldPanel("body"),
    MultiFieldPanel([FieldPanel("topics"), FieldPanel("places")], heading="Filed under"),
    MultiFieldPanel([FieldPanel("change"), FieldPanel("published_at")], heading="Dates"),
]
