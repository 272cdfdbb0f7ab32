"""Imports a whole paper from an archive into an empty home: `caspian import all`.

Everything is checked before the first row is written, and all rows are written in one transaction:
what is cut short at any moment has not happened, and the press sees all of it at once.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from caspian.comments.models import Comment, CommentSettings, HouseRule, ShieldWords
from caspian.dossiers.models import Place
from caspian.edition.whole_file import write_whole
from caspian.formats.caspian_archive.read import ArchiveReader
from caspian.newsroom.models import (
    Article,
    Attachment,
    Contributor,
    Home,
    Information,
    Picture,
    Publication,
    Section,
    Topic,
    Withdrawn,
)
from caspian.wire.archive.inward import Inward, Tell
from caspian.wire.archive.inward_files import copy_files, insert_files
from caspian.wire.archive.inward_pages import InwardPages
from caspian.wire.archive.inward_rest import (
    InwardComments,
    insert_archive_pages,
    insert_commenters,
    insert_languages,
    insert_plain,
    insert_views,
)

MARK = "imported-archive"
"""the file in the home that says which archive was imported: it is written before the commit"""
USED: tuple[Any, ...] = (
    Article, Section, Information, Picture, Attachment, Topic, Place, Contributor, Comment,
    Redirect,
)  # fmt: skip
"""what an empty paper has none of"""
_PLAIN = (
    "sites", "publication", "crawlers", "breaking", "redirects", "withdrawn", "key_articles",
    "promotions",
)  # fmt: skip


class NotEmpty(Exception):
    """There is a paper in this home already; the message says what and what to do."""


def import_all(path: Path, *, tell: Tell) -> dict[str, int] | None:
    """Import an archive into this home; return how many records of each kind came in.

    None where this archive was imported before: nothing is changed then. Raises BadArchive,
    NotEmpty and OSError; nothing was imported then.
    """
    with ArchiveReader(path) as archive:
        if was_imported(archive):
            return None
        _refuse_a_paper()
        archive.check(lambda kind, done, total: tell(f"checking {kind}", done, total))
        copy_files(archive, tell)
        with transaction.atomic():
            _refuse_a_paper()
            _clear_what_was_founded()
            _insert_everything(Inward(archive, tell))
            connection.check_constraints()
            write_whole(Path(settings.HOME) / MARK, archive.digest, over=True)
        return dict(archive.manifest["counts"])


def was_imported(archive: ArchiveReader) -> bool:
    """Return whether this home holds the paper of this archive already."""
    mark = Path(settings.HOME) / MARK
    return mark.exists() and mark.read_text() == archive.digest and _is_used() is not None


def _is_used() -> Any:
    found = next((model for model in USED if model._base_manager.exists()), None)
    return Home if found is None and Home.objects.count() > 1 else found


def _refuse_a_paper() -> None:
    if (found := _is_used()) is not None:
        what = str(found._meta.verbose_name_plural)
        raise NotEmpty(
            f"there is a paper in this home already: it has {what}. Name an empty folder in "
            "CASPIAN_HOME, or an empty database in DATABASE_URL."
        )


def _clear_what_was_founded() -> None:
    Site.objects.all().delete()
    for page in Page.objects.filter(depth=2):
        page.delete()
    for model in (Withdrawn, HouseRule, Publication, CommentSettings, ShieldWords):
        model._base_manager.all().delete()


def _insert_everything(inward: Inward) -> None:
    insert_languages(inward)
    insert_plain(inward, "tags")
    insert_files(inward)
    for kind in ("topics", "places", "contributors", "rules", "comment_settings", "shield_words"):
        insert_plain(inward, kind)
    pages = InwardPages(inward)
    pages.insert_all()
    pages.insert_revisions()
    for kind in (
        "sites",
        "publication",
        "crawlers",
        "breaking",
        "redirects",
        "withdrawn",
        "key_articles",
        "promotions",
    ):
        insert_plain(inward, kind)
    insert_archive_pages(inward)
    insert_views(inward)
    insert_commenters(inward)
    InwardComments(inward).insert_all()
