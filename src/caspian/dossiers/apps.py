from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The dossiers as a Django app."""

    name = "caspian.dossiers"
    verbose_name = "Dossiers"
