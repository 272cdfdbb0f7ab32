"""Two threads of a front process: one looks for releases, one puts away what was counted."""

import logging
import threading
from collections.abc import Callable

from caspian.server.counting import EVERY_SECONDS
from caspian.server.front import Front

log = logging.getLogger(__name__)


def watch(front: Front, every: float) -> Callable[[], None]:
    """Start looking for releases, every so many seconds, and writing counts; return what ends it.

    Ending writes the last counts.
    """
    ended = threading.Event()

    def look() -> None:
        pause = every
        while not ended.wait(pause):
            try:
                front.reading.look()
                pause = every
            except Exception:
                # A thread that ends here would leave readers with yesterday's pages for good.
                log.exception("Could not look for a release; trying again")
                pause = 1.0

    def write() -> None:
        while not ended.wait(EVERY_SECONDS):
            front.reads.write_or_say()

    def end() -> None:
        ended.set()
        front.reads.write_or_say()

    for task in (look, write):
        threading.Thread(target=task, daemon=True).start()
    return end
