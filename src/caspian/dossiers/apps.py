from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DossiersConfig(AppConfig):
    """The dossiers as a Django app."""

    name = "caspian.dossiers"
    verbose_name = _("Dossiers")
