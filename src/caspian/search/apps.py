from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search room as a Django app."""

    name = "caspian.search"
    verbose_name = "Search"
