"""Until when pictures may be shown, which of them that ends for, and what shows those.

A picture's last day ends at midnight in the paper's time zone. What readers get is decided by
`pages.reads.pictures` at the moment of each release: nothing has to happen at midnight for that,
and nothing is written down.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from django.db.models import Q
from wagtail.models import Page, ReferenceIndex

from caspian.common.dates import bounds, day_in
from caspian.newsroom.internals import indexed_kind
from caspian.newsroom.models import Contributor, Picture
from caspian.newsroom.public import readable

FIRST, LAST = dt.date(1900, 1, 1), dt.date(2200, 12, 31)
WARN_DAYS = (2, 14)
"""how many days before the end people are warned, the most pressing first"""
_LATELY = dt.timedelta(days=2)


@dataclass
class EndingRight:
    """A picture that readers see and soon may not, and what shows it."""

    picture: Picture
    days: int
    """full days that are left after today; negative once the last is over"""
    pages: list[Page] = field(default_factory=list)
    contributors: list[Contributor] = field(default_factory=list)


def ends_at(valid_until: dt.date, zone: str) -> dt.datetime:
    """Return the moment from which on a picture may no longer be shown."""
    return bounds(min(max(valid_until, FIRST), LAST), zone)[1]


def folders_over(
    now: dt.datetime, since: dt.datetime, changed: Iterable[str], zone: str
) -> frozenset[str]:
    """Return the folders of the pictures that ended since a release, or whose record changed.

    `changed` are subjects. Whatever readers were shown of these is not to be fetched any more.
    """
    today, ids = day_in(now, zone), [one for one in changed if one.startswith("picture:")]
    over = Picture.objects.filter(valid_until__lt=today).filter(
        Q(valid_until__gte=day_in(since, zone) - _LATELY)
        | Q(pk__in=[int(one.partition(":")[2]) for one in ids])
    )
    files = over.values_list("file", flat=True)
    return frozenset(PurePosixPath(str(file)).parent.name for file in files)


def ending_soon(today: dt.date, *, over_for: int = 0) -> list[EndingRight]:
    """Return the pictures that something public shows and whose right ends within 14 days.

    Soonest first; with those that ended up to `over_for` days ago: readers see words there.
    """
    first, last = today - dt.timedelta(days=over_for), today + dt.timedelta(days=WARN_DAYS[-1])
    found = Picture.objects.filter(valid_until__gte=first, valid_until__lte=last)
    rows = {
        one.pk: EndingRight(one, (one.valid_until - today).days)
        for one in found.order_by("valid_until", "pk").select_related("uploaded_by_user")
        if one.valid_until
    }
    _find_what_shows(rows)
    return [one for one in rows.values() if one.pages or one.contributors]


def _find_what_shows(rows: dict[int, EndingRight]) -> None:
    pages, people = _naming(rows)
    public = Page.objects.filter(readable(), pk__in=pages).select_related("locale").order_by("path")
    for page in public:
        for picture in pages[page.pk]:
            rows[picture].pages.append(page)
    for one in Contributor.objects.filter(pk__in=people).order_by("name"):
        for picture in people[one.pk]:
            rows[picture].contributors.append(one)


def _naming(ids: Collection[int]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return the pages and the contributors that name some pictures, each with which."""
    kinds: dict[int, dict[int, list[int]]] = {
        indexed_kind(Page).pk: defaultdict(list),
        indexed_kind(Contributor).pk: defaultdict(list),
    }
    named = ReferenceIndex.objects.filter(
        to_content_type=indexed_kind(Picture), to_object_id__in=[str(one) for one in ids]
    )
    rows = named.values_list("base_content_type", "object_id", "to_object_id")
    for kind, holder, picture in rows.distinct():
        if kind in kinds:
            kinds[kind][int(holder)].append(int(picture))
    pages, people = kinds.values()
    return pages, people
