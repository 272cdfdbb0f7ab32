"""What every screen about comments has: its permission, the other screens, where things stand."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from caspian.comments.judging.slow import standing
from caspian.comments.models import CommentSettings

MODERATE = "comments.change_comment"
ANSWER = "comments.add_comment"
READ_LOG = "comments.view_decision"
SEE_BANS = "comments.view_ban"
BAN = "comments.add_ban"
LIFT = "comments.change_ban"
CLOSE = "comments.change_commentsettings"
ERASE = "comments.delete_comment"
CHANGE_RULES = "comments.change_houserule"
VIEW_RULES = "comments.view_houserule"


class For:
    """A view for those who hold a permission; it stands first among a view's bases."""

    permission = MODERATE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse users who don't hold it, whatever the method."""
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


@dataclass(frozen=True)
class Tab:
    """One of the screens about comments."""

    name: str
    words: str
    url: str


_SETTINGS = ["comments", "commentsettings"]


def tabs_for(user: Any) -> list[Tab]:
    """Return the screens that somebody may open."""
    every: tuple[tuple[str, str, str, str, list[str]], ...] = (
        (MODERATE, "queue", gettext("Queue"), "comments:queue", []),
        (READ_LOG, "log", gettext("Log"), "comments:log", []),
        (SEE_BANS, "bans", gettext("Bans"), "comments:bans", []),
        (VIEW_RULES, "rules", gettext("Rules"), "comment_rules:index", []),
        (ERASE, "rights", gettext("Readers’ rights"), "comments:rights", []),
        (CLOSE, "settings", gettext("Settings"), "wagtailsettings:edit", _SETTINGS),
    )
    return [
        Tab(name, words, reverse(view, args=args))
        for permission, name, words, view, args in every
        if user.has_perm(permission)
    ]


class Screen(For, WagtailAdminTemplateMixin, TemplateView):
    """A screen about comments, with the way to the others over it."""

    header_icon = "comment"
    page_title = _("Comments")
    tab = "queue"
    http_method_names = ["get", "head"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: over the queue, which is what "Comments" in the menu opens."""
        queue = {"url": reverse("comments:queue"), "label": gettext("Comments")}
        here = {"url": "", "label": self.get_page_title()}
        way = [] if here["label"] == queue["label"] else [queue]
        return [*self.breadcrumbs_items, *way, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where things stand, and what somebody may do about it."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user = self.request.user
        return context | {
            "tabs": tabs_for(user),
            "tab": self.tab,
            "rules": CommentSettings.load(),
            "slow": standing(timezone.now()),
            "may_close": user.has_perm(CLOSE),
            "may_lift": user.has_perm(LIFT),
        }


def is_background(request: HttpRequest) -> bool:
    """Return whether the desk's script asks, which wants words and no page."""
    return request.headers.get("Accept", "").startswith("application/json")
