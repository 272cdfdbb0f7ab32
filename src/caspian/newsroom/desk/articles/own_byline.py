"""Puts the name of the user who begins an article over it."""

from typing import Any

from wagtail.signals import init_new_page

from caspian.newsroom.models import Article, Byline, Contributor


def connect() -> None:
    """Listen for articles that are begun in the desk."""
    init_new_page.connect(_sign, dispatch_uid="own_byline")


def _sign(sender: Any, page: Any, **kwargs: Any) -> None:
    if not isinstance(page, Article) or page.owner is None:
        return
    own = Contributor.objects.filter(user=page.owner).first()
    if own is not None:
        page.bylines.add(Byline(sort_order=0, contributor=own))
