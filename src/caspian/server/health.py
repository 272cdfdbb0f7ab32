"""Says whether reading works, whether the newsroom does, and what readers don't see yet.

`/healthz` is for load balancers: 200 while reading works. `/readyz` is for alarms: 503 also when
what is published doesn't reach readers.
"""

import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from caspian.common.redaction import redacted
from caspian.edition.database import DATABASE_ERRORS
from caspian.edition.document import LANGUAGES_KEY, OK, BadBytes
from caspian.edition.store import NotAnEdition, Store
from caspian.server.answers import Body, Environ, Start, status_line
from caspian.server.backend import Backend
from caspian.server.connecting import opened
from caspian.server.negotiation import read_languages
from caspian.server.reading import EditionReader
from caspian.server.settings import FrontSettings
from caspian.server.unpressed import NO_ANSWER, Unpressed, by_faults, in_the_outbox, together

HEALTH, READY = ADDRESSES = ("/healthz", "/readyz")
_LOOK_SECONDS, _ASK_SECONDS, _STALE_SECONDS = 0.2, 1.0, 5.0
_WAITING, _WAIT_SECONDS = 2, 2.0
"""who wait for another's question when what is known is old: few, for each holds a thread"""


class Health:
    """What both addresses say; looked up at most a few times a second, however many ask."""

    def __init__(
        self,
        settings: FrontSettings,
        reading: EditionReader,
        backend: Backend,
        is_being_set_up: Callable[[], bool],
    ) -> None:
        self._settings = settings
        self._reading = reading
        self._backend = backend
        self._is_being_set_up = is_being_set_up
        self._asking, self._waiting = threading.Lock(), threading.Semaphore(_WAITING)
        self._fault = "not asked yet"
        self._looked_at = self._asked_at = float("-inf")
        self._away_since: float | None = None
        self._faults: Unpressed | None = None
        self._outbox: Unpressed | None = None

    def answer(self, environ: Environ, start: Start) -> Body:
        """Answer at one of the two addresses."""
        self._look_if_old()
        reading_fault = self._reading_fault()
        fault = reading_fault or self._publishing_fault()
        is_refused = fault if environ["PATH_INFO"] == READY else reading_fault
        # What a database or a picture says of itself may hold an address with its password.
        body = redacted(json.dumps(self._report(reading_fault, fault))).encode() + b"\n"
        length = ("Content-Length", str(len(body)))
        kind = ("Content-Type", "application/json")
        start(status_line(503 if is_refused else 200), [kind, length, _NEVER_KEPT])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _report(self, reading_fault: str, fault: str) -> dict[str, Any]:
        released = self._reading.released_at
        unpressed = self._unpressed()
        report: dict[str, Any] = {
            "reading": not reading_fault,
            "release": self._reading.number,
            "released_at": released.isoformat() if released else None,
            "newsroom": "up" if self._away_since is None else "away",
            "unpressed": unpressed.said() if unpressed else None,
            "ready": not fault,
        }
        return report | {"reason": fault} if fault else report

    def _reading_fault(self) -> str:
        """Return why readers can't be answered, or an empty text."""
        if time.monotonic() - self._looked_at > _STALE_SECONDS:
            return "the edition's database takes too long to answer"
        return self._reading.fault or self._fault

    def _publishing_fault(self) -> str:
        """Return why what is published doesn't reach readers, or an empty text."""
        limit = self._settings.ready_seconds
        unpressed = self._unpressed()
        if unpressed and unpressed.age() > limit:
            return f"a change has not reached readers within {limit:g} seconds: {unpressed.reason}"
        away = self._away_since
        if away is not None and time.monotonic() - away > limit:
            return f"{NO_ANSWER}, so that nobody can publish"
        return ""

    def _unpressed(self) -> Unpressed | None:
        outbox = self._outbox
        if outbox and self._away_since is not None:
            outbox = outbox.unconfirmed()
        return together(outbox, self._faults)

    def _look_if_old(self) -> None:
        # Who asks while another asks gets what was known: a database that hangs must not
        # collect all threads here. Unless nobody has asked for long: then it says too little.
        if self._asking.acquire(blocking=False):
            try:
                self._ask_again()
            finally:
                self._asking.release()
        elif time.monotonic() - self._looked_at > _STALE_SECONDS:
            if not self._waiting.acquire(blocking=False):
                return
            try:
                if self._asking.acquire(timeout=_WAIT_SECONDS):
                    self._asking.release()
            finally:
                self._waiting.release()

    def _ask_again(self) -> None:
        if time.monotonic() - self._looked_at > _LOOK_SECONDS:
            self._reading.look()
            self._fault = self._look()
            self._looked_at = time.monotonic()
        if time.monotonic() - self._asked_at > _ASK_SECONDS:
            said = self._backend.health()
            if said is not None:
                self._outbox, self._away_since = in_the_outbox(said), None
            elif self._away_since is None:
                self._away_since = time.monotonic()
            self._asked_at = time.monotonic()

    def _look(self) -> str:
        """Return why nobody could start reading now, by a connection of its own."""
        if self._is_being_set_up():
            return "the paper is being set up"
        store: Store | None = None
        try:
            store = opened(self._settings.edition_url, self._settings.patience)
            self._faults = by_faults(store)
            return _fault_in(store)
        except (*DATABASE_ERRORS, NotAnEdition, BadBytes) as error:
            return " ".join(str(error).split()) or type(error).__name__
        finally:
            if store is not None:
                with suppress(*DATABASE_ERRORS):
                    store.close()


def _fault_in(store: Store) -> str:
    with store.one_state():
        if store.number() == 0:
            return "nothing has been released yet"
        document = store.find(LANGUAGES_KEY)
        languages = read_languages(document) if document else None
        path = languages.front(None) if languages else None
        front = store.find(path) if path else None
        if front is None or front.status != OK:
            return "the edition holds no front page"
        missing = sorted(key for key in front.fragments if store.find(key) is None)
    return f"the front page shows {missing[0]}, which the edition lacks" if missing else ""


_NEVER_KEPT = ("Cache-Control", "no-store")
