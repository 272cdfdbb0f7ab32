"""Where every change of accounts and groups passes: the password, the rights, the log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from caspian.newsroom.desk.accounts.ask_again import ask_again
from caspian.newsroom.desk.accounts.recorded import Above, recorded
from caspian.newsroom.desk.door.delays import BROWSER, TooSoon, begin, succeeded

READING = ("GET", "HEAD", "OPTIONS")
SCREENS = ("wagtailusers_users", "wagtailusers_groups")
OWN = "wagtailadmin_account"
RESET = "wagtailadmin_password_reset_confirm"
NEW_PASSWORD = "password-new_password1"


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
