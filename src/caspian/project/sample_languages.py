"""Opens the other languages of a new sample paper, one after another, while it is being read."""

import threading
from pathlib import Path

from django.conf import settings

from caspian.newsroom.bulk import index_everything
from caspian.newsroom.models import User
from caspian.wire.sample.languages import open_sample_language, sample_languages

WANTED = Path(settings.HOME) / "languages-wanted"
"""there until all are open; holds the code of the one that is being opened"""


def want_languages() -> None:
    """Leave word that the sample's languages are to be opened."""
    WANTED.touch()


def open_wanted(stopping: threading.Event) -> None:
    """Open what is wanted; a process that was stopped or killed leaves it to the next start."""
    if not WANTED.exists():
        return
    began = WANTED.read_text("utf-8")
    by = User.objects.order_by("pk").first()
    opened = False
    for code in sample_languages():
        if stopping.is_set():
            return
        WANTED.write_text(code, "utf-8")
        opened = open_sample_language(code, by, again=code == began) or opened
    if opened:
        index_everything()
    WANTED.unlink()
