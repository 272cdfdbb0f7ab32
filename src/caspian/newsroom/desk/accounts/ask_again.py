"""Asks for the password again before a deed that gives rights: an open desk is not its owner."""

import datetime as dt
from typing import Any

from django.contrib.auth import authenticate, logout
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from caspian.newsroom.desk.door.login import WAIT

HOLDS = dt.timedelta(minutes=10)
AT_MOST_WRONG = 5
FIELD = "password-asked-again"
WRONG = "This is not your password. Type it again."
_AT, _WRONG = "asked_again_at", "asked_again_wrong"


def connect() -> None:
    """Let a login count: it has just asked."""
    user_logged_in.connect(_asked, dispatch_uid="password_asked")


def ask_again(request: HttpRequest) -> HttpResponse | None:
    """Return the question, or None where the right answer was given within the last minutes.

    The question carries the form that was sent, so that nothing typed is lost.
    """
    if _is_recent(request):
        return None
    password = request.POST.get(FIELD)
    user: Any = request.user
    # Not `check_password`: this goes through the delays of the login.
    if password and authenticate(request, username=user.get_username(), password=password):
        _asked(None, request=request)
        return None
    if password and _wrong_too_often(request):
        logout(request)
        return redirect("wagtailadmin_login")
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in (FIELD, "csrfmiddlewaretoken")
    ]
    fault = getattr(request, WAIT, WRONG) if password else ""
    context = {"sent": sent, "field": FIELD, "fault": fault}
    page = TemplateResponse(request, "newsroom/desk/accounts/ask_again.html", context)
    page.headers["Cache-Control"] = "no-store"  # a new account's password is in it
    return page


def _is_recent(request: HttpRequest) -> bool:
    at = float(request.session.get(_AT, 0))
    age = timezone.now().timestamp() - at
    return 0 <= age < HOLDS.total_seconds()


def _wrong_too_often(request: HttpRequest) -> bool:
    wrong = request.session.get(_WRONG, 0) + 1
    request.session[_WRONG] = wrong
    return bool(wrong >= AT_MOST_WRONG)


def _asked(sender: Any, request: Any, **kwargs: Any) -> None:
    request.session[_AT] = timezone.now().timestamp()
    request.session.pop(_WRONG, None)
