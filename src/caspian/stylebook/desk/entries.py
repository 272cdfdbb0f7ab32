"""The entries of the stylebook: a list and a form, with a row for each language and period."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from caspian.stylebook.models import StyleEntry


class RulesPanel(InlinePanel):
    """The rules of an entry, each under the name of its language."""

    class BoundPanel(InlinePanel.BoundPanel):
        """The rules on one entry's form."""

        template_name = "stylebook/desk/rules.html"


class Stylebook(SnippetViewSet):
    """How the paper writes places, persons and terms."""

    model = StyleEntry
    icon = "openquote"
    menu_label = _("Stylebook")
    menu_order = 455
    add_to_admin_menu = True
    ordering = ("name",)
    list_per_page = 50
    copy_view_enabled = False
    list_display = [
        "name",
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("state", label=_("State"), accessor="state", sort_key="is_decided"),
        DateColumn("changed_at", label=_("Changed"), sort_key="changed_at"),
    ]
    list_filter = ["kind", "is_decided"]
    search_fields = ["name"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("kind"), FieldPanel("is_decided")]),
        RulesPanel("rules", heading=_("Languages"), label=_("Language")),
    ]

    def get_queryset(self, request: Any) -> QuerySet[StyleEntry]:
        """Fetch who decided along."""
        return StyleEntry.objects.select_related("decided_by")
