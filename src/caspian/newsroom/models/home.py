from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField

from caspian.newsroom.front import front_blocks
from caspian.newsroom.models.reader_page import ReaderPage
from caspian.newsroom.public import PublicManager


class Home(ReaderPage):
    """The front of one language; its slug is the language, so its path is the language's root."""

    front = StreamField(
        front_blocks(),
        blank=True,
        help_text="What you don't fill is filled with the newest articles. None appears twice.",
    )

    content_panels = [
        *ReaderPage.content_panels,
        HelpPanel(content="<p>Choose a lead and packages, top to bottom as readers see them.</p>"),
        FieldPanel("front"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.Section", "newsroom.Information"]

    objects = PublicManager()
