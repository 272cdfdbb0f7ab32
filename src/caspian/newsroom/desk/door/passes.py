"""Gives everybody who logs in at the desk a pass (`common/passes.py`), which the front reads."""

import time
from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from caspian.common.passes import (
    COOKIE,
    KEPT_SECONDS,
    Pass,
    account_mark,
    make_pass,
    pass_key,
    read_pass,
)
from caspian.newsroom.models.user import User

_PATH = "/desk/"


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
