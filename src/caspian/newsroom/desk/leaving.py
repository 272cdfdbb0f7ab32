"""“Export everything” at the desk: a button that has the archive made, and a link to fetch it."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from caspian.newsroom.archives import ALL, ASKED, PUBLIC, REMOVED, ask, remove, state
from caspian.newsroom.desk.times import paper_zone, shown

TITLE = _("Export everything")
RUNS_THE_PAPER = "newsroom.change_publication"


@method_decorator(never_cache, name="dispatch")
class MayLeave:
    """For those who run the paper; it stands first among a view's bases."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse everybody else, by any method."""
        if not request.user.has_perm(RUNS_THE_PAPER):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class Leaving(MayLeave, WagtailAdminTemplateMixin, TemplateView):
    """Says whether there is an archive, and offers to make one."""

    template_name = "newsroom/desk/leaving/index.html"
    page_title, header_icon = TITLE, "download"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return where the archive stands, in words."""
        found = state()
        about: dict[str, Any] = {"wanted": found.wanted, "failure": found.failure}
        if found.path is not None:
            there = found.path.stat()
            moment = dt.datetime.fromtimestamp(there.st_mtime, dt.UTC)
            about |= {"when": shown(moment, paper_zone()), "size": filesizeformat(there.st_size)}
        return super().get_context_data(**kwargs) | about


class Make(MayLeave, View):
    """Has an archive made."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Want it and go back."""
        ask(ALL if request.POST.get("drafts") else PUBLIC, by=request.user)
        messages.success(
            request,
            gettext("The archive is being made. Come back to this page to download it."),
        )
        return redirect("leaving:index")


class Remove(MayLeave, View):
    """Removes the archive."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Remove it and go back."""
        remove(by=request.user)
        messages.success(request, gettext("The archive is deleted."))
        return redirect("leaving:index")


class Download(MayLeave, View):
    """Hands out the archive."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> Any:
        """Answer with the file, or go back where there is none."""
        found = state().path
        if found is None:
            messages.error(request, gettext("There is no archive yet: make one first."))
            return redirect("leaving:index")
        return FileResponse(found.open("rb"), as_attachment=True, filename=found.name)


class LeavingMenuItem(MenuItem):
    """The menu's way to the screen, for those who run the paper."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether somebody does."""
        return bool(request.user.has_perm(RUNS_THE_PAPER))


class LeavingViewSet(ViewSet):
    """Export everything, under Settings in the menu."""

    name, url_prefix = "leaving", "export"
    icon, menu_label, menu_order = "download", TITLE, 2000
    menu_item_class = LeavingMenuItem
    menu_hook = "register_settings_menu_item"

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses."""
        return [
            path("", Leaving.as_view(), name="index"),
            path("make/", Make.as_view(), name="make"),
            path("remove/", Remove.as_view(), name="remove"),
            path("download/", Download.as_view(), name="download"),
        ]


def register(actions: Any) -> None:
    """Name the actions to Wagtail, which refuses to log any other."""
    actions.register_action(ASKED, _("Export everything"), _("Had everything exported"))
    actions.register_action(REMOVED, _("Delete an archive"), _("Deleted the exported archive"))
