"""Networks: what addresses one household or one cheap server has at once."""

import ipaddress

_V4, _V6, _HOUSEHOLD_V6 = 24, 48, 64
"""bits of an address that make its network"""


def network_of(address: str) -> str:
    """Return the network that an address lies in, or the text itself where it is no address."""
    return _cut(address, _V4, _V6)


def household_of(address: str) -> str:
    """Return what of an address one household has for itself: an IPv4 address, an IPv6 /64."""
    return _cut(address, 32, _HOUSEHOLD_V6)


def _cut(address: str, v4: int, v6: int) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    bits = v4 if parsed.version == 4 else v6
    return str(ipaddress.ip_network((parsed, bits), strict=False))
