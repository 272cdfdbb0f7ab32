from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorrectionsConfig(AppConfig):
    """The corrections room as a Django app."""

    name = "caspian.corrections"
    verbose_name = _("Corrections")

    def ready(self) -> None:
        """Record what is published, and let the outbox hear of what readers see of that."""
        from caspian.corrections import recording, watched  # noqa: PLC0415  after the models

        watched.connect()
        recording.connect()
