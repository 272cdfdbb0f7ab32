"""Times at the desk: every screen and form lives in the paper's time zone."""

import datetime as dt
from collections.abc import Callable
from contextlib import nullcontext
from zoneinfo import ZoneInfo

from django.apps import apps
from django.core.signals import request_finished
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from wagtail.admin import localization

from caspian.common.dates import is_in_range, short

DESK = "/desk/"


def paper_zone() -> str:
    """Return the name of the paper's time zone."""
    # The article's form says moments too, and is made before there are models to import.
    return str(apps.get_model("newsroom", "Publication").load().time_zone)


def by_paper_clock(moment: dt.datetime) -> dt.datetime:
    """Return a moment in the paper's time zone, for mails and whatever no screen shows."""
    return moment.astimezone(ZoneInfo(paper_zone()))


def shown(moment: dt.datetime | None, zone: str) -> str:
    """Return a moment in words, in the user's language; nothing for none."""
    if moment is None:
        return ""
    if not is_in_range(moment):
        # What a script stored must not close the screen on which an editor would mend it.
        return gettext("{date} (readers can't be shown this date)").format(
            date=moment.isoformat(" ", "minutes")[:16]
        )
    return short(moment, get_language() or "en", zone)


def in_paper_zone(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Return the middleware that puts each request of the desk into the paper's time zone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(DESK):
            # Until the request is finished, not until it is answered: exports are streamed.
            timezone.activate(ZoneInfo(paper_zone()))
        return answer(request)

    return middleware


def connect() -> None:
    """Let no account have a clock of its own, and end each request in the neutral zone."""
    # Wagtail wraps every screen in the account's own zone, or in TIME_ZONE.
    localization.override_tz = lambda zone: nullcontext()
    request_finished.connect(_leave, dispatch_uid="leave_paper_zone")


def _leave(sender: object, **kwargs: object) -> None:
    timezone.deactivate()
