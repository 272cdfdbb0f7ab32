"""Writes what changed to the outbox, in the transaction of the change, whatever path it took."""

from collections.abc import Callable, Container, Iterable
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.signals import page_slug_changed, post_page_move

from caspian.dossiers.models import PlaceName
from caspian.edition.signs import KEEP_ALIVE, CommitSign, PostgreSQLSign, SqliteSign
from caspian.newsroom.models import (
    Article,
    Byline,
    Change,
    KeyArticle,
    PublicationText,
    SocialAddress,
    TopicName,
)
from caspian.newsroom.models.page_kinds import READER_PAGES
from caspian.newsroom.subjects import name_records, page, subject_of, watched

CHANNEL = "caspian_newsroom"
PARTS = (Byline, KeyArticle, PlaceName, PublicationText, SocialAddress, TopicName)
"""rows that are saved with what they are part of, whose own row in the outbox says why"""


def tell() -> None:
    """Wake the background worker once this transaction is committed; lost with it if it isn't.

    In SQLite nobody needs to be told: a write to the file wakes those who wait for one.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")


def newsroom_sign() -> CommitSign:
    """Return the sign of the newsroom's database."""
    if connection.vendor == "sqlite":
        return SqliteSign(Path(str(connection.settings_dict["NAME"])))
    return PostgreSQLSign(_connected, CHANNEL)


def _connected() -> "psycopg.Connection[Any]":
    told: dict[str, Any] = connection.get_connection_params()
    return psycopg.connect(**(KEEP_ALIVE | told), autocommit=True)


def connect() -> None:
    """Connect the outbox to every model of which readers see something."""
    for model in (*READER_PAGES, *watched()):
        _listen(model)
    links: tuple[Any, ...] = (Article.topics.through, Article.places.through)
    for through in links:
        m2m_changed.connect(_linked, sender=through)
    for signal in (post_save, post_delete):
        signal.connect(_restricted, sender=PageViewRestriction)
    # What is scheduled is no change yet, but the background worker has to know of its moment.
    post_save.connect(_scheduled, sender=Revision)
    # Both are followed by SQL of Wagtail's own on every page below, which no signal tells of.
    page_slug_changed.connect(_branch_moved)
    post_page_move.connect(_branch_moved)


def watch(model: type[Model], name: Callable[[Any], str | None]) -> None:
    """Write what happens to records of a room upstairs to the outbox, under the subject `name`.

    It returns None for a record of which readers see nothing.
    """
    name_records(model, name)
    _listen(model)


def record(cause: str, subjects: Iterable[str]) -> None:
    """Write subjects to the outbox; call it inside the transaction that changes them."""
    Change.objects.bulk_create([Change(subject=subject, cause=cause[:120]) for subject in subjects])
    tell()


def record_branch(cause: str, branch: Page) -> None:
    """Write a page and every page below it to the outbox."""
    below = Page.objects.filter(path__startswith=branch.path).values_list("pk", flat=True)
    record(cause, [page(pk) for pk in below])


def record_below(cause: str, above: Page, but: Container[str] = ()) -> None:
    """Write the pages below a page to the outbox, but for some subjects."""
    below = Page.objects.filter(path__startswith=above.path, depth__gt=above.depth)
    subjects = map(page, below.values_list("pk", flat=True))
    record(cause, [subject for subject in subjects if subject not in but])


def _listen(model: type[Model]) -> None:
    post_save.connect(_saved, sender=model)
    post_delete.connect(_deleted, sender=model)


def _saved(sender: type[Model], instance: Model, created: bool, **kwargs: Any) -> None:
    _write(f"{'new' if created else 'changed'}: {_title(instance)}", instance)


def _deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    _write(f"deleted: {_title(instance)}", instance)


def _linked(sender: Any, instance: Model, action: str, **kwargs: Any) -> None:
    if action.startswith("post_"):
        _write(f"filed anew: {_title(instance)}", instance)


def _restricted(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    record_branch("restricted or opened", instance.page)


def _scheduled(sender: Any, instance: Revision, **kwargs: Any) -> None:
    if instance.approved_go_live_at is not None:
        tell()


def _branch_moved(sender: Any, instance: Page, **kwargs: Any) -> None:
    record_branch(f"moved: {instance.title}", instance)


def _write(cause: str, instance: Model) -> None:
    subject = subject_of(instance)
    if subject is not None:
        record("" if isinstance(instance, PARTS) else cause, [subject])


def _title(instance: Model) -> str:
    return f"{instance._meta.verbose_name} “{instance}”"
