from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StylebookConfig(AppConfig):
    """The stylebook as a Django app."""

    name = "caspian.stylebook"
    verbose_name = _("Stylebook")

    def ready(self) -> None:
        """Let the outbox hear of it, and the newsroom check articles by it."""
        from caspian.stylebook import checking, watched  # noqa: PLC0415  after the models

        watched.connect()
        checking.connect()
