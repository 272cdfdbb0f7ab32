"""The way from an article's own menus to its reads."""

from collections.abc import Iterator
from typing import Any

from wagtail.admin.ui.menus.pages import PageMenuItem

from caspian.newsroom.models import Article


class ReadsButton(PageMenuItem):
    """Leads to the reads of one article, once it has been public."""

    label = "Reads"
    icon_name = "glasses"
    url_name = "reads:article"

    def is_shown(self, user: Any) -> bool:
        return isinstance(self.page, Article) and self.page.published_at is not None


def in_a_list(page: Any, user: Any, next_url: str | None = None) -> Iterator[ReadsButton]:
    """Offer it in lists."""
    yield ReadsButton(page=page, priority=26)


def at_the_head(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[ReadsButton]:
    """Offer it on the article's own screen."""
    yield ReadsButton(page=page, priority=13)
