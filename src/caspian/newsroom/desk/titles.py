"""How the desk's lists call a page: by what readers see, where they see one.

Many find a public page at the desk who may not know what it will be called next.
"""

from wagtail.models import Page


def connect() -> None:
    """Let each page be called so. Not in our own models: some lists ask Wagtail's."""
    Page.get_admin_display_title = _shown


def _shown(self: Page) -> str:
    return str(self.title if self.live else self.draft_title or self.title)
