"""Reads a request as Granian hands it over (RSGI), and says it the way the front reads one."""

from collections.abc import AsyncIterator, Awaitable
from typing import Any, Protocol

from caspian.server.answers import Environ, Headers
from caspian.server.negotiation import Remembered

UNDERSCORE = "A header's name has an underscore in it."
_NOT_UTF_8 = "\xff"


class Scope(Protocol):
    """What Granian says of a request."""

    method: str
    path: str
    query_string: str
    client: str
    headers: Any


class Exchange(Protocol):
    """What Granian takes an answer by, and hands a body over by."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def client_disconnect(self) -> Awaitable[object]: ...
    def response_empty(self, status: int, headers: Headers) -> None: ...
    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None: ...
    def response_file(self, status: int, headers: Headers, file: str) -> None: ...


def environ_of(scope: Scope) -> Environ:
    """Return a request as PEP 3333 says it, as far as the front reads it.

    What stands there twice is joined. Raises ValueError for a name with an underscore, which
    would pass for the same name with a dash.
    """
    items = scope.headers.items()
    environ: Environ = {_named[name]: value for name, value in items}
    if len(environ) != len(items):
        environ = _joined(items)
    if "" in environ:
        raise ValueError(UNDERSCORE)
    path = scope.path
    if not path.isascii():
        # Granian has decoded it, and put U+FFFD where that could not be done.
        path = _NOT_UTF_8 if "\ufffd" in path else path.encode().decode("latin-1")
    environ["REQUEST_METHOD"] = scope.method
    environ["PATH_INFO"] = path
    environ["QUERY_STRING"] = scope.query_string
    environ["REMOTE_ADDR"] = scope.client.rpartition(":")[0].strip("[]")
    return environ


def _joined(items: list[tuple[str, str]]) -> Environ:
    environ: Environ = {}
    for name, value in items:
        key = _named[name]
        with_what = "; " if name == "cookie" else ", "
        environ[key] = f"{environ[key]}{with_what}{value}" if key in environ else value
    return environ


def _name(name: str) -> str:
    if "_" in name:
        return ""
    plain = name.upper().replace("-", "_")
    return plain if name in ("content-type", "content-length") else f"HTTP_{plain}"


_named = Remembered(_name)
