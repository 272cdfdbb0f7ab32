"""Logging in: a password is looked at when its time has come, and not before."""

import time
from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.admin.forms.auth import LoginForm

from caspian.common.passes import (
    COOKIE,
    KEPT_SECONDS,
    Pass,
    account_mark,
    make_pass,
    pass_key,
    read_pass,
)
from caspian.newsroom.desk.door.delays import (
    ACCOUNT,
    BROWSER,
    Key,
    TooSoon,
    begin,
    network_key,
    succeeded,
)
from caspian.newsroom.models.accounts import User

_PATH = "/desk/"
WAIT = "login_wait"
"""the attribute of a request that says how long to wait, in words"""


def give_pass(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Put a pass into answers to those who are logged in and have none that lasts."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        account = _logged_in(request) if request.path.startswith(_PATH) else None
        if account is not None and not _lasts(request, account):
            _set(response, account)
        return response

    return answer


def pass_of(request: HttpRequest, account: int) -> Pass | None:
    """Return the pass of an account that a request shows."""
    shown = read_pass(_key(), request.COOKIES.get(COOKIE, ""), time.time())
    is_theirs = shown is not None and shown.account == account_mark(_key(), account)
    return shown if is_theirs else None


def _logged_in(request: HttpRequest) -> int | None:
    # `user` alone would query the session table for visitors without a session.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and not request.session.modified:
        return None
    return request.user.pk if isinstance(request.user, User) else None


def _lasts(request: HttpRequest, account: int) -> bool:
    shown = pass_of(request, account)
    return shown is not None and shown.until > time.time() + KEPT_SECONDS / 2


def _set(response: HttpResponse, account: int) -> None:
    response.set_cookie(
        COOKIE,
        make_pass(_key(), account, time.time()),
        max_age=KEPT_SECONDS,
        path=_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


@cache
def _key_of(secret: str) -> bytes:
    return pass_key(secret)


def _key() -> bytes:
    return _key_of(settings.SECRET_KEY)


class DelayingBackend(ModelBackend):
    """Django's own backend, behind the delays; whatever asks for a password goes through it."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **others: Any,
    ) -> User | None:
        """Return the account; raises PermissionDenied, also to end the matter for other backends.

        Django's own stands behind this one for the sessions that were begun with it.
        """
        if request is None or username is None or password is None:
            return self._checked(request, username, password)
        keys, now = _keys(request, username), timezone.now()
        try:
            begin(keys, now)
        except TooSoon as refused:
            setattr(request, WAIT, str(refused))
            raise PermissionDenied from refused
        user = self._checked(request, username, password)
        succeeded(keys, now)
        return user

    def _checked(
        self, request: HttpRequest | None, username: str | None, password: str | None
    ) -> User:
        user = super().authenticate(request, username, password)
        if not isinstance(user, User):
            raise PermissionDenied
        return user


class DelayingLoginForm(LoginForm):
    """Says how long to wait."""

    def get_invalid_login_error(self) -> ValidationError:
        """Return why nobody was let in."""
        wait = getattr(self.request, WAIT, None)
        if wait is None:
            error: ValidationError = super().get_invalid_login_error()
            return error
        return ValidationError(wait, code="too_soon")


def _keys(request: HttpRequest, username: str) -> list[Key]:
    """Return what an attempt counts for.

    A browser that this account logged in with before counts for itself alone: whatever strangers
    try meanwhile, its owner is let in.
    """
    account = User.objects.filter(username=username).values_list("pk", flat=True).first()
    shown = pass_of(request, account or 0)
    if shown is not None:
        return [(BROWSER, f"{shown.account} {shown.browser}")]
    return [(ACCOUNT, username.casefold()), network_key(request)]
