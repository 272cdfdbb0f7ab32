from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The search room as a Django app."""

    name = "caspian.search"
    verbose_name = _("Search")
