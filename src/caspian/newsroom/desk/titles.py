"""How the desk calls a page: by what readers see, where they see one; a group, and a language.

Many find a public page at the desk who may not know what it will be called next.
"""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from caspian.newsroom.rights.account_role import group_in_words


def connect() -> None:
    """Let each page be called so. Not in our own models: some lists ask Wagtail's."""
    Page.get_admin_display_title = _shown
    # A group of ours is a role, and a kind of record has a name of its own, not its app's as well.
    Group.add_to_class("__str__", group_in_words)
    ContentType.add_to_class("__str__", _kind)
    # Wagtail gives it no name, and Django calls it as its class is called.
    Locale._meta.verbose_name, Locale._meta.verbose_name_plural = _("language"), _("languages")


def _kind(self: ContentType) -> str:
    return capfirst(self.name)


def _shown(self: Page) -> str:
    if self.is_root():
        return gettext("All languages")
    return str(self.title if self.live else self.draft_title or self.title)
