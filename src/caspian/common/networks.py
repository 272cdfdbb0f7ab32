"""Networks: what addresses one household or one cheap server has at once."""

import ipaddress

_V4, _V6 = 24, 48
"""bits of an address that make its network"""
_V4_LINE, _V6_LINE = 32, 64
"""bits that make one line: of IPv6 a customer chooses the other half, and anew for each request"""


def network_of(address: str) -> str:
    """Return the network that an address lies in, or the text itself where it is no address."""
    return _cut(address, _V4, _V6)


def line_of(address: str) -> str:
    """Return what one customer's line has: an IPv4 address, or a /64 of IPv6; else the text itself.

    An IPv4 address is returned as it is always written, without the number of bits.
    """
    return _cut(address, _V4_LINE, _V6_LINE).removesuffix("/32")


def _cut(address: str, v4: int, v6: int) -> str:
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    bits = v4 if parsed.version == 4 else v6
    return str(ipaddress.ip_network((parsed, bits), strict=False))
