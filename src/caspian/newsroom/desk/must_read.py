"""Must read at the desk: what is pinned, by whom and until when."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet

from caspian.newsroom.desk.permissions import may_pin
from caspian.newsroom.desk.pinning import PinArticle, TakeOff, lasts
from caspian.newsroom.desk.start.lists import name_of
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.models import Article, Pin


class PinnedList(generic.IndexView):
    """What is held in "Must read", the newest pin first, as readers find them."""

    model = Pin
    page_title = _("Must read")
    any_permission_required = ["add", "change", "delete", "view"]
    default_ordering = "-pinned_at"
    is_searchable = False

    @cached_property
    def columns(self) -> list[Column]:
        """Return what is shown of a pin, with moments in the paper's time zone."""
        zone = paper_zone()
        return [
            TitleColumn(
                "article",
                label=gettext("Headline"),
                url_name="must_read:pin",
                id_accessor="article_id",
                accessor="article.title",
            ),
            Column("by", label=gettext("Pinned by"), accessor=lambda held: name_of(held.pinned_by)),
            Column(
                "since", label=gettext("Since"), accessor=lambda held: shown(held.pinned_at, zone)
            ),
            Column("until", label=gettext("Until"), accessor=lambda held: shown(held.until, zone)),
            StatusTagColumn("state", label=gettext("Now"), accessor=_state, primary=lasts),
        ]

    def get_base_queryset(self) -> Any:
        """Fetch articles and people along with the pins."""
        return Pin.objects.select_related("article", "pinned_by")


def _state(held: Pin) -> str:
    return gettext("pinned") if lasts(held) else gettext("over")


class PinButton(PageMenuItem):
    """Leads to the form that pins an article."""

    label = _("Must read …")
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
    label = gettext("Pinned to Must read …") if held else gettext("Pin to Must read …")
    yield PinButton(label, page=page, next_url=next_url, priority=12)


class MustReadMenuItem(MenuItem):
    """The menu's way to the pins, for those who may pin anywhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("newsroom.view_pin")


class MustReadViewSet(ViewSet):
    """Must read in the menu: what is pinned, and the form for one article."""

    name = "must_read"
    url_prefix = "must-read"
    icon = "thumbtack"
    menu_label = _("Must read")
    menu_order = 20
    menu_item_class = MustReadMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses of the list, of one article's pin and of taking it off."""
        return [
            path("", self.construct_view(PinnedList, **self._list()), name="index"),
            path("results/", self.construct_view(PinnedList, **self._list(True)), name="results"),
            path("<int:pk>/", PinArticle.as_view(), name="pin"),
            path("<int:pk>/take-off/", TakeOff.as_view(), name="take_off"),
        ]

    def _list(self, results_only: bool = False) -> dict[str, Any]:
        return {
            "index_url_name": "must_read:index",
            "index_results_url_name": "must_read:results",
            "header_icon": self.icon,
            "results_only": results_only,
        }
