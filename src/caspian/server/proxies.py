"""Says where a request came from, also where a server of our own stands in front."""

import ipaddress
from collections.abc import Iterable

from caspian.server.answers import Environ

Networks = tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]


def networks(written: Iterable[str]) -> Networks:
    """Return networks from addresses or networks as text.

    Raises ValueError for a text that is neither.
    """
    return tuple(ipaddress.ip_network(one, strict=False) for one in written)


def sender_of(environ: Environ, trusted: Networks) -> str:
    """Return the address that a request came from.

    Of X-Forwarded-For no more is believed than what trusted servers wrote there: read from the
    right, the first address that is none of theirs. What stands before it anybody may have written.
    """
    address = str(environ.get("REMOTE_ADDR", ""))
    said = str(environ.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    while _is_trusted(address, trusted) and said:
        named = said.pop().strip()
        if _parsed(named) is None:
            break
        address = named
    return address


def _is_trusted(address: str, trusted: Networks) -> bool:
    parsed = _parsed(address)
    return parsed is not None and any(parsed in network for network in trusted)


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(address)
    except ValueError:
        return None
