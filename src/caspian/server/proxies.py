"""Says where a request came from, also where a server of our own stands in front."""

import ipaddress
import re
from collections.abc import Iterable

from caspian.server.answers import Environ

Networks = tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]
X_FORWARDED_FOR, FORWARDED = "X-Forwarded-For", "Forwarded"
HEADERS = (X_FORWARDED_FOR, FORWARDED)
"""the headers in which servers in front may say who asked; one of them is believed"""
_PORT = r"(?::(?:\d{1,5}|_[\w.-]+))?"
_WITH_PORT = re.compile(rf"(?P<four>[\d.]+){_PORT}|\[(?P<six>[^\]]+)\]{_PORT}", re.ASCII)
# RFC 7239: elements by commas, pairs by semicolons, and either may stand inside quotes.
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_ELEMENT, _PAIR = re.compile(rf'(?:[^,"]|{_QUOTED})+'), re.compile(rf'(?:[^;"]|{_QUOTED})+')


class Proxies(tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]):
    """The networks of the servers in front, and the header in which they say who asked."""

    header = X_FORWARDED_FOR

    def __new__(cls, trusted: Networks, header: str) -> "Proxies":
        """Make it of networks."""
        made = super().__new__(cls, trusted)
        made.header = header
        return made


def networks(written: Iterable[str]) -> Networks:
    """Return networks from addresses or networks as text.

    Raises ValueError for a text that is neither.
    """
    return tuple(ipaddress.ip_network(one, strict=False) for one in written)


def sender_of(environ: Environ, trusted: Networks) -> str:
    """Return the address that a request came from.

    Of X-Forwarded-For no more is believed than what trusted servers wrote there: read from the
    right, the first address that is none of theirs. What stands before it anybody may have written.
    Where the servers write `Forwarded`, it alone is read: a name without a hyphen has no twin,
    while to a WSGI application X_Forwarded_For is X-Forwarded-For.
    """
    address = str(environ.get("REMOTE_ADDR", ""))
    said = _said(environ, trusted)
    while _is_trusted(address, trusted) and said:
        named = _without_port(said.pop().strip())
        if _parsed(named) is None:
            break
        address = named
    return address


def _said(environ: Environ, trusted: Networks) -> list[str]:
    if isinstance(trusted, Proxies) and trusted.header == FORWARDED:
        return [_node(one) for one in _ELEMENT.findall(str(environ.get("HTTP_FORWARDED", "")))]
    return str(environ.get("HTTP_X_FORWARDED_FOR", "")).split(",")


def _node(element: str) -> str:
    for pair in _PAIR.findall(element):
        name, _, value = pair.partition("=")
        if name.strip().lower() == "for":
            # A comma inside quotes is no address, and must not become two.
            return str(value.strip().strip('"').replace(",", " "))
    return "unknown"


def _without_port(written: str) -> str:
    """Return "1.2.3.4" for "1.2.3.4:1234" and "::1" for "[::1]:80", as some servers write them."""
    found = _WITH_PORT.fullmatch(written)
    return (found["four"] or found["six"]) if found else written


def _is_trusted(address: str, trusted: Networks) -> bool:
    parsed = _parsed(address)
    return parsed is not None and any(parsed in network for network in trusted)


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(address)
    except ValueError:
        return None
