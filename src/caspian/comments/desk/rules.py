"""The paper's rules for comments: the list, its order, and a form for each."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from caspian.comments.desk.screen import tabs_for
from caspian.comments.models import HouseRule


class RulesList(IndexView):
    """The rules, with the way to the other screens about comments."""

    template_name = "comments/desk/rules.html"

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the other screens."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"tabs": tabs_for(self.request.user)}


class RulesViewSet(ModelViewSet):
    """Rules, in the order in which readers and moderators find them."""

    model = HouseRule
    name = "comment_rules"
    url_prefix = "comments/rules"
    icon = "list-ol"
    menu_label = _("Rules for comments")
    add_to_admin_menu = False
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = RulesList
    index_template_name = "comments/desk/rules.html"
    list_display = ["title", Column("text", label=_("What it means"))]
    list_per_page = 50
    ordering = ["sort_order"]
