"""Files that were replaced, at the desk: a list, and the button that puts one back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from caspian.newsroom.desk.start.lists import name_of
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.files import KEPT, PUT_BACK, put_back
from caspian.newsroom.models import FormerFile, Picture

SHOWN = 200
TITLE = _("Replaced files")


def may_put_back(user: Any) -> bool:
    """Return whether somebody may change everybody's pictures and files."""
    policy: Any = policy_registry.get_by_type(Picture)
    return bool(policy.changes_all(user))


class MayPutBack:
    """For those who may; it stands first among a view's bases."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse everybody else, by any method."""
        if not may_put_back(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class FormerFiles(MayPutBack, WagtailAdminTemplateMixin, TemplateView):
    """The files that were replaced within the last weeks, the newest first."""

    template_name = "newsroom/desk/former/index.html"
    page_title, header_icon = TITLE, "history"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the files whose picture or attachment is still there."""
        zone = paper_zone()
        found = FormerFile.objects.exclude(picture=None, attachment=None)
        rows = [
            {
                "former": one,
                "name": one.path.rpartition("/")[2],
                "when": shown(one.replaced_at, zone),
                "who": name_of(one.replaced_by) if one.replaced_by else "",
            }
            for one in found.select_related("replaced_by")[:SHOWN]
        ]
        return super().get_context_data(**kwargs) | {"rows": rows, "days": KEPT.days}


class PutBack(MayPutBack, View):
    """Puts one back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put it back and go back."""
        found = FormerFile.objects.exclude(picture=None, attachment=None)
        former = get_object_or_404(found, pk=pk)
        try:
            record = put_back(former, by=request.user)
        except FileNotFoundError:
            messages.error(
                request,
                gettext("The former file of “{title}” no longer exists.").format(
                    title=former.title
                ),
            )
        else:
            messages.success(
                request, gettext("“{title}” has its former file again.").format(title=record.title)
            )
        return redirect("former_files:index")


class FormerFilesMenuItem(MenuItem):
    """The menu's way to the list, for those who may put files back."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether somebody may."""
        return may_put_back(request.user)


class FormerFilesViewSet(ViewSet):
    """Replaced files, under Reports in the menu."""

    name, url_prefix = "former_files", "former-files"
    icon, menu_label, menu_order = "history", TITLE, 2000
    menu_item_class = FormerFilesMenuItem
    menu_hook = "register_reports_menu_item"

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses."""
        return [
            path("", FormerFiles.as_view(), name="index"),
            path("<int:pk>/put-back/", PutBack.as_view(), name="put_back"),
        ]


def register(actions: Any) -> None:
    """Name the action to Wagtail, which refuses to log any other."""
    actions.register_action(
        PUT_BACK, _("Put a file back"), _("Put back the file that was replaced")
    )
