"""Readers who do nothing but read the front and follow what it links to, as fast as they can."""

import re
import threading
import time
from collections import Counter
from http.client import HTTPConnection

from tests.patience import PATIENT

PATIENCE = 20
"""times that a reader comes back to a page that is not to be had for a moment"""
LINK = re.compile(r'href="(/en/[^"#]*)"')


class Readers:
    """Several readers at once; `seen` counts what they were answered."""

    def __init__(self, port: int, number: int = 3) -> None:
        self.seen: Counter[int] = Counter()
        self.broken: list[str] = []
        self._port = port
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._read_on) for _ in range(number)]

    @property
    def reads(self) -> int:
        """Return how many pages were read so far."""
        return self.seen.total()

    def start(self) -> "Readers":
        """Start reading."""
        for thread in self._threads:
            thread.start()
        return self

    def stop(self) -> None:
        """Stop reading, and wait until all have stopped."""
        self._over.set()
        for thread in self._threads:
            thread.join(30)

    def _read_on(self) -> None:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENT)
        while not self._over.is_set():
            front = self._read(connection, "/en/", "typed in")
            for link in dict.fromkeys(LINK.findall(front)):
                self._read(connection, link, "the front")
        connection.close()

    def _read(self, connection: HTTPConnection, path: str, linked_from: str) -> str:
        status, text = self._asked(connection, path)
        for _ in range(PATIENCE):
            if status != 503:
                break
            # A database that takes seconds to answer: "come back in a moment", and one does.
            time.sleep(0.3)
            status, text = self._asked(connection, path)
        with self._lock:
            if status != 200:
                self.broken.append(f"{path}, linked from {linked_from}: {status}")
        return text

    def _asked(self, connection: HTTPConnection, path: str) -> tuple[int, str]:
        connection.request("GET", path)
        answer = connection.getresponse()
        text = answer.read().decode()
        with self._lock:
            self.seen[answer.status] += 1
        return answer.status, text
