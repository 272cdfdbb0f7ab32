"""A sabotaged front, for controls: it trusts what it saw last, and looks ten times a second.

It does not ask the store before it calls a path unknown.
"""

import threading
import time

from caspian.edition.store import open_store
from caspian.project.front import settings
from caspian.server.application import Application
from caspian.server.found import Elsewhere, NoPage
from caspian.server.front import Front
from caspian.server.ready import Ready

front = Front(settings)
application = Application(front)
_asked = front.reading.at
_known: set[str] = set()


def _look() -> None:
    store = open_store(settings.edition_url)
    while True:
        with store.one_state():
            keys = set(store.keys("/"))
        front.reading.look()
        _known.clear()
        _known.update(keys)
        time.sleep(0.1)


def _at(path: str, name: str) -> Ready | Elsewhere | NoPage:
    return _asked(path, name) if path in _known else NoPage(404, None)


front.reading.at = _at  # type: ignore[method-assign]
threading.Thread(target=_look, daemon=True).start()
