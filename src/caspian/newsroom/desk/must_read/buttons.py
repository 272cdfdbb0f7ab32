"""The way to "Must read" from an article's own menus."""

from collections.abc import Iterator
from typing import Any

from wagtail.admin.ui.menus.pages import PageMenuItem

from caspian.newsroom.desk.permissions import may_pin
from caspian.newsroom.models import Article, Pin


class PinButton(PageMenuItem):
    """Leads to the form that pins an article."""

    label = "Must read …"
    icon_name = "thumbtack"
    url_name = "must_read:pin"

    def is_shown(self, user: Any) -> bool:
        return isinstance(self.page, Article) and may_pin(user, self.page)


def in_a_list(page: Any, user: Any, next_url: str | None = None) -> Iterator[PinButton]:
    """Offer it in lists, where asking for each article whether it is pinned would cost."""
    yield PinButton(page=page, next_url=next_url, priority=25)


def at_the_head(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[PinButton]:
    """Offer it on the article's own screen, and say whether it is pinned."""
    held = isinstance(page, Article) and Pin.objects.filter(article_id=page.pk).exists()
    label = "Pinned to Must read …" if held else "Pin to Must read …"
    yield PinButton(label, page=page, next_url=next_url, priority=12)
