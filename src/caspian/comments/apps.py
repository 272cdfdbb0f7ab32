from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    """The comments room as a Django app."""

    name = "caspian.comments"
    verbose_name = _("Comments")

    def ready(self) -> None:
        """Let the outbox hear of whatever readers see of comments, and the shield of our names."""
        from caspian.comments import names_of_ours, watched  # noqa: PLC0415  after the models

        watched.connect()
        names_of_ours.connect()
