"""Where every change of accounts and groups passes: the password, the rights, the log."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caspian.newsroom.desk.accounts.recorded import Above, recorded
from caspian.newsroom.desk.door.delays import BROWSER, TooSoon, begin, succeeded
from caspian.newsroom.desk.door.login import WAIT

HOLDS = dt.timedelta(minutes=10)
AT_MOST_WRONG = 5
FIELD = "password-asked-again"
WRONG = _("This is not your password. Type it again.")
_AT, _WRONG = "asked_again_at", "asked_again_wrong"
READING = ("GET", "HEAD", "OPTIONS")
SCREENS = ("wagtailusers_users", "wagtailusers_groups")
OWN = "wagtailadmin_account"
RESET = "wagtailadmin_password_reset_confirm"
NEW_PASSWORD = "password-new_password1"


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


class AccountGuard:
    """Middleware around the screens that change accounts and groups, Wagtail's and ours."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; what matters happens once it is known which screen answers."""
        return self._answer(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answer instead of a guarded screen, or leave it to Django."""
        match = request.resolver_match
        if match is None or request.method in READING or not _is_guarded(match):
            return None
        user: Any = request.user
        if match.url_name == RESET:
            # The link is enough, also for somebody logged in: who asked for it has no password.
            return self._reset(request, view, args, kwargs)
        if not user.is_authenticated:
            return None
        if _gives_something(request, match) and (question := ask_again(request)) is not None:
            return question
        try:
            with _delayed(request), recorded(by=user):
                answer: HttpResponse = view(request, *args, **kwargs)
        except Above as refusal:
            list(messages.get_messages(request))  # what the screen said was done, and was not
            messages.error(request, str(refusal))
            return redirect("wagtailadmin_home")
        except TooSoon as refusal:
            messages.error(request, str(refusal))
            return redirect(OWN)
        return answer

    def _reset(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse:
        with recorded(by=None):
            answer: HttpResponse = view(request, *args, **kwargs)
        return answer


@contextmanager
def _delayed(request: HttpRequest) -> Iterator[None]:
    """Count a new password of one's own as a login that fails until it is changed: it asks for the
    old one, which nobody at an open desk may guess. Raises TooSoon."""
    user: Any = request.user
    if not request.POST.get(NEW_PASSWORD):
        yield
        return
    keys, now, before = [(BROWSER, f"own password of {user.pk}")], timezone.now(), user.password
    begin(keys, now)
    yield
    if user.password != before:
        succeeded(keys, now)


def _is_guarded(match: Any) -> bool:
    if match.url_name == "wagtail_bulk_action":
        return (match.kwargs["app_label"], match.kwargs["model_name"]) == ("newsroom", "user")
    return match.namespace in SCREENS or match.url_name in (OWN, RESET)


def _gives_something(request: HttpRequest, match: Any) -> bool:
    """Return whether a form may give rights or a way in; one's own name does not."""
    if match.url_name != OWN:
        return True
    user: Any = request.user
    return bool(request.POST.get("name_email-email", user.email) != user.email)
