"""The pictures that say nothing to readers who can't see them: a list, those in use first."""

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from caspian.newsroom.desk.former import MayPutBack, may_put_back
from caspian.newsroom.models import Picture
from caspian.newsroom.rights.files import used_ids

SHOWN = 100
TITLE = _("Pictures without alt text")


class WithoutAltText(MayPutBack, WagtailAdminTemplateMixin, TemplateView):
    """The pictures whose record says nothing, for those who may change all of them."""

    template_name = "newsroom/desk/alt_texts/index.html"
    page_title, header_icon = TITLE, "image"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return those that readers see, then the others, the newest first."""
        used = used_ids(Picture)
        found = list(Picture.objects.filter(description="").order_by("-pk"))
        found.sort(key=lambda one: str(one.pk) not in used)
        rows = [{"picture": one, "is_used": str(one.pk) in used} for one in found[:SHOWN]]
        more = max(0, len(found) - SHOWN)
        return super().get_context_data(**kwargs) | {"rows": rows, "more": more}


class AltTextsMenuItem(MenuItem):
    """The menu's way to the list, for those who may mend it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether somebody may."""
        return may_put_back(request.user)


class AltTextsViewSet(ViewSet):
    """Pictures without alt text, under Reports in the menu."""

    name, url_prefix = "alt_texts", "pictures-without-alt-text"
    icon, menu_label, menu_order = "image", TITLE, 1900
    menu_item_class = AltTextsMenuItem
    menu_hook = "register_reports_menu_item"

    def get_urlpatterns(self) -> list[Any]:
        """Return the address."""
        return [path("", WithoutAltText.as_view(), name="index")]
