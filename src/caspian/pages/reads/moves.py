"""Facts about addresses of the past: where what stood there is now, or that it was withdrawn."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from caspian.common.dates import bounds
from caspian.dossiers.models import Place
from caspian.newsroom.models import Article, Contributor, Topic, Withdrawn
from caspian.newsroom.subjects import page as page_subject
from caspian.pages.reads.door import read, record_dependency, record_subject
from caspian.pages.reads.tree import READER_MODELS, address_of, standing_at

RECORDS: dict[str, Any] = {"topics": Topic, "places": Place, "contributors": Contributor}
"""what is filed under, by the folder of its pages"""
_RECORD = re.compile(r"^/[^/]+/(?P<folder>topics|places|contributors)/(?P<slug>[^/]+)/$")


@read
def moved_to(path: str) -> str:
    """Return the path or address that a path leads to since it moved, or an empty text.

    However often it moved, and whatever an editor led to a former address: where it is now.
    """
    for redirect in _redirects(path):
        if redirect.redirect_page_id is None:
            target = str(redirect.redirect_link)
            if not target.startswith("/") or _is_last(target):
                return target
        elif found := address_of(redirect.redirect_page_id):
            return found
    return ""


@read
def withdrawn(path: str) -> bool:
    """Return whether what was public at a path is so no longer, wherever it moved before."""
    if _is_withdrawn(path):
        return True
    return any(_is_withdrawn(_target(redirect)) for redirect in _redirects(path))


@read
def stood_in_closed(path: str, code: str) -> bool:
    """Return whether a page of the tree was public at a path until its language was closed.

    What was published since is as unknown to readers as a draft.
    """
    record_subject(f"path:/{code}/")
    record_subject(f"path:{path}")
    closed = Withdrawn.objects.filter(path=f"/{code}/").first()
    if closed is None:
        return False
    record_dependency(closed)
    for kind, model in READER_MODELS.items():
        rows = model.objects.shut().filter(url_path=path, first_published_at__lte=closed.since)
        for pk in rows.filter(content_type__model=kind).values_list("pk", flat=True):
            record_subject(page_subject(pk))
            return True
    return False


@read
def had_day_in_closed(day: dt.date, code: str, zone: str) -> bool:
    """Return whether anything of a calendar day was public until its language was closed."""
    record_subject(f"path:/{code}/")
    closed = Withdrawn.objects.filter(path=f"/{code}/").first()
    if closed is None:
        return False
    record_dependency(closed)
    start, end = bounds(day, zone)
    rows = Article.objects.shut().filter(
        locale__language_code__iexact=code, first_published_at__lte=closed.since,
        published_at__gte=start, published_at__lt=end,
    )  # fmt: skip
    for pk in rows.order_by("pk").values_list("pk", flat=True)[:1]:
        record_subject(page_subject(pk))
        return True
    return False


@read
def is_record(path: str) -> bool:
    """Return whether a path is that of a topic, place or contributor, with or without articles."""
    found = _RECORD.match(path)
    if found is None:
        return False
    record = RECORDS[found["folder"]].objects.filter(slug=found["slug"]).first()
    if record is not None:
        record_dependency(record)
    return record is not None


def _redirects(path: str) -> Iterator[Redirect]:
    """Yield the redirects that lead from a path, one after the other; a circle ends."""
    seen: set[str] = set()
    while (normal := Redirect.normalise_path(path)) not in seen:
        seen.add(normal)
        record_subject(f"redirect:{normal}")
        redirect = Redirect.objects.filter(old_path=normal).first()
        if redirect is None:
            return
        record_dependency(redirect)
        yield redirect
        path = _target(redirect)
        if not path.startswith("/"):
            return


def _target(redirect: Redirect) -> str:
    if redirect.redirect_page_id is None:
        return str(redirect.redirect_link)
    record_subject(page_subject(redirect.redirect_page_id))
    rows = Page.objects.filter(pk=redirect.redirect_page_id)
    return str(rows.values_list("url_path", flat=True).first() or "")


def _is_last(path: str) -> bool:
    """Return whether readers who are led to a path of the paper stay there."""
    if is_record(path) or standing_at(path) is not None:
        return True
    normal = Redirect.normalise_path(path)
    record_subject(f"redirect:{normal}")
    return not (_RECORD.match(path) or Redirect.objects.filter(old_path=normal).exists())


def _is_withdrawn(path: str) -> bool:
    record_subject(f"path:{path}")
    return Withdrawn.objects.filter(path=path).exists()
