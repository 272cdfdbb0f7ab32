"""What names a topic, place, contributor or section: the articles and fronts, drafts among them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from wagtail.models import Page, ReferenceIndex, Revision

from caspian.newsroom.merge.content import swap
from caspian.newsroom.merge.kinds import MergeKind
from caspian.newsroom.models import Article, Byline, Publication, Section

NOBODY = -1
"""an id that no record has: what would be exchanged for it is what names the record"""


@dataclass(frozen=True)
class Usage:
    """Who names a record."""

    articles: int
    others: int = 0
    """fronts, and the paper's own settings"""

    def __bool__(self) -> bool:
        return bool(self.articles or self.others)

    def in_words(self) -> str:
        """Return the number in words."""
        articles = "1 article" if self.articles == 1 else f"{self.articles:,} articles"
        fronts = {0: "", 1: " and the front or the settings"}.get(
            self.others, f" and {self.others} fronts"
        )
        return f"{articles}{fronts}"


def usage_of(kind: MergeKind, record: Any) -> Usage:
    """Return how many articles, fronts and settings name a record, published or not."""
    if isinstance(record, Section):
        below = set(Article.objects.descendant_of(record).values_list("pk", flat=True))
        fronts = _streams(record) | _drafts(kind, record)
        return Usage(len(below), len(fronts - below))
    found = filed(kind, record) | _streams(record) | _drafts(kind, record)
    articles = set(Article.objects.filter(pk__in=found).values_list("pk", flat=True))
    is_city = kind.name == "place" and Publication.objects.filter(city=record).exists()
    return Usage(len(articles), len(found - articles) + is_city)


def filed(kind: MergeKind, record: Any) -> set[int]:
    """Return the articles whose own row, as it stands, names a record."""
    found: set[int] = set()
    if kind.many:
        rows = kind.links.objects.filter(**{kind.column: record.pk})
        found.update(rows.values_list("article_id", flat=True))
    if kind.one:
        found.update(Article.objects.filter(**{kind.one: record}).values_list("pk", flat=True))
    if kind.byline:
        rows = Byline.objects.filter(contributor=record)
        found.update(rows.values_list("article_id", flat=True))
    return found


def candidates(pages: Iterable[int]) -> Iterator[Revision]:
    """Yield the revisions that may go out or be worked on: the latest of drafts and of some pages,
    and what is scheduled."""
    latest = Page.objects.filter(Q(pk__in=list(pages)) | Q(has_unpublished_changes=True))
    numbers = latest.exclude(latest_revision=None).values("latest_revision")
    wanted = Q(pk__in=numbers) | Q(approved_go_live_at__isnull=False)
    yield from Revision.page_revisions.filter(wanted).order_by("pk").iterator(chunk_size=200)


def _streams(record: Any) -> set[int]:
    kind = ReferenceIndex._get_base_content_type(Page)
    found = ReferenceIndex.get_references_to(record).filter(base_content_type=kind)
    return {int(pk) for pk in found.values_list("object_id", flat=True)}


def pages_with_blocks(record: Any) -> set[int]:
    """Return the pages whose published blocks may name a record."""
    return _streams(record)


def _drafts(kind: MergeKind, record: Any) -> set[int]:
    return {
        int(revision.object_id)
        for revision in candidates(())
        if swap(revision.content, kind, record.pk, NOBODY)[1]
    }
