"""Two threads of a front process: one takes up releases, one puts away what was counted."""

import logging
import threading
from collections.abc import Callable

from caspian.edition.signs import LOOK_SECONDS
from caspian.server.counting import EVERY_SECONDS
from caspian.server.front import Front

log = logging.getLogger(__name__)


def watch(front: Front, every: float) -> Callable[[], None]:
    """Start taking up releases, and writing counts; return what ends it.

    A commit wakes it; while the edition can't be asked, it is tried every so many seconds.
    Ending writes the last counts.
    """
    ended = threading.Event()

    def look() -> None:
        sign = front.reading.sign()
        while not ended.is_set():
            try:
                if front.reading.fault:
                    ended.wait(every)
                else:
                    sign.wait(LOOK_SECONDS)
                if not ended.is_set():
                    front.reading.look()
            except Exception:
                # A thread that ends here would leave readers with yesterday's pages for good.
                log.exception("Could not look for a release; trying again")
                ended.wait(1.0)
        sign.close()

    def write() -> None:
        while not ended.wait(EVERY_SECONDS):
            front.views.write_or_say()

    def end() -> None:
        ended.set()
        front.views.write_or_say()

    for task in (look, write):
        threading.Thread(target=task, daemon=True).start()
    return end
