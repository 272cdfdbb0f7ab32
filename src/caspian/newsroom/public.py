"""What a reader may see. Nothing outside this module filters on `live` and the like."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import PageManager, PageQuerySet, PageViewRestriction

_held: ContextVar[list[Q] | None] = ContextVar("held", default=None)


class PublicQuerySet(PageQuerySet):
    """Pages, and those of them that are public."""

    def public(self) -> "PublicQuerySet":
        """Return the pages that a reader may see now."""
        # Those behind a password or a login are not in the edition. Wagtail's own public()
        # would ask for the restrictions each time.
        found = self.filter(live=True)
        for branch in _restricted():
            found = found.exclude(branch)
        return found

    def shut(self) -> "PublicQuerySet":
        """Return the pages that readers could see if no branch of the tree was closed to them."""
        branches = _restricted()
        if not branches:
            return self.none()
        return self.filter(reduce(or_, branches), live=True)

    def few(self) -> "PublicQuerySet":
        """Return the same pages, found by their kind first: for homes, sections and the like.

        Planners take to the tree's order instead, and go through every article of the archive.
        """
        return self.filter(content_type=ContentType.objects.get_for_model(self.model))

    def in_language(self, language: str) -> "PublicQuerySet":
        """Return the pages written in a language."""
        return self.filter(locale__language_code__iexact=language)


class ArticleQuerySet(PublicQuerySet):
    """Articles, and the lists that readers see them in, newest first."""

    def public(self) -> "ArticleQuerySet":
        """Return the articles that a reader may see now; one without a date is not out yet.

        Wagtail's desk saves a new page as live for a moment before it publishes it.
        """
        public: ArticleQuerySet = super().public().filter(published_at__isnull=False)
        return public

    def listed(self) -> "ArticleQuerySet":
        """Return the public articles that lists and fronts may show: none that was retracted."""
        return self.public().filter(retracted_at__isnull=True)

    def newest_first(self) -> "ArticleQuerySet":
        """Return articles by the date that readers see; equal dates in a fixed order."""
        return self.order_by("-published_at", "-pk")

    def published_between(self, start: dt.datetime, end: dt.datetime) -> "ArticleQuerySet":
        """Return articles with start <= publication date < end."""
        return self.filter(published_at__gte=start, published_at__lt=end)


PublicManager = PageManager.from_queryset(PublicQuerySet)
ArticleManager = PageManager.from_queryset(ArticleQuerySet)


def readable() -> Q:
    """Return what pages of any kind must be for readers to see them; for those who list `Page`."""
    readable = Q(live=True)
    for branch in _restricted():
        readable &= ~branch
    return readable


def due_to_expire(pages: PageQuerySet, now: dt.datetime) -> PageQuerySet:
    """Return the public pages whose last moment has come."""
    return pages.filter(live=True, expire_at__lte=now).order_by("expire_at")


def next_expiry(pages: PageQuerySet) -> dt.datetime | None:
    """Return the moment at which the next public page expires."""
    moment: dt.datetime | None = (
        pages.filter(live=True, expire_at__isnull=False)
        .order_by("expire_at")
        .values_list("expire_at", flat=True)
        .first()
    )
    return moment


@contextmanager
def same_restrictions() -> Iterator[None]:
    """Ask only once, inside the block, which branches of the tree are closed to the public."""
    token = _held.set(_closed_branches())
    try:
        yield
    finally:
        _held.reset(token)


def _restricted() -> list[Q]:
    held = _held.get()
    return _closed_branches() if held is None else held


def _closed_branches() -> list[Q]:
    rows = PageViewRestriction.objects.values_list("page__path", "page__depth")
    return [Q(path__startswith=path, depth__gte=depth) for path, depth in rows]
