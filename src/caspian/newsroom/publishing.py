"""What follows from a publication, a move or a new section, whatever path it took."""

import re
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils import timezone
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from caspian.newsroom.archive_pages import SECTION, ListKey
from caspian.newsroom.change_notice import TOLD, ChangeKind, notice_of
from caspian.newsroom.models import Article, PictureRendition, Section, Withdrawn
from caspian.newsroom.models.page_kinds import READER_PAGES
from caspian.newsroom.redirects import archive_paths, former_paths
from caspian.newsroom.roles import ensure_section_editors

_ARCHIVE_PAGE = re.compile(r"page/[1-9]\d*/")


def withdraw_path(path: str) -> None:
    """Record that a path was public and is no longer."""
    Withdrawn.objects.get_or_create(path=path)


def restore_path(path: str) -> None:
    """Forget a withdrawal: the path is public again, and a list at it has its own archive pages."""
    below = Withdrawn.objects.filter(path__startswith=f"{path}page/")
    pages = [row.pk for row in below if _ARCHIVE_PAGE.fullmatch(row.path.removeprefix(path))]
    Withdrawn.objects.filter(Q(path=path) | Q(pk__in=pages)).delete()


def settle_change(article: Article) -> None:
    """Set `updated_at` when the editor called the change an update, and clear that answer.

    Called once for each publication. A first publication is never an update.
    """
    if not article.live or article.change != Article.Change.UPDATE:
        return
    first_time = article.last_published_at == article.first_published_at
    if not first_time:
        article.updated_at = timezone.now()
    article.change = Article.Change.MINOR
    article.save(update_fields=["updated_at", "change"])


def connect() -> None:
    """Connect every listener; called once when Django is ready."""
    page_published.connect(_settle, sender=Article)
    post_save.connect(_give_section_editors, sender=Section)
    post_delete.connect(_remove_former_file, sender=PictureRendition)
    for model in READER_PAGES:
        page_published.connect(_restore, sender=model)
        page_unpublished.connect(_withdraw, sender=model)
        pre_delete.connect(_withdraw_former, sender=model)
        post_delete.connect(_withdraw_deleted, sender=model)
        page_slug_changed.connect(_restore_new_path, sender=model)
        post_page_move.connect(_restore_new_path, sender=model)


def _settle(sender: Any, instance: Article, revision: Any = None, **kwargs: Any) -> None:
    settle_change(instance)
    notice = notice_of(revision.content.get(TOLD)) if revision is not None else None
    if instance.live and notice is not None and notice.kind == ChangeKind.RETRACTION:
        instance.retracted_at = timezone.now()
        instance.save(update_fields=["retracted_at"])


def _give_section_editors(sender: Any, instance: Section, raw: bool = False, **kw: Any) -> None:
    if not raw:
        ensure_section_editors(instance)


def _remove_former_file(sender: Any, instance: PictureRendition, **kwargs: Any) -> None:
    if instance.former_file:
        transaction.on_commit(lambda: instance.file.storage.delete(instance.former_file))


def _restore(sender: Any, instance: Any, **kwargs: Any) -> None:
    # What is published in a closed language is not public.
    if not sender.objects.shut().filter(pk=instance.pk).exists():
        restore_path(instance.url_path)


def _withdraw(sender: Any, instance: Any, **kwargs: Any) -> None:
    withdraw_path(instance.url_path)


def _withdraw_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    if instance.first_published_at is not None:
        withdraw_path(instance.url_path)


def _withdraw_former(sender: Any, instance: Any, **kwargs: Any) -> None:
    # Its redirects are deleted with it: what they said is kept. Of a section nothing will say
    # which archive pages it had at any of its addresses.
    if instance.first_published_at is None:
        return
    former = former_paths(instance)
    pages = _archive_pages(instance, (instance.url_path, *former)) if sender is Section else []
    for path in (*former, *pages):
        withdraw_path(path)


def _archive_pages(section: Section, addresses: Iterable[str]) -> list[str]:
    key = ListKey(SECTION, section.locale.language_code.lower(), str(section.pk))
    return archive_paths(key, addresses)


def _restore_new_path(sender: Any, instance: Any, **kwargs: Any) -> None:
    if instance.live:
        restore_path(instance.url_path)
