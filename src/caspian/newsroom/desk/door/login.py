"""Logging in: a password is looked at when its time has come, and not before."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.forms.auth import LoginForm

from caspian.newsroom.desk.door.delays import (
    ACCOUNT,
    BROWSER,
    Key,
    TooSoon,
    begin,
    network_key,
    succeeded,
)
from caspian.newsroom.desk.door.passes import pass_of
from caspian.newsroom.models.user import User

WAIT = "login_wait"
"""the attribute of a request that says how long to wait, in words"""


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
