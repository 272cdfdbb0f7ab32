from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """The comments room as a Django app."""

    name = "caspian.comments"
    verbose_name = "Comments"
