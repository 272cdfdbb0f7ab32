from typing import Any

from django.http import HttpRequest
from django.urls import path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from caspian.newsroom.desk.breaking.views import (
    ICON,
    TITLE,
    EndBreaking,
    EveryLanguage,
    SetBreaking,
)


class BreakingMenuItem(MenuItem):
    """The menu's way to the banner, for those who may set it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("newsroom.change_breakingnews")


class BreakingViewSet(ViewSet):
    """Breaking news in the menu: a form for each language, and the button that ends it."""

    name = "breaking"
    url_prefix = "breaking-news"
    icon = ICON
    menu_label = TITLE
    menu_order = 15
    menu_item_class = BreakingMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses of the list, of a language's form and of ending it."""
        return [
            path("", EveryLanguage.as_view(), name="index"),
            path("<slug:code>/", SetBreaking.as_view(), name="set"),
            path("<slug:code>/end/", EndBreaking.as_view(), name="end"),
        ]
