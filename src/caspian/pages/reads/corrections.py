"""Facts about what readers were told of an article's changes, and the versions they got."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.db.models import Count

from caspian.corrections.difference import VersionPart, parts_of
from caspian.corrections.models import Correction, Version
from caspian.corrections.watched import column_of, of_article
from caspian.newsroom.models import Article
from caspian.newsroom.subjects import page
from caspian.pages.parts import Link
from caspian.pages.reads.door import inside, read, record_subject

MOST = 200
"""notices in the column of a language; older ones stand on their articles"""


@dataclass(frozen=True)
class NoticeFacts:
    """What readers are told of one change; what nobody said is empty."""

    id: int
    version: int
    """the number of the version that it came with"""
    kind: str
    wrong: str
    right: str
    since: dt.date | None
    noticed_by: str
    place: str
    at: dt.datetime


@dataclass(frozen=True)
class ToldFacts:
    """The notices on an article, newest first, and how many versions readers got of it."""

    notices: tuple[NoticeFacts, ...] = ()
    versions: int = 0


@dataclass(frozen=True)
class VersionFacts:
    """A version that readers got; one that a law had removed has no parts."""

    number: int
    at: dt.datetime
    kind: str
    is_reconstructed: bool
    is_removed: bool
    parts: tuple[VersionPart, ...]


@dataclass(frozen=True)
class ColumnFacts:
    """A notice, and the article that it stands on."""

    notice: NoticeFacts
    article: Link


NOTHING_TOLD = ToldFacts()


@read
def told_of(article_id: int) -> ToldFacts:
    """Return what readers were told of an article."""
    return _told(article_id, _found([article_id]))


@read
def versions_of(article_id: int) -> tuple[VersionFacts, ...]:
    """Return the versions that readers got of an article, first to last."""
    record_subject(of_article(article_id))
    return tuple(
        VersionFacts(
            number=row.number,
            at=row.at,
            kind=row.kind,
            is_reconstructed=row.is_reconstructed,
            is_removed=not row.content,
            parts=parts_of(row.as_data),
        )
        for row in Version.objects.filter(article=article_id)
    )


@read
def column(code: str) -> tuple[ColumnFacts, ...]:
    """Return the newest notices in a language, with the public articles that they stand on."""
    record_subject(column_of(code))
    rows = list(Correction.objects.filter(language=code.lower()).select_related("version")[:MOST])
    # Also those that are not public: what comes back stands in the column again.
    for article in {row.article_id for row in rows}:
        record_subject(page(article))
    public = Article.objects.public().filter(pk__in=[row.article_id for row in rows])
    heads = {pk: Link(*rest) for pk, *rest in public.values_list("pk", "title", "url_path")}
    return tuple(
        ColumnFacts(notice_facts(row), heads[row.article_id])
        for row in rows
        if row.article_id in heads
    )


def prefetch(ids: Iterable[int]) -> None:
    """Answer `told_of` for many articles with two queries."""
    wanted = told_of.unanswered(tuple(ids))
    with inside():
        found = _found(wanted) if wanted else {}
    for article_id in wanted:
        told_of.keep((article_id,), partial(_told, article_id, found))


def notice_facts(row: Correction) -> NoticeFacts:
    """Return the facts of a notice."""
    return NoticeFacts(
        id=row.pk,
        version=row.version.number,
        kind=row.kind,
        wrong=row.wrong,
        right=row.right,
        since=row.since,
        noticed_by=row.noticed_by,
        place=row.place,
        at=row.at,
    )


def _told(article_id: int, found: dict[int, ToldFacts]) -> ToldFacts:
    record_subject(of_article(article_id))
    return found.get(article_id, NOTHING_TOLD)


def _found(ids: list[int]) -> dict[int, ToldFacts]:
    notices: dict[int, list[NoticeFacts]] = defaultdict(list)
    for row in Correction.objects.filter(article__in=ids).select_related("version"):
        notices[row.article_id].append(notice_facts(row))
    counted = Version.objects.filter(article__in=ids).order_by().values_list("article")
    return {
        article: ToldFacts(tuple(notices[article]), versions)
        for article, versions in counted.annotate(versions=Count("pk"))
    }
