from wagtail.admin.panels import FieldPanel

from caspian.newsroom.body import CleanStreamField, body_blocks
from caspian.newsroom.models.reader_page import ReaderPage
from caspian.newsroom.public import PublicManager


class Information(ReaderPage):
    """A page about the paper itself: about, contact, corrections policy."""

    body = CleanStreamField(body_blocks(), blank=True)

    content_panels = [*ReaderPage.content_panels, FieldPanel("body")]
    parent_page_types = ["newsroom.Home"]
    subpage_types: list[str] = []

    objects = PublicManager()
