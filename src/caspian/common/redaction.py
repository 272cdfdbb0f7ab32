"""Takes secrets out of text that is printed, logged or shown as an error."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

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
    """Return the password of an address as it is written and as it is meant; both may be empty.

    Of one that is no address, whatever is wrong with it, what stands where a password would.
    """
    written = _before_host(url).partition(":")[2]
    return (written, unquote(written))


def masked(url: str) -> str:
    """Return an address without its user and password, whatever is wrong with it."""
    scheme, mark, rest = url.partition("://")
    host = (rest if mark else url).rpartition("@")[2]
    shown = f"{MASK}@{host}" if "@" in url else host
    return f"{scheme}://{shown}" if mark else shown


def redacted_of(url: str, text: str) -> str:
    """Return what a library says of an address, such as of one it can't read, without its secrets.

    It may quote a part of the password: what it took for a host, or a port.
    """
    text = text.replace(url, masked(url))
    for secret in filter(None, secrets_of(url)):
        text = text.replace(secret, MASK)
    return redacted(re.sub(r"[^\s'\"]+@", f"{MASK}@", text))


def _before_host(url: str) -> str:
    """Return user and password of an address, which no scheme need lead in."""
    before = url.rpartition("@")[0]
    return before.partition("://")[2] if "://" in before else before.rpartition("//")[2]


def redacted(text: str) -> str:
    """Return a text without the secrets in it."""
    # The longest first: one secret may be the beginning of another.
    for secret in sorted(_known, key=len, reverse=True):
        text = text.replace(secret, MASK)
    for pattern in _PATTERNS:
        text = pattern.sub(rf"\g<kept>{MASK}", text)
    return text
