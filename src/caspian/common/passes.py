"""Passes: what a browser shows to say that somebody logged in at the desk with it before.

A pass gives no right whatever. It says which queue a request stands in, before anybody looks into
a database, and that a wrong password typed by strangers is not to slow down who has one. It tells
nothing of its account to those who see it, and is signed with a key made from the paper's secret.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

COOKIE = "desk_pass"
KEPT_SECONDS = 180 * 86_400
_WRITTEN = re.compile(r"(\d{1,12})\.([0-9a-f]{16})\.([0-9a-f]{16})\.([0-9a-f]{40})")
_COOKIE = re.compile(rf"(?:^|;)\s*{COOKIE}=([0-9a-f.]{{1,120}})\s*(?:;|$)")


@dataclass(frozen=True, slots=True)
class Pass:
    """A pass that is none but ours: of which account, of which browser, until when."""

    account: str
    """a keyed hash of the account's id"""
    browser: str
    """drawn when the pass was made"""
    until: int
    """seconds since 1970"""


def pass_key(secret: str) -> bytes:
    """Return the key that signs passes, made from the paper's secret."""
    return hashlib.sha256(b"caspian desk pass 1\0" + secret.encode()).digest()


def account_mark(key: bytes, account: int) -> str:
    """Return what a pass calls an account."""
    return hmac.digest(key, b"account\0%d" % account, "sha256").hex()[:16]


def make_pass(key: bytes, account: int, now: float) -> str:
    """Return a new pass for an account, as the cookie holds it."""
    until, browser = int(now) + KEPT_SECONDS, secrets.token_hex(8)
    said = f"{until}.{account_mark(key, account)}.{browser}"
    return f"{said}.{_signature(key, said)}"


def read_pass(key: bytes, written: str, now: float) -> Pass | None:
    """Return the pass that a cookie holds; None where it is none of ours, or has ended."""
    found = _WRITTEN.fullmatch(written)
    if found is None or not key:
        return None
    until, account, browser, signature = found.groups()
    if not hmac.compare_digest(_signature(key, f"{until}.{account}.{browser}"), signature):
        return None
    return Pass(account, browser, int(until)) if int(until) > now else None


def pass_in(key: bytes, cookies: str, now: float) -> Pass | None:
    """Return the pass in a Cookie header, if there is a good one."""
    found = _COOKIE.search(cookies)
    return read_pass(key, found[1], now) if found else None


def _signature(key: bytes, said: str) -> str:
    return hmac.digest(key, said.encode(), "sha256").hex()[:40]
