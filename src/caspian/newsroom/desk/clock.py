"""The desk's clock: every screen and every form of the desk lives in the paper's time zone."""

from collections.abc import Callable
from contextlib import nullcontext
from zoneinfo import ZoneInfo

from django.core.signals import request_finished
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.admin import localization

from caspian.newsroom.desk.times import paper_zone

DESK = "/desk/"


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
