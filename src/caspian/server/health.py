"""Says whether reading works, and whether the newsroom does, which is another matter."""

import threading
import time
from contextlib import suppress
from typing import Any

from caspian.edition.database import Fault
from caspian.edition.document import OK, BadBytes
from caspian.edition.store import NotAnEdition, Store
from caspian.server.connecting import opened
from caspian.server.languages import KEY, read_languages
from caspian.server.office import Office
from caspian.server.reading import Reading
from caspian.server.settings import FrontSettings

_LOOK_SECONDS, _ASK_SECONDS, _STALE_SECONDS = 0.2, 1.0, 5.0


class Health:
    """What `/healthz` says; asked again at most a few times a second, whoever asks."""

    def __init__(self, settings: FrontSettings, reading: Reading, office: Office) -> None:
        self._settings = settings
        self._reading = reading
        self._office = office
        self._asking = threading.Lock()
        self._fault = "not asked yet"
        self._looked_at = self._asked_at = float("-inf")
        self._newsroom = "away"

    def report(self) -> tuple[int, dict[str, Any]]:
        """Return a status, 200 only when reading works, and what to say, ready for JSON."""
        # Who asks while another asks gets what was known: a database that hangs must not
        # collect all threads here.
        if self._asking.acquire(blocking=False):
            try:
                self._ask_again()
            finally:
                self._asking.release()
        fault = self._reading.fault or self._fault
        if time.monotonic() - self._looked_at > _STALE_SECONDS:
            fault = "the edition's database takes too long to answer"
        released = self._reading.released_at
        report: dict[str, Any] = {
            "reading": not fault,
            "release": self._reading.number,
            "released_at": released.isoformat() if released else None,
            "newsroom": self._newsroom,
        }
        if fault:
            report["reason"] = fault
        return (503 if fault else 200), report

    def _ask_again(self) -> None:
        if time.monotonic() - self._looked_at > _LOOK_SECONDS:
            self._reading.look()
            self._fault = self._look()
            self._looked_at = time.monotonic()
        if time.monotonic() - self._asked_at > _ASK_SECONDS:
            self._newsroom = "up" if self._office.is_up() else "away"
            self._asked_at = time.monotonic()

    def _look(self) -> str:
        """Return why nobody could start reading now, by a connection of its own."""
        if self._settings.setting_up.exists():
            return "the paper is being set up"
        store: Store | None = None
        try:
            store = opened(self._settings.edition_url, self._settings.patience)
            return _fault_in(store)
        except (*Fault, NotAnEdition, BadBytes) as error:
            return " ".join(str(error).split()) or type(error).__name__
        finally:
            if store is not None:
                with suppress(*Fault):
                    store.close()


def _fault_in(store: Store) -> str:
    with store.one_state():
        if store.number() == 0:
            return "nothing has been released yet"
        document = store.find(KEY)
        languages = read_languages(document) if document else None
        path = languages.front(None) if languages else None
        front = store.find(path) if path else None
    return "" if front and front.status == OK else "the edition holds no front page"
