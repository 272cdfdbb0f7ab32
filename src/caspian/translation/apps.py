from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    """The translation room as a Django app."""

    name = "caspian.translation"
    verbose_name = _("Translations")

    def ready(self) -> None:
        """Follow what is translated, published and saved."""
        from caspian.translation import following, watched  # noqa: PLC0415  after the models

        following.connect()
        watched.connect()
