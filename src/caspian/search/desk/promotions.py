"""Editors' choices among search results: a list and a form."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from caspian.search.models import Promotion


class Promotions(SnippetViewSet):
    """Which article stands first when readers look for some words, the newest choice on top."""

    model = Promotion
    icon = "search"
    menu_label = _("Search results")
    menu_order = 460
    add_to_admin_menu = True
    ordering = ("-pk",)
    copy_view_enabled = False
    list_display = [
        "words",
        Column("language", label=_("Language"), accessor="get_language_display"),
        Column("article", label=_("Editors’ choice")),
        Column("until", label=_("Until")),
    ]
    list_filter = ["language"]
    panels = [
        FieldRowPanel([FieldPanel("words"), FieldPanel("language")]),
        FieldPanel("article"),
        FieldPanel("until"),
    ]

    def get_queryset(self, request: Any) -> QuerySet[Promotion]:
        """Fetch the articles along."""
        return Promotion.objects.select_related("article")
