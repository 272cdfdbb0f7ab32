"""Delays that grow with each failure: kept in the database, asked before any password is hashed.

An attempt counts as failed when it begins, so that a thousand at once are not one; a success takes
that back. After `FREE` failures the next attempt waits a second, then two, four and so on.
What is kept is a keyed hash, for a day.
"""

import datetime as dt
import hmac
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import ngettext

from caspian.common.networks import network_of
from caspian.newsroom.models.accounts import LoginDelay

FREE = 5
FORGOTTEN_AFTER = dt.timedelta(days=1)
ACCOUNT, NETWORK, BROWSER, RESET = "account", "network", "browser", "reset"
LONGEST = {
    # Short: strangers who guess are not to keep the owner out on a new device.
    ACCOUNT: dt.timedelta(minutes=1),
    NETWORK: dt.timedelta(minutes=15),
    BROWSER: dt.timedelta(minutes=15),
    RESET: dt.timedelta(hours=1),
}
Key = tuple[str, str]
"""one of the kinds above, and whose"""


class TooSoon(Exception):
    """An attempt before its time; the message says how long to wait."""

    def __init__(self, wait: dt.timedelta) -> None:
        seconds = int(wait.total_seconds()) + 1
        words = ngettext(
            "Too many attempts. Wait {seconds} second, then try again.",
            "Too many attempts. Wait {seconds} seconds, then try again.",
            seconds,
        )
        super().__init__(words.format(seconds=seconds))
        self.wait = wait


def network_key(request: HttpRequest) -> Key:
    """Return the key of the network that a request came from."""
    # The front sets it, and takes out whatever the sender wrote there.
    address = request.headers.get("X-Forwarded-For", "") or request.META.get("REMOTE_ADDR", "")
    return NETWORK, network_of(address)


def begin(keys: Iterable[Key], now: dt.datetime) -> None:
    """Count an attempt as failed for each key; raises TooSoon, and counts nothing then."""
    marks = {_mark(key): key for key in keys}
    _refuse_early(LoginDelay.objects.filter(mark__in=marks), now)
    with transaction.atomic():
        rows = list(LoginDelay.objects.select_for_update().filter(mark__in=marks))
        _refuse_early(rows, now)
        known = {row.mark: row for row in rows}
        for mark, (kind, _) in marks.items():
            row = known.get(mark)
            is_fresh = row is not None and row.until > now - FORGOTTEN_AFTER
            failures = (row.failures if row is not None and is_fresh else 0) + 1
            until = now + _delay(failures, LONGEST[kind])
            LoginDelay.objects.update_or_create(
                mark=mark, defaults={"failures": failures, "until": until}
            )


def succeeded(keys: Iterable[Key], now: dt.datetime) -> None:
    """Take back what `begin` counted; a network keeps its earlier failures, others none."""
    with transaction.atomic():
        for key in keys:
            found = LoginDelay.objects.filter(mark=_mark(key))
            row = found.first()
            if row is None:
                continue
            if key[0] == NETWORK and row.failures > 1:
                found.update(failures=row.failures - 1, until=now)
            else:
                found.delete()


def forget_old(now: dt.datetime) -> int:
    """Forget what is a day old; return how many rows."""
    return LoginDelay.objects.filter(until__lt=now - FORGOTTEN_AFTER).delete()[0]


def _refuse_early(rows: Iterable[LoginDelay], now: dt.datetime) -> None:
    wait = max((row.until - now for row in rows), default=dt.timedelta())
    if wait > dt.timedelta():
        raise TooSoon(wait)


def _delay(failures: int, longest: dt.timedelta) -> dt.timedelta:
    if failures < FREE:
        return dt.timedelta()
    return min(longest, dt.timedelta(seconds=2 ** min(failures - FREE, 20)))


def _mark(key: Key) -> str:
    secret = f"login delay {settings.SECRET_KEY}".encode()
    return hmac.digest(secret, "\0".join(key).encode(), "sha256").hex()[:32]
