"""Facts about lists: which articles stand in them, newest first, as ids."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Q

from caspian.common.dates import bounds, day_in
from caspian.newsroom import archive_pages
from caspian.newsroom.archive_pages import (
    KIND,
    LATEST,
    ListKey,
    Position,
    archive_page_of,
    end_of,
    newer_than,
    older_page,
    positions,
    range_of,
    up_to,
)
from caspian.newsroom.models import ArchivePage
from caspian.pages.reads.door import read, record_subject

ARCHIVE_DAYS = 60


@dataclass(frozen=True)
class Shown:
    """One page of a list: its articles, the archive pages next to it by number, and its span.

    `newer` is 0 where the head of the list comes next, and None at the head itself; `older` is
    None at the end.
    """

    ids: tuple[int, ...]
    newer: int | None = None
    older: int | None = None
    first: dt.datetime | None = None
    last: dt.datetime | None = None


@read
def head(key: ListKey) -> Shown:
    """Return the newest articles of a list: all that no archive page has yet, at least twenty."""
    record_subject(key.subject)
    held = positions(
        key.articles().filter(range_of(key, None))[: archive_pages.PER_PAGE * archive_pages.OPEN]
    )
    if len(held) < archive_pages.PER_PAGE:
        held = positions(key.articles()[: archive_pages.PER_PAGE])
    if not held:
        return Shown(())
    return Shown(tuple(one.article for one in held), older=_older(key, held[-1]))


@read
def archive_page(key: ListKey, number: int) -> Shown | None:
    """Return an archive page of a list, or None where there is none or nothing is left on it."""
    record = ArchivePage.objects.filter(list=str(key), number=number).first()
    if record is None:
        return None
    before = older_page(key, record)
    lower = newer_than(end_of(before)) if before else Q()
    held = positions(key.articles().filter(lower & up_to(end_of(record))))
    if not held:
        return None
    return Shown(
        tuple(one.article for one in held),
        newer=_newer(key, record),
        older=_older(key, held[-1]) if before else None,
        first=held[-1].published_at,
        last=held[0].published_at,
    )


@read
def has_archive_page(key: ListKey, number: int) -> bool:
    """Return whether a list has an archive page of a number, be anything left on it or not."""
    record_subject(f"archive:{key}:{number}")
    return ArchivePage.objects.filter(list=str(key), number=number).exists()


@read
def newest(code: str, size: int) -> tuple[int, ...]:
    """Return the newest articles of a language."""
    return _ids(ListKey(LATEST, code.lower()), size)


@read
def of_kind(kind: str, code: str, size: int) -> tuple[int, ...]:
    """Return the newest articles of a kind in a language."""
    return _ids(ListKey(KIND, code.lower(), kind), size)


@read
def on_day(day: dt.date, code: str, zone: str) -> tuple[int, ...]:
    """Return the articles of a language published on a calendar day of a time zone."""
    start, end = bounds(day, zone)
    listed = ListKey(LATEST, code.lower()).articles()
    found = listed.filter(published_at__gte=start, published_at__lt=end)
    return tuple(found.values_list("article_id", flat=True))


@read
def days(code: str, zone: str) -> tuple[tuple[dt.date, int], ...]:
    """Return the days of the archive's newest two months that have articles, with their number.

    Counted back from the newest article, not from today: what was true last night still is.
    """
    key = ListKey(LATEST, code.lower())
    record_subject(key.subject)
    listed = key.articles().values_list("published_at", flat=True)
    last = listed.first()
    if last is None:
        return ()
    start, _ = bounds(day_in(last, zone) - dt.timedelta(days=ARCHIVE_DAYS), zone)
    counted = Counter(day_in(moment, zone) for moment in listed.filter(published_at__gte=start))
    return tuple(sorted(counted.items(), reverse=True))


@read
def first_year(code: str, zone: str) -> int:
    """Return the year of the first article of a language; 0 where there is none."""
    key = ListKey(LATEST, code.lower())
    record_subject(key.subject)
    first = key.articles().values_list("published_at", flat=True).last()
    return day_in(first, zone).year if first else 0


@read
def neighbouring_days(day: dt.date, code: str, zone: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the nearest day with articles before a day, and the nearest after it."""
    start, end = bounds(day, zone)
    listed = ListKey(LATEST, code.lower()).articles().values_list("published_at", flat=True)
    earlier = listed.filter(published_at__lt=start).first()
    later = listed.filter(published_at__gte=end).last()
    return (
        day_in(earlier, zone) if earlier else None,
        day_in(later, zone) if later else None,
    )


def _ids(key: ListKey, size: int) -> tuple[int, ...]:
    record_subject(key.subject)
    return tuple(key.articles().values_list("article_id", flat=True)[:size])


def _older(key: ListKey, position: Position) -> int | None:
    """Return the number of the archive page that holds what is next older than a position."""
    older = key.articles().filter(up_to(position)).exclude(article=position.article)
    return _number(key, positions(older[:1]))


def _newer(key: ListKey, record: ArchivePage) -> int:
    newer = key.articles().filter(newer_than(end_of(record))).reverse()
    return _number(key, positions(newer[:1])) or 0


def _number(key: ListKey, found: list[Position]) -> int | None:
    holder = archive_page_of(key, found[0]) if found else None
    return holder.number if holder else None
