"""The lists that readers page through, and the archive pages that hold what is long past."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Max, Q, QuerySet

from caspian.newsroom.models import ArchivePage, Listed

PER_PAGE = 20
FEW = 4
"""positions for which it is quicker to ask for each than for all pages of the list"""
OPEN = 2
"""the head of a list is cut when it holds this many pages' worth, so it never runs short"""
THICK = 3
"""an archive page into which late articles came is split at this many times its size"""
LATEST, KIND, SECTION, TOPIC, PLACE, CONTRIBUTOR = (
    "latest", "kind", "section", "topic", "place", "contributor",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListKey:
    """A list of the articles of one language: all of them, or those of one of its kinds.

    `of` says which: the id of a section, topic, place or contributor, or the kind of article.
    """

    kind: str
    code: str
    of: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}:{self.of}"

    @classmethod
    def parse(cls, text: str) -> "ListKey":
        """Return the key that `str` wrote."""
        kind, code, of = text.split(":", 2)
        return cls(kind, code, of)

    @property
    def subject(self) -> str:
        """Return the subject that changes whenever an article comes, goes or moves in the list."""
        return f"list:{self}"

    @property
    def is_paged(self) -> bool:
        """Return whether readers can page through it, and not only see its newest."""
        return self.kind != KIND

    def articles(self) -> QuerySet[Listed]:
        """Return the list, newest first."""
        return Listed.objects.filter(list=str(self)).order_by("-published_at", "-article_id")

    def archive_pages(self) -> QuerySet[ArchivePage]:
        """Return the archive pages of the list, oldest first."""
        return ArchivePage.objects.filter(list=str(self)).order_by("published_at", "newest")


class Position(NamedTuple):
    """Where an article stands among others; the newer the greater."""

    published_at: dt.datetime
    article: int


def bind(key: ListKey, came: Iterable[Position]) -> None:
    """Cut archive pages where articles that came into a list made it too long."""
    for holder in _holders(key, list(came)):
        _cut(key, holder)


def archive_page_of(key: ListKey, position: Position) -> ArchivePage | None:
    """Return the archive page that a position lies in, or None where it is in the open head."""
    moment, article = position
    not_older = Q(published_at__gte=moment) & (Q(published_at__gt=moment) | Q(newest__gte=article))
    return key.archive_pages().filter(not_older).first()


def older_page(key: ListKey, page: ArchivePage | None) -> ArchivePage | None:
    """Return the archive page next older than one, or than the open head; it may be empty."""
    older = key.archive_pages().reverse()
    if page is not None:
        moment = page.published_at
        older = older.filter(
            Q(published_at__lte=moment) & (Q(published_at__lt=moment) | Q(newest__lt=page.newest))
        )
    return older.first()


def end_of(page: ArchivePage) -> Position:
    """Return the position of the newest article that may stand on an archive page."""
    return Position(page.published_at, page.newest)


def range_of(key: ListKey, page: ArchivePage | None) -> Q:
    """Return the condition on `Listed` for what an archive page holds, or the open head."""
    older = older_page(key, page)
    lower = newer_than(end_of(older)) if older else Q()
    return lower & up_to(end_of(page)) if page else lower


def _holders(key: ListKey, came: list[Position]) -> list[ArchivePage | None]:
    """Return the archive pages that some positions lie in, each once; None for the open head."""
    if len(came) <= FEW:
        newest = older_page(key, None)
        if newest is None or all(position > end_of(newest) for position in came):
            return [None]
        found = {page.pk if page else 0: page for page in _one_by_one(key, came)}
        return list(found.values())
    bound = list(key.archive_pages())
    ends = [end_of(page) for page in bound]
    places = sorted({bisect_left(ends, position) for position in came})
    return [bound[place] if place < len(bound) else None for place in places]


def _one_by_one(key: ListKey, came: list[Position]) -> list[ArchivePage | None]:
    return [archive_page_of(key, position) for position in came]


def _cut(key: ListKey, page: ArchivePage | None) -> None:
    held = positions(key.articles().filter(range_of(key, page)).reverse())
    most = PER_PAGE * (OPEN if page is None else THICK)
    if len(held) < most:
        return
    # The newest part keeps its end: the head stays open, an archive page keeps its number.
    ends = held[PER_PAGE - 1 : len(held) - PER_PAGE : PER_PAGE]
    last = ArchivePage.objects.filter(list=str(key)).aggregate(last=Max("number"))["last"] or 0
    for number, end in enumerate(ends, start=last + 1):
        ArchivePage.objects.create(
            list=str(key), number=number, published_at=end.published_at, newest=end.article
        )


def newer_than(position: Position) -> Q:
    """Return the condition on `Listed` for what is newer than a position."""
    moment, article = position
    return Q(published_at__gte=moment) & (Q(published_at__gt=moment) | Q(article_id__gt=article))


def up_to(position: Position) -> Q:
    """Return the condition on `Listed` for a position and what is older."""
    moment, article = position
    return Q(published_at__lte=moment) & (Q(published_at__lt=moment) | Q(article_id__lte=article))


def positions(listed: QuerySet[Listed]) -> list[Position]:
    """Return the positions of listed articles, in their order."""
    return [Position(*row) for row in listed.values_list("published_at", "article_id")]
