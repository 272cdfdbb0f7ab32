from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """The comments room as a Django app."""

    name = "caspian.comments"
    verbose_name = "Comments"

    def ready(self) -> None:
        """Let the outbox hear of whatever readers see of comments."""
        from caspian.comments import watched  # noqa: PLC0415  models must be loaded first

        watched.connect()
