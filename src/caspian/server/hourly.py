"""Tells whether a reader was counted already: each counts once for a page and hour.

What is kept is a keyed hash, in memory alone; its key is drawn anew every hour, and what it made is
forgotten then. Behind one address there may be many readers, so browsers are told apart as well,
into `BROWSERS` kinds at most: a client with many names is no crowd.
"""

import hashlib
import secrets
import time
from collections.abc import Callable

from caspian.common.networks import line_of
from caspian.server.answers import Environ
from caspian.server.proxies import Networks, sender_of

BROWSERS = 50
"""readers that one address counts as at most, for a page and hour, in each process"""


_MOST = 200_000
"""readers that are known; with one more all are forgotten, and may count twice"""


_HOUR = 3600


class OnceAnHour:
    """Knows whom it has seen in the hour that runs; safe to use from several threads."""

    def __init__(
        self,
        proxies: Networks,
        clock: Callable[[], float] = time.time,
        draw_key: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._proxies, self._clock, self._hour = proxies, clock, -1
        self._draw_key, self._key = draw_key, b""
        self._seen: set[bytes] = set()

    def is_new(self, what: str, environ: Environ) -> bool:
        """Return whether a reader comes to something for the first time in this hour."""
        hour = int(self._clock()) // _HOUR
        if hour != self._hour or len(self._seen) >= _MOST:
            self._hour, self._key, self._seen = hour, self._draw_key(32), set()
        kind = self._digest(
            f"{environ.get('HTTP_USER_AGENT', '')}\0{environ.get('HTTP_ACCEPT_LANGUAGE', '')}"
        )
        mark = self._digest(f"{what}\0{self._client(environ)}\0{kind[0] % BROWSERS}")
        is_new = mark not in self._seen
        self._seen.add(mark)
        return is_new

    def _client(self, environ: Environ) -> str:
        sender = str(environ.get("REMOTE_ADDR", ""))
        if "HTTP_X_FORWARDED_FOR" in environ or "HTTP_FORWARDED" in environ:
            sender = sender_of(environ, self._proxies)
        return line_of(sender) if ":" in sender else sender

    def _digest(self, said: str) -> bytes:
        raw = said.encode("utf-8", "replace")
        return hashlib.blake2b(raw, digest_size=8, key=self._key).digest()
