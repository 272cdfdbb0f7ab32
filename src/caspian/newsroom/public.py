"""What a reader may see. Nothing outside this module filters on `live` and the like."""

import datetime as dt

from wagtail.models import PageManager, PageQuerySet


class PublicQuerySet(PageQuerySet):
    """Pages, and those of them that are public."""

    def public(self) -> "PublicQuerySet":
        """Return the pages that a reader may see now."""
        # Wagtail's own public() leaves out pages behind a password or a login.
        return super().public().filter(live=True)

    def in_language(self, language: str) -> "PublicQuerySet":
        """Return the pages written in a language."""
        return self.filter(locale__language_code__iexact=language)


class ArticleQuerySet(PublicQuerySet):
    """Articles, and the lists that readers see them in, newest first."""

    def newest_first(self) -> "ArticleQuerySet":
        """Return articles by the date that readers see; equal dates in a fixed order."""
        return self.order_by("-published_at", "-pk")

    def published_between(self, start: dt.datetime, end: dt.datetime) -> "ArticleQuerySet":
        """Return articles with start <= publication date < end."""
        return self.filter(published_at__gte=start, published_at__lt=end)


PublicManager = PageManager.from_queryset(PublicQuerySet)
ArticleManager = PageManager.from_queryset(ArticleQuerySet)


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
