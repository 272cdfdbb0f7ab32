"""The bans: who is kept out by what, until when, and lifting one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from caspian.comments.ban import lift
from caspian.comments.desk.deciding import answer
from caspian.comments.desk.screen import LIFT, SEE_BANS, For, Screen
from caspian.comments.models import Ban
from caspian.newsroom.desk.start.lists import name_of
from caspian.newsroom.desk.times import paper_zone, shown

SHOWN, OVER = 200, 50


class Bans(Screen):
    """Bans that hold, and the last of those that are over."""

    permission = SEE_BANS
    template_name = "comments/desk/bans.html"
    page_title, tab = _("Bans"), "bans"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return both lists."""
        now, zone = timezone.now(), paper_zone()
        bans = Ban.objects.select_related("banned_by", "comment")
        holding = bans.filter(until__gt=now).order_by("-banned_at")[:SHOWN]
        over = bans.filter(until__lte=now).order_by("-until")[:OVER]
        return super().get_context_data(**kwargs) | {
            "holding": [_shown(ban, zone) for ban in holding],
            "over": [_shown(ban, zone) for ban in over],
        }


class Lift(For, View):
    """Ends a ban."""

    permission = LIFT
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Lift it and go back."""
        lift(get_object_or_404(Ban, pk=pk), by=request.user)
        return answer(request, gettext("The ban is lifted."))


def _shown(ban: Ban, zone: str) -> dict[str, Any]:
    return {
        "ban": ban,
        "by": name_of(ban.banned_by),
        "since": shown(ban.banned_at, zone),
        "until": shown(ban.until, zone),
    }
