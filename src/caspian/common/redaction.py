"""Takes secrets out of text that is printed, logged or shown as an error."""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

MASK = "***"
_SHORTEST = 12
"""letters of a secret that is taken out wherever it stands: a shorter one, such as "caspian", is
taken out of addresses alone, for it stands in other words"""
_PATTERNS = (
    # Up to the last "@": a password that was not percent-encoded may hold one, or a slash.
    re.compile(r"(?P<kept>\b[a-z][a-z0-9+.-]*://[^\s:/@]*:)[^\s'\"<>]+(?=@)", re.I),
    re.compile(r"(?P<kept>\b(?:password|passwd|pwd|sslpassword)\s*=\s*)[^\s&'\"<>]+", re.I),
    re.compile(r"(?P<kept>/password_reset/confirm/)[^\s'\"<>]+"),
)
_known: set[str] = set()


def know_secrets(values: Iterable[str]) -> None:
    """Take these values out of all text from now on, in whatever words they stand."""
    _known.update(value for value in values if len(value) >= _SHORTEST)


def secrets_of(url: str) -> tuple[str, ...]:
    """Return the password of an address as it is written and as it is meant."""
    written = urlsplit(url).password or ""
    return (written, unquote(written))


def redacted(text: str) -> str:
    """Return a text without the secrets in it."""
    # The longest first: one secret may be the beginning of another.
    for secret in sorted(_known, key=len, reverse=True):
        text = text.replace(secret, MASK)
    for pattern in _PATTERNS:
        text = pattern.sub(rf"\g<kept>{MASK}", text)
    return text
