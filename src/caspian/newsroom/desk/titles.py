"""How the desk calls a page: by what readers see, where they see one; and a language.

Many find a public page at the desk who may not know what it will be called next.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page


def connect() -> None:
    """Let each page be called so. Not in our own models: some lists ask Wagtail's."""
    Page.get_admin_display_title = _shown
    # Wagtail gives it no name, and Django calls it as its class is called.
    Locale._meta.verbose_name, Locale._meta.verbose_name_plural = _("language"), _("languages")


def _shown(self: Page) -> str:
    if self.is_root():
        return gettext("All pages")
    return str(self.title if self.live else self.draft_title or self.title)
