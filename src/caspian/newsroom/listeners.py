"""What follows from a publication, whatever path it took: desk, workflow, schedule, import."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from caspian.newsroom.models import Article, Home, Information, PictureRendition, Section
from caspian.newsroom.publishing import settle_change
from caspian.newsroom.roles import ensure_section_editors
from caspian.newsroom.withdraw import restore_path, withdraw_path

READER_PAGES = (Article, Home, Information, Section)


def connect() -> None:
    """Connect every listener; called once when Django is ready."""
    page_published.connect(_settle, sender=Article)
    post_save.connect(_give_section_editors, sender=Section)
    post_delete.connect(_remove_former_file, sender=PictureRendition)
    for model in READER_PAGES:
        page_published.connect(_restore, sender=model)
        page_unpublished.connect(_withdraw, sender=model)
        post_delete.connect(_withdraw_deleted, sender=model)
        page_slug_changed.connect(_restore_new_path, sender=model)
        post_page_move.connect(_restore_new_path, sender=model)


def _settle(sender: Any, instance: Article, **kwargs: Any) -> None:
    settle_change(instance)


def _give_section_editors(sender: Any, instance: Section, raw: bool = False, **kw: Any) -> None:
    if not raw:
        ensure_section_editors(instance)


def _remove_former_file(sender: Any, instance: PictureRendition, **kwargs: Any) -> None:
    if instance.former_file:
        transaction.on_commit(lambda: instance.file.storage.delete(instance.former_file))


def _restore(sender: Any, instance: Any, **kwargs: Any) -> None:
    restore_path(instance.url_path)


def _withdraw(sender: Any, instance: Any, **kwargs: Any) -> None:
    withdraw_path(instance.url_path)


def _withdraw_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    if instance.first_published_at is not None:
        withdraw_path(instance.url_path)


def _restore_new_path(sender: Any, instance: Any, **kwargs: Any) -> None:
    if instance.live:
        restore_path(instance.url_path)
