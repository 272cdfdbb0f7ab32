from typing import Any

from wagtail.admin.panels import FieldPanel, HelpPanel

from caspian.newsroom.body import StoredStreamField
from caspian.newsroom.front import front_blocks
from caspian.newsroom.models.reader_page import ReaderPage
from caspian.newsroom.public import PublicManager


class Home(ReaderPage):
    """The front of one language; its slug is the language, so its path is the language's root."""

    front: Any = StoredStreamField(
        front_blocks(),
        blank=True,
        help_text="What you don't fill is filled with the newest articles. None appears twice.",
    )

    content_panels = [
        *ReaderPage.content_panels,
        HelpPanel(
            content="<p>Top to bottom as readers see them. Perspectives and “Must read” stand "
            "beside what follows them, where the screen is wide enough.</p>"
        ),
        FieldPanel("front"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.Section", "newsroom.Information"]

    objects = PublicManager()

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Check the home; its slug is its language, whatever a translation tool proposed."""
        if self.locale_id:
            self.slug = self.locale.language_code
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Check what a draft must have; the slug is the language here too."""
        self.slug = self.locale.language_code
        super().minimal_clean()
