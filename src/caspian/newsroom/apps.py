from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from PIL import Image


class NewsroomConfig(AppConfig):
    """The newsroom as a Django app."""

    name = "caspian.newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        """Connect what follows from a publication, the outbox, and how the desk takes dates."""
        # Models must be loaded first.
        from caspian.newsroom.desk import moments  # noqa: PLC0415

        # Before anything is imported that makes a form: its fields are made by then.
        moments.connect()
        from caspian.newsroom import (  # noqa: PLC0415
            named_records,
            notices,
            outbox,
            publishing,
            translating,
        )
        from caspian.newsroom.checks import door  # noqa: PLC0415
        from caspian.newsroom.desk import nonce, spreadsheets, times, titles  # noqa: PLC0415
        from caspian.newsroom.desk.accounts import guard  # noqa: PLC0415
        from caspian.newsroom.desk.notices import switches  # noqa: PLC0415
        from caspian.newsroom.drafts import unfinished  # noqa: PLC0415
        from caspian.newsroom.internals import index_words_alone  # noqa: PLC0415
        from caspian.newsroom.rights import connect as rights  # noqa: PLC0415

        # The bound of pixels is the paper's own, and looked at before anything is decoded.
        Image.MAX_IMAGE_PIXELS = None
        index_words_alone()
        publishing.connect()
        door.connect()
        outbox.connect()
        times.connect()
        nonce.connect()
        spreadsheets.connect()
        titles.connect()
        guard.connect()
        notices.connect()
        switches.connect()
        unfinished.connect()
        translating.connect()
        rights.connect()
        named_records.connect()
