from typing import Any

from django.http import HttpRequest
from django.urls import path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from caspian.newsroom.desk.must_read.views import PinArticle, PinnedList, TakeOff


class MustReadMenuItem(MenuItem):
    """The menu's way to the pins, for those who may pin anywhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("newsroom.view_pin")


class MustReadViewSet(ViewSet):
    """Must read in the menu: what is pinned, and the form for one article."""

    name = "must_read"
    url_prefix = "must-read"
    icon = "thumbtack"
    menu_label = "Must read"
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
