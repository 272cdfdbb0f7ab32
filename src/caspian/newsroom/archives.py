"""The archive of the whole paper that somebody at the desk asked for, and how far it is.

The desk writes down what is wanted, and the background worker has it made in a process of its own
(`project.archives`). All of it are files in one folder, which the worker of another start finds.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.log_actions import log

from caspian.newsroom.models import Publication

ASKED, REMOVED = "newsroom.export_all", "newsroom.remove_archive"
PUBLIC, ALL = "public", "drafts"
"""what may be wanted: what readers see, or that and what they don't see yet"""


@dataclass(frozen=True)
class AskedArchive:
    """Where the archive stands: what is wanted, what there is, and what went wrong."""

    wanted: str
    path: Path | None
    failure: str


def folder() -> Path:
    """Return the folder of the archive; nothing but the desk hands out what is in it."""
    return Path(settings.MEDIA_ROOT) / "exports"


def archive_path() -> Path:
    """Return where the archive is put."""
    return folder() / "paper.zip"


def state() -> AskedArchive:
    """Return where the archive stands."""
    path = archive_path()
    return AskedArchive(wanted(), path if path.is_file() else None, _text("failed"))


def wanted() -> str:
    """Return what is wanted, or an empty text."""
    found = _text("wanted")
    return found if found in (PUBLIC, ALL) else ""


@transaction.atomic
def ask(what: str, *, by: Any) -> None:
    """Want an archive; one that is being made goes on."""
    log(instance=Publication.load(), action=ASKED, user=by, data={"what": what})
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder() / "failed").unlink(missing_ok=True)
    if not wanted():
        (folder() / "wanted").write_text(what)


def done(failure: str = "") -> None:
    """Note that what was wanted is made, or why it isn't."""
    if failure:
        (folder() / "failed").write_text(failure)
    (folder() / "wanted").unlink(missing_ok=True)


@transaction.atomic
def remove(*, by: Any) -> None:
    """Remove the archive: it holds what is not public, and need not lie about."""
    log(instance=Publication.load(), action=REMOVED, user=by)
    archive_path().unlink(missing_ok=True)


def _text(name: str) -> str:
    try:
        return (folder() / name).read_text()
    except FileNotFoundError:
        return ""
