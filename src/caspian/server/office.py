"""Passes requests on to the office: the process that runs the desk, behind a unix socket.

A connection for each request: reusing one would save 0.05 ms of 10 and more, and a POST that meets
a connection just being closed can't be sent again, for its body is gone.
"""

import http.client
import json
import logging
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from caspian.common.networks import network_of
from caspian.server.answers import Body, Environ, Headers, Start, in_words, status_line
from caspian.server.lanes import BUSY, MANY_COMMENTS, Lane
from caspian.server.proxies import sender_of
from caspian.server.settings import FrontSettings
from caspian.server.upload import Rejected, Upload

log = logging.getLogger(__name__)
AWAY = "The newsroom does not answer right now. The paper itself can be read."
SLOW = "The newsroom takes too long to answer. Try again in a moment."
AT_ONCE, UPLOADS, STREAMS, COMMENTS, ASKED = 8, 6, 6, 3, 3
"""requests that a process has under way at the office, those of them that send something, long
answers that it is handing on; comments, and what else readers ask for, such as a search. A silent
sender and a slow reader hold a thread for as long as they like; those who only read the paper, or
the desk, have others."""
WAITING, _PATIENCE = 6, 3.0
_ANSWER_SECONDS, _HEALTH_SECONDS = 120.0, 0.5
_WHOLE = 1024 * 1024
"""bytes of an answer that are taken in at once, so that no thread waits for its reader"""
_CHUNK = 64 * 1024
_HOP_BY_HOP = frozenset(
    [
        "connection", "keep-alive", "proxy-authenticate", "proxy-authorization",
        "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    ]
)  # fmt: skip
# The reader's word on these counts for nothing: they are said anew.
_SAID_ANEW = frozenset(["expect", "content-length", "forwarded", "x-real-ip"])
_FORWARDED = "x-forwarded-"


class Office:
    """The office, as a front process reaches it; safe to use from several threads."""

    def __init__(self, settings: FrontSettings) -> None:
        self._settings = settings
        self._talks, self._uploads = Lane(AT_ONCE), Lane(UPLOADS)
        self._comments = Lane(COMMENTS, waiting=WAITING, patience=_PATIENCE, full=MANY_COMMENTS)
        self._asked = Lane(ASKED, waiting=WAITING, patience=_PATIENCE)
        self._streams = threading.BoundedSemaphore(STREAMS)

    def answer(self, environ: Environ, start: Start) -> Body:
        """Answer with what the office answers."""
        try:
            is_comment = environ["PATH_INFO"].startswith("/comments/")
            told = self._settings
            upload = Upload(environ, told.largest_comment if is_comment else told.largest_upload)
            network = network_of(sender_of(environ, told.proxies))
            with self._lane(environ["PATH_INFO"], upload).place(network):
                return self._passed_on(environ, start, upload)
        except Rejected as rejected:
            again = [("Retry-After", "1")] if rejected.status == 503 else []
            return in_words(start, rejected.status, str(rejected), *again)
        except TimeoutError:
            return in_words(start, 504, SLOW)
        except (OSError, http.client.HTTPException):
            return in_words(start, 502, AWAY, ("Retry-After", "2"))

    def _lane(self, path: str, upload: Upload) -> Lane:
        if path.startswith("/comments/"):
            return self._comments
        if not path.startswith(self._settings.passed_on):
            return self._asked
        return self._uploads if upload.length else self._talks

    def health(self) -> Mapping[str, Any] | None:
        """Return what the newsroom says of itself, None unless it says that it is well."""
        connection = _Connection(self._settings.office, _HEALTH_SECONDS)
        try:
            connection.request("GET", "/healthz", headers={"Host": "office"})
            answered = connection.getresponse()
            if answered.status != http.client.OK:
                return None
            said = json.loads(answered.read(_CHUNK))
            return said if isinstance(said, dict) else None
        except (OSError, http.client.HTTPException, ValueError):
            return None
        finally:
            connection.close()

    def _passed_on(self, environ: Environ, start: Start, upload: Upload) -> Body:
        connection = _Connection(self._settings.office, _ANSWER_SECONDS)
        streamed = None
        try:
            # What sends after it has answered, or closes early, still has answered.
            with suppress(BrokenPipeError, ConnectionResetError):
                _send(connection, environ, upload, self._settings)
            answered = connection.getresponse()
            head = answered.read(_WHOLE)
            if len(head) == _WHOLE and not answered.isclosed():
                streamed = self._streamed(connection, answered, head)
            elif answered.length:
                raise http.client.IncompleteRead(head, answered.length)
            start(status_line(answered.status), _passed_back(answered, environ, len(head)))
            return streamed or [head]
        finally:
            if streamed is None:
                connection.close()

    def _streamed(
        self, connection: "_Connection", answered: http.client.HTTPResponse, head: bytes
    ) -> "_Streamed":
        if not self._streams.acquire(blocking=False):
            raise Rejected(503, BUSY)
        return _Streamed(connection, answered, head, self._streams)


class _Connection(http.client.HTTPConnection):
    """A connection to a unix socket."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("office", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


class _Streamed(Iterator[bytes]):
    """A long answer, handed on as it comes; closed by the server whatever happens to it."""

    def __init__(
        self,
        connection: _Connection,
        answered: http.client.HTTPResponse,
        head: bytes,
        slots: threading.BoundedSemaphore,
    ) -> None:
        self._connection: _Connection | None = connection
        self._answered = answered
        self._next = head
        self._slots = slots

    def __next__(self) -> bytes:
        chunk, self._next = self._next, b""
        try:
            chunk = chunk or self._answered.read(_CHUNK)
        except (OSError, http.client.HTTPException):
            # Its length was announced, so whoever reads it sees that it broke off.
            log.warning("The office broke off in the middle of a long answer")
        if not chunk:
            self.close()
            raise StopIteration
        return chunk

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
            self._slots.release()


def _send(
    connection: _Connection, environ: Environ, upload: Upload, settings: FrontSettings
) -> None:
    method = environ["REQUEST_METHOD"]
    connection.putrequest(method, _target(environ), skip_host=True, skip_accept_encoding=True)
    for name, value in _passed_headers(environ):
        connection.putheader(name, value)
    connection.putheader("X-Forwarded-For", sender_of(environ, settings.proxies))
    connection.putheader("X-Forwarded-Proto", settings.scheme)
    connection.putheader("Connection", "close")
    if upload.length or method not in ("GET", "HEAD"):
        connection.putheader("Content-Length", str(upload.length))
    connection.endheaders()
    for chunk in upload:
        connection.send(chunk)


def _target(environ: Environ) -> str:
    path = quote(environ["PATH_INFO"].encode("latin-1"), safe="/:@!$&'()*+,;=~-._")
    query = quote(environ.get("QUERY_STRING", "").encode("latin-1"), safe="/?:@!$&'()*+,;=~-._%")
    return f"{path}?{query}" if query else path


def _passed_headers(environ: Environ) -> Iterator[tuple[str, str]]:
    dropped = _HOP_BY_HOP | _SAID_ANEW | _named_by_connection(environ.get("HTTP_CONNECTION", ""))
    if "CONTENT_TYPE" in environ:
        yield "Content-Type", environ["CONTENT_TYPE"]
    for key, value in environ.items():
        if key.startswith("HTTP_"):
            name = key[5:].replace("_", "-").lower()
            if name not in dropped and not name.startswith(_FORWARDED):
                yield name, value


def _passed_back(answered: http.client.HTTPResponse, environ: Environ, length: int) -> Headers:
    dropped = _HOP_BY_HOP | _named_by_connection(answered.getheader("Connection", "") or "")
    headers = [pair for pair in answered.getheaders() if pair[0].lower() not in dropped]
    bodiless = environ["REQUEST_METHOD"] == "HEAD" or answered.status in (204, 304)
    if answered.isclosed() and not bodiless and not answered.getheader("Content-Length"):
        headers.append(("Content-Length", str(length)))
    return headers


def _named_by_connection(value: str) -> frozenset[str]:
    return frozenset(name.strip().lower() for name in value.split(","))
