"""Marks: what tells that two comments came from one place, without telling which place.

A mark is a keyed hash (HMAC-SHA-256, cut to 128 bits). The keys of network marks are salts, each
used for 30 days and thrown away after 60: from then on no mark made with it can be recognised.
"""

import datetime as dt
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from caspian.comments.models import Salt
from caspian.common.networks import line_of, network_of

USED, KEPT = dt.timedelta(days=30), dt.timedelta(days=60)


@dataclass(frozen=True)
class Marks:
    """The marks of where a comment came from."""

    address: str
    network: str
    browser: str
    """of one kind of browser within one network"""

    def all(self) -> tuple[str, str, str]:
        """Return the three."""
        return (self.address, self.network, self.browser)


def marks_of(address: str, browser: str, now: dt.datetime | None = None) -> Marks:
    """Return the marks under the salt in use; `browser` is what tells one kind from another."""
    return _marks(_salt_in_use(now or timezone.now()), address, browser)


def marks_ever(address: str, browser: str, now: dt.datetime | None = None) -> tuple[Marks, ...]:
    """Return the marks under every salt that is kept, those under the salt in use first.

    A ban may be older than the salt in use.
    """
    moment = now or timezone.now()
    salts = list(Salt.objects.filter(since__lte=moment).values_list("since", "value"))
    if not salts or salts[0][0] <= moment - USED:
        salts.insert(0, (moment, _salt_in_use(moment)))
    return tuple(_marks(value, address, browser) for _, value in salts)


def email_mark(email: str) -> str:
    """Return the mark of an e-mail address, or an empty text for none; it lasts."""
    written = email.strip().casefold()
    return _mark(f"email {settings.SECRET_KEY}", written) if written else ""


def forget_salts(now: dt.datetime) -> int:
    """Throw away the salts that are too old; return how many."""
    gone, _ = Salt.objects.filter(since__lt=now - KEPT).delete()
    return gone


def _marks(salt: str, address: str, browser: str) -> Marks:
    network = network_of(address)
    return Marks(
        address=_mark(salt, f"address {line_of(address)}"),
        network=_mark(salt, f"network {network}"),
        browser=_mark(salt, f"browser {network} {browser}"),
    )


def _salt_in_use(now: dt.datetime) -> str:
    found = Salt.objects.filter(since__gt=now - USED, since__lte=now).first()
    if found is None:
        # Of two processes that find none at once, both write one, and the newer is used.
        found = Salt.objects.create(since=now, value=secrets.token_hex(32))
    return found.value


def _mark(key: str, text: str) -> str:
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()[:32]
