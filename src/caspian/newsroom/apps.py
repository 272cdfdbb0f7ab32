from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The newsroom as a Django app."""

    name = "caspian.newsroom"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        """Connect what follows from a publication, and the outbox."""
        from caspian.newsroom import listeners, outbox  # noqa: PLC0415  models must be loaded first

        listeners.connect()
        outbox.connect()
