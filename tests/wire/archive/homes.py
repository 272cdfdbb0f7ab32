"""An empty home for an archive to come into, and what a test asks of the two commands."""

import zipfile
from pathlib import Path
from typing import Any

from django.apps import apps
from wagtail.models import Page

from caspian.comments.founding import found_comments
from caspian.newsroom.founding import found
from caspian.newsroom.internals import delete_unseen
from caspian.wire.archive.arrive import import_all
from caspian.wire.archive.choosing import ExportChoice
from caspian.wire.archive.leave import ArchiveReport, export_all

EMPTIED = (
    "newsroom", "comments", "dossiers", "search", "translation", "taggit", "wagtailredirects",
)  # fmt: skip
OF_WAGTAIL = (
    "Site", "Revision", "ReferenceIndex", "PageViewRestriction", "GroupPagePermission",
)  # fmt: skip
ALL = ExportChoice(drafts=True, history=True)


def quiet(what: str, done: int, total: int) -> None:
    """Say nothing of how far it is."""


def exported(path: Path, choice: ExportChoice = ALL) -> ArchiveReport:
    """Export the paper into a file."""
    return export_all(path, choice, progress=quiet)


def imported(path: Path) -> dict[str, int] | None:
    """Import a paper from a file."""
    return import_all(path, tell=quiet)


def empty_home() -> None:
    """Make the database that of a home in which nothing was written yet."""
    for model in _emptied():
        delete_unseen(model._base_manager.all())
    delete_unseen(Page.objects.filter(depth__gt=1))
    root = Page.get_first_root_node()
    root.numchild = 0
    root.save()
    found()
    found_comments()


def _emptied() -> list[Any]:
    ours = [
        model
        for name in EMPTIED
        for model in apps.get_app_config(name).get_models(include_auto_created=True)
        if model._meta.label not in ("newsroom.User", "newsroom.Review")
        and not model._meta.label.startswith("newsroom.User_")
    ]
    return ours + [apps.get_model("wagtailcore", name) for name in OF_WAGTAIL]


def texts(path: Path) -> dict[str, str]:
    """Return the records of an archive, by file."""
    with zipfile.ZipFile(path) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith(".jsonl")
        }
