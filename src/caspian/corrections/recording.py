"""Records what readers get at each publication, in its transaction, whatever way it took."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision
from wagtail.signals import page_published

from caspian.corrections.models import Correction, Version
from caspian.corrections.plain import digest_of, written
from caspian.corrections.reconstructing import reconstruct
from caspian.newsroom.change_notice import TOLD, ChangeKind, ChangeNotice, notice_of
from caspian.newsroom.models import Article


def connect() -> None:
    """Listen for publications; the door keeps each of them in one transaction."""
    page_published.connect(_published, sender=Article, dispatch_uid="version_recorded")


def _published(
    sender: Any, instance: Article, revision: Revision | None = None, **kwargs: Any
) -> None:
    if instance.live:
        record_version(instance, revision)


@transaction.atomic
def record_version(article: Article, revision: Revision | None) -> Version | None:
    """Record what readers have of an article now; None where it is what they had.

    What they are to be told stands in the revision, and is told once.
    """
    last = _last(article) or reconstruct(article, before=revision)
    content = written(article)
    notice = _notice(article, revision)
    if last is not None and notice is None and last.reads_like(content):
        return None
    version = Version.objects.create(
        article=article,
        number=last.number + 1 if last else 1,
        kind=_kind(revision, notice) if last else "",
        content=content,
        digest=digest_of(content),
        revision=revision.pk if revision else None,
        by=revision.user if revision else None,
    )
    if notice is not None:
        _tell(article, version, notice)
    return version


def _last(article: Article) -> Version | None:
    return Version.objects.filter(article=article.pk).order_by("-number").first()


def _notice(article: Article, revision: Revision | None) -> ChangeNotice | None:
    notice = notice_of(revision.content.get(TOLD)) if revision else None
    if revision is None or notice is None or notice.fault:
        return None
    told = Correction.objects.filter(article=article.pk, version__revision=revision.pk)
    return None if told.exists() else notice


def _kind(revision: Revision | None, notice: ChangeNotice | None) -> str:
    if notice is not None:
        return notice.kind
    # What the editor said stands in the revision alone: the newsroom has cleared it by now.
    said = revision.content.get("change") if revision else ""
    return ChangeKind.UPDATE if said == Article.Change.UPDATE else ChangeKind.TYPO


def _tell(article: Article, version: Version, notice: ChangeNotice) -> None:
    Correction.objects.create(
        article=article,
        version=version,
        language=article.locale.language_code.lower(),
        kind=notice.kind,
        wrong=notice.wrong,
        right=notice.right,
        since=notice.since_day,
        noticed_by=notice.noticed_by,
        place=notice.place,
        at=timezone.now(),
        by=version.by,
    )
