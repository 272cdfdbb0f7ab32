"""What comments sign: the form's age, the way to one's own comment, the commenter's cookie."""

import secrets
import time
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

from caspian.comments.models.comment import FORM

_FORM, _OWN, _COMMENTER = "comments.form", "comments.own", "comments.commenter"
OLDEST_SECONDS = 2 * 24 * 3600
"""a form that was opened before that is no word on how long somebody wrote"""


@dataclass(frozen=True)
class OpenedForm:
    """A form that was given out: its number, which no other has, and how long ago that was."""

    number: str
    seconds: float


def form_token(article_id: int) -> str:
    """Return what a form carries: for which article and when it was given out, and its number."""
    return Signer(salt=_FORM).sign(f"{article_id}-{_milliseconds()}-{secrets.token_hex(FORM // 2)}")


def opened_form(token: str, article_id: int) -> OpenedForm | None:
    """Return the form that a token stands for, or None where it says nothing."""
    of, _, rest = _unsigned(_FORM, token).partition("-")
    given, _, number = rest.partition("-")
    if of != str(article_id) or not given.isdecimal() or not number:
        return None
    passed = (_milliseconds() - int(given)) / 1000
    return OpenedForm(number, max(0.0, passed)) if passed <= OLDEST_SECONDS else None


def seconds_since(token: str, article_id: int) -> float | None:
    """Return the seconds since a form was given out, or None where its token says nothing."""
    form = opened_form(token, article_id)
    return form.seconds if form else None


def own_token(comment_id: int) -> str:
    """Return what leads the author of a comment to it, and lets him withdraw it."""
    return Signer(salt=_OWN).sign(str(comment_id))


def own_comment(token: str) -> int | None:
    """Return the comment that a token leads to, or None for a token that isn't ours."""
    return _number(_unsigned(_OWN, token))


def new_commenter() -> str:
    """Return a new commenter's key."""
    return secrets.token_hex(16)


def commenter_cookie(key: str) -> str:
    """Return a commenter's key as the cookie carries it."""
    return Signer(salt=_COMMENTER).sign(key)


def commenter_key(cookie: str) -> str:
    """Return the key in a cookie, or an empty text where there is none of ours."""
    return _unsigned(_COMMENTER, cookie)


def _unsigned(salt: str, token: str) -> str:
    try:
        return Signer(salt=salt).unsign(token)
    except BadSignature:
        return ""


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000
