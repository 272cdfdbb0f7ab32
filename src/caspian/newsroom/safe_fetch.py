"""Fetches something from an address that somebody at the desk typed, and from nowhere else.

An address may lead to this machine, to its network, or to another address that does; a name may
mean one machine when it is looked at and another when it is asked. So each name is resolved once,
every address that it has must be one of the public network, and the connection goes to that.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin, urlsplit, urlunsplit

from requests.utils import DEFAULT_CA_BUNDLE_PATH

MOST_HOPS = 4
STEP_SECONDS, WHOLE_SECONDS = 5.0, 12.0
PORTS = {"http": 80, "https": 443}
AGENT = "Caspian (+https://thecaspiantimes.com)"
_MOVED = (301, 302, 303, 307, 308)
_WRITTEN = "!#$%&'()*+,/:;=?@[]~"
_CHUNK = 64 * 1024
_EMBEDDING = [ipaddress.IPv6Network("64:ff9b::/96")]
"""networks whose addresses lead to the IPv4 address in their last four bytes"""


class FetchRefusal(StrEnum):
    """Why nothing was fetched."""

    ADDRESS = "address"
    """no address of the web, or one of a network that is not public"""
    AWAY = "away"
    STATUS = "status"
    LARGE = "large"
    SLOW = "slow"
    KIND = "kind"


class NotFetched(Exception):
    """Something that could not be fetched."""

    def __init__(self, why: FetchRefusal) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: from where in the end, of which kind, and its bytes."""

    address: str
    kind: str
    data: bytes


def fetch(address: str, *, kinds: tuple[str, ...], largest: int) -> Fetched:
    """Return what lies at an address, if it is of one of the kinds. Raises NotFetched.

    A redirect is followed under the same rules; https never leads to http.
    """
    deadline = time.monotonic() + WHOLE_SECONDS
    for _ in range(MOST_HOPS + 1):
        found = _ask(address, kinds, largest, deadline)
        if isinstance(found, Fetched):
            return found
        if address.startswith("https:") and not found.startswith("https:"):
            raise NotFetched(FetchRefusal.ADDRESS)
        address = found
    raise NotFetched(FetchRefusal.STATUS)


def is_public(written: str) -> bool:
    """Return whether an IP address is one of the public network."""
    found = ipaddress.ip_address(written.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if any(found in network for network in _EMBEDDING):
            inner = ipaddress.IPv4Address(found.packed[-4:])
        if inner:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


def _ask(address: str, kinds: tuple[str, ...], largest: int, deadline: float) -> Fetched | str:
    """Ask once; return what came, or where it has moved to."""
    scheme, host, port, target = _taken_apart(address)
    try:
        with _connected(scheme, host, port, deadline) as connection:
            headers = {
                "User-Agent": AGENT,
                "Accept": ", ".join(kinds),
                "Accept-Encoding": "identity",
            }
            connection.request("GET", target, headers=headers)
            with connection.getresponse() as answer:
                return _taken(answer, address, kinds, largest, deadline)
    except TimeoutError as slow:
        raise NotFetched(FetchRefusal.SLOW) from slow
    except (OSError, http.client.HTTPException, ValueError) as broken:
        raise NotFetched(FetchRefusal.AWAY) from broken


def _taken(
    answer: http.client.HTTPResponse,
    address: str,
    kinds: tuple[str, ...],
    largest: int,
    deadline: float,
) -> Fetched | str:
    if answer.status in _MOVED:
        return urljoin(address, answer.headers.get("Location", ""))
    if answer.status != http.client.OK:
        raise NotFetched(FetchRefusal.STATUS)
    kind = answer.headers.get_content_type()
    if not kind.startswith(kinds):
        raise NotFetched(FetchRefusal.KIND)
    return Fetched(address, kind, _read(answer, largest, deadline))


def _taken_apart(address: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as odd:
        raise NotFetched(FetchRefusal.ADDRESS) from odd
    is_odd = parts.username is not None or port not in PORTS.values()
    if parts.scheme not in PORTS or not host or is_odd or not address.isprintable():
        raise NotFetched(FetchRefusal.ADDRESS)
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    return (
        parts.scheme,
        host,
        port,
        "".join(one if one.isascii() else _quoted(one) for one in target),
    )


def _quoted(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode())


class _PinnedConnection(http.client.HTTPConnection):
    """A connection to the one machine that was looked at, under the name that was asked for."""

    def __enter__(self) -> "_PinnedConnection":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _connected(scheme: str, host: str, port: int, deadline: float) -> _PinnedConnection:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    machines = [str(one[4][0]) for one in found]
    # All of them: one among public addresses that leads inside is how a name is made to lie.
    if not machines or not all(map(is_public, machines)):
        raise NotFetched(FetchRefusal.ADDRESS)
    opened = socket.create_connection((machines[0], port), timeout=_left(deadline))
    try:
        if scheme == "https":
            context = ssl.create_default_context(cafile=DEFAULT_CA_BUNDLE_PATH)
            opened = context.wrap_socket(opened, server_hostname=host)
        connection = _PinnedConnection(host, port, timeout=_left(deadline))
        connection.sock = opened
    except BaseException:
        opened.close()
        raise
    return connection


def _read(answer: http.client.HTTPResponse, largest: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > largest:
            raise NotFetched(FetchRefusal.LARGE)
        _left(deadline)
    return b"".join(parts)


def _left(deadline: float) -> float:
    left = min(STEP_SECONDS, deadline - time.monotonic())
    if left <= 0:
        raise NotFetched(FetchRefusal.SLOW)
    return left
