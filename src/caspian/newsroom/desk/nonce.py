"""The nonce by which the desk's policy knows the scripts that stand in Wagtail's own forms.

It is the session's, not the answer's: what a dialog brings later runs in the page that asked for
it, under that page's policy. It can't be computed without the paper's secret key. Who signs in
anew reloads pages that stayed open: their dialogs come with another nonce.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.widgets.chooser import BaseChooser

_SALT, _OPEN = "caspian.desk.nonce", "<script>"
_nonce: ContextVar[str] = ContextVar("nonce", default="")


@contextmanager
def nonce_of(request: HttpRequest) -> Iterator[None]:
    """Let the nonce, inside the block, be that of a request's session; a new one without any."""
    session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    made = salted_hmac(_SALT, session).hexdigest()[:32] if session else secrets.token_hex(16)
    token = _nonce.set(made)
    try:
        yield
    finally:
        _nonce.reset(token)


def nonce() -> str:
    """Return the nonce of the request that is answered now; empty where none is."""
    return _nonce.get()


def attribute() -> SafeString:
    """Return the attribute of a script that may run."""
    return format_html(' nonce="{}"', nonce()) if nonce() else mark_safe("")


def connect() -> None:
    """Let the script of each of Wagtail's choosers carry the nonce: no template makes it."""
    render = BaseChooser.render

    def with_nonce(self: Any, *args: Any, **kwargs: Any) -> SafeString:
        # The first: what comes before is escaped by a template, and what comes after may hold
        # words of the person who named the record.
        head, script, tail = render(self, *args, **kwargs).partition(_OPEN)
        return mark_safe(f"{head}{script[:-1]}{attribute()}>{tail}" if script else head)

    if not getattr(render, "is_ours", False):
        with_nonce.is_ours = True  # type: ignore[attr-defined]
        BaseChooser.render = with_nonce
