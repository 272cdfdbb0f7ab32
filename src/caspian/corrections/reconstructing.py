"""Fills in the versions of articles that were published before versions were recorded.

The log says which revisions were published, and when. What Wagtail has purged since, or a script
published without a revision, is not there any more: such a history begins later than the article.
"""

import logging
from collections.abc import Iterator

from django.db import transaction
from wagtail.models import PageLogEntry, Revision

from caspian.corrections.models import Version
from caspian.corrections.plain import digest_of, written
from caspian.newsroom.change_notice import ChangeKind
from caspian.newsroom.models import Article

log = logging.getLogger(__name__)
PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
AT_ONCE = 50
"""articles of the archive that are looked at in one step"""


def reconstruct(article: Article, *, before: Revision | None = None) -> Version | None:
    """Make the versions that an article had before a revision; return the last of them, or None.

    Those that readers saw no difference between are one.
    """
    last: Version | None = None
    for entry in _publications(article):
        revision = entry.revision
        if before is not None and revision.pk == before.pk:
            continue
        content = _content(revision)
        if not content:
            continue
        if last is not None and last.reads_like(content):
            continue
        is_update = revision.content.get("change") == Article.Change.UPDATE
        last = Version.objects.create(
            article=article,
            number=last.number + 1 if last else 1,
            at=entry.timestamp,
            kind="" if last is None else ChangeKind.UPDATE if is_update else ChangeKind.TYPO,
            content=content,
            digest=digest_of(content),
            is_reconstructed=True,
            revision=revision.pk,
            by_id=revision.user_id,
        )
    return last


def reconstruct_some() -> bool:
    """Reconstruct a portion of the archive, newest first; return whether there may be more."""
    known = Version.objects.values("article")
    rows = Article.objects.public().exclude(pk__in=known).order_by("-pk")
    found = list(rows.values_list("pk", flat=True)[:AT_ONCE])
    for article in found:
        _whole(article)
    return bool(found)


@transaction.atomic
def _whole(pk: int) -> None:
    # Locked, as a publication locks it: only one of both may write the first version.
    article = Article.objects.select_for_update().filter(pk=pk).first()
    if article is None or Version.objects.filter(article=pk).exists():
        return
    last = reconstruct(article)
    content = written(article)
    if last is not None and last.reads_like(content):
        return
    # What readers have now, which nothing in the log says the beginning of.
    Version.objects.create(
        article=article,
        number=last.number + 1 if last else 1,
        at=article.last_published_at or article.date_shown,
        kind=ChangeKind.TYPO if last else "",
        content=content,
        digest=digest_of(content),
        is_reconstructed=True,
        revision=article.live_revision_id,
    )


def _content(revision: Revision) -> str:
    try:
        return written(revision.as_object())
    except Exception:
        # Of a model as it was years ago: this one stays out, and no other with it.
        log.warning("No version can be made of revision %s", revision.pk, exc_info=True)
        return ""


def _publications(article: Article) -> Iterator[PageLogEntry]:
    entries = PageLogEntry.objects.filter(page=article.pk, action__in=PUBLISHED)
    seen: set[int] = set()
    for entry in entries.exclude(revision=None).select_related("revision").order_by("timestamp"):
        if entry.revision_id not in seen:
            seen.add(entry.revision_id)
            yield entry
