"""Recompresses what was asked for with Brotli at its best, while the answers go on.

Brotli at its best takes some 30 ms for a page and saves a third of what splicing gzip leaves: too
long for the reader who comes first, who is seldom alone, and worth it for all who come after.
"""

import queue
import threading
import time
from collections.abc import Callable

from caspian.server.ready import Encoded, Ready

_WAITING = 64
_REST = 3
"""times as long as the packing took: a robot that reads everything gets a quarter of a core"""


class Recompressor:
    """One thread that packs pages one after another; what finds the queue full asks again."""

    def __init__(self, keep: Callable[[str, Ready, Encoded], None]) -> None:
        self._keep = keep
        self._line: queue.Queue[tuple[str, Ready]] = queue.Queue(_WAITING)
        self._thread: threading.Thread | None = None

    def take(self, name: str, page: Ready) -> None:
        """Put a page in line, unless it has been there; returns at once."""
        if page.was_queued:
            return
        page.was_queued = True
        if self._thread is None:
            # Not before: the process that imports the application may fork.
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        try:
            self._line.put_nowait((name, page))
        except queue.Full:
            page.was_queued = False

    def _work(self) -> None:
        while True:
            name, page = self._line.get()
            if page.recompressed is None:
                begun = time.thread_time()
                self._keep(name, page, page.recompress())
                time.sleep(_REST * (time.thread_time() - begun))
