"""Merging in the menu and in the lists of what can be merged."""

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button

from caspian.newsroom.desk.merging.in_use import merge_address
from caspian.newsroom.desk.merging.views import (
    ICON,
    LIST_TITLE,
    Merged,
    MergeOne,
    UndoMerge,
    kinds_to_merge,
    may_merge,
)
from caspian.newsroom.merge.kinds import kind_of
from caspian.newsroom.merge.merge import MERGED, PARTED


class MergedMenuItem(MenuItem):
    """The menu's way to what was merged, for those who may merge anything."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether somebody may."""
        return bool(kinds_to_merge(request.user))


class MergingViewSet(ViewSet):
    """The screens that merge: beside each record, and what was merged under Reports."""

    name = url_prefix = "merging"
    icon, menu_label, menu_order = ICON, LIST_TITLE, 2010
    menu_item_class = MergedMenuItem
    menu_hook = "register_reports_menu_item"

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses; what undoes takes POST only."""
        return [
            path("", Merged.as_view(), name="index"),
            path("<slug:kind>/<int:pk>/", MergeOne.as_view(), name="merge"),
            path("<int:pk>/undo/", UndoMerge.as_view(), name="undo"),
        ]


def in_a_list(snippet: Any, user: Any, next_url: Any = None) -> list[Button]:
    """Return the button that leads to merging, in a list of records."""
    kind = kind_of(snippet)
    if kind is None or not may_merge(user, kind):
        return []
    address = merge_address(snippet)
    return [Button(gettext("Merge into …"), address, icon_name="collapse-down", priority=25)]


def register(actions: Any) -> None:
    """Name the actions to Wagtail, which refuses to log any other."""
    actions.register_action(MERGED, _("Merged"), _("Merged another record into it"))
    actions.register_action(PARTED, _("Undid a merge"), _("Undid the merge of another record"))
