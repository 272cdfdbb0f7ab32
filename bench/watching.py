"""Looks at pages over and over, and tells when a reader could first see something on them."""

import gzip
import http.client
import time
from collections.abc import Mapping

CONNECTIONS = 2
"""each may be answered by another process of the server"""
GIVES_UP_AFTER = 60.0
BETWEEN_LOOKS = 0.0005


class Watcher:
    """Readers of one server, on kept connections."""

    def __init__(self, port: int) -> None:
        self._connections = [
            http.client.HTTPConnection("127.0.0.1", port, timeout=30) for _ in range(CONNECTIONS)
        ]

    def first_seen(self, paths: Mapping[str, str], mark: str) -> dict[str, float]:
        """Return when a mark stood on each of some pages, for any reader; by name, monotonic.

        Raises TimeoutError when it doesn't come.
        """
        wanted = mark.encode()
        waiting = [(name, one) for name in paths for one in self._connections]
        before: dict[tuple[str, int], bytes] = {}
        seen: dict[str, float] = {}
        deadline = time.monotonic() + GIVES_UP_AFTER
        while waiting:
            if time.monotonic() > deadline:
                raise TimeoutError(f"not seen: {sorted({paths[name] for name, _ in waiting})}")
            for name, connection in [*waiting]:
                packed = _asked(connection, paths[name])
                at = time.monotonic()
                # Only what is new is unpacked: to look must not keep the press from its work.
                if packed != before.get((name, id(connection))):
                    before[name, id(connection)] = packed
                    if packed and wanted in gzip.decompress(packed):
                        waiting.remove((name, connection))
                        seen[name] = at
            time.sleep(BETWEEN_LOOKS)
        return seen


def _asked(connection: http.client.HTTPConnection, path: str) -> bytes:
    """Return the compressed bytes at a path, empty where there is nothing."""
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
    except (http.client.HTTPException, ConnectionError):
        connection.close()
        return b""
    return body if answer.status == http.client.OK else b""
