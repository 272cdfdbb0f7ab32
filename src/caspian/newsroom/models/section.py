from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from caspian.newsroom.models.reader_page import ReaderPage
from caspian.newsroom.public import PublicManager


class Section(ReaderPage):
    """Where articles are filed: a child of a language's home, a parent of articles."""

    about = models.TextField(blank=True, help_text="One sentence at the head of the section.")

    content_panels = [*ReaderPage.content_panels, FieldPanel("about")]
    parent_page_types = ["newsroom.Home"]
    subpage_types = ["newsroom.Article"]
    search_fields = [*ReaderPage.search_fields, index.SearchField("about")]

    objects = PublicManager()
