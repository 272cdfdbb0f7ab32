"""Translations in the menu, and the addresses of their screens."""

from typing import Any

from django.http import HttpRequest
from django.urls import path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from caspian.translation.desk import beside
from caspian.translation.desk.beginning import BeginTranslation
from caspian.translation.desk.board import TITLE, Board, may_open


class TranslationsMenuItem(MenuItem):
    """Shown to those who write."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether it is for this user."""
        return may_open(request)


class TranslationsViewSet(ViewSet):
    """Translations in the menu, and the addresses that a form beside its original asks."""

    name = url_prefix = "translations"
    icon, menu_label, menu_order = "globe", TITLE, 25
    add_to_admin_menu = True
    menu_item_class = TranslationsMenuItem

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses."""
        return [
            path("", Board.as_view(), name="board"),
            path("<int:pk>/begin/<str:code>/", BeginTranslation.as_view(), name="begin"),
            path("<int:pk>/", beside.BesideForm.as_view(), name="beside"),
        ]
