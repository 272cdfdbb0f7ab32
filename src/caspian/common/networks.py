"""Networks: what addresses one household or one cheap server has at once."""

import ipaddress

_V4, _V6 = 24, 48
"""bits of an address that make its network"""


def network_of(address: str) -> str:
    """Return the network that an address lies in, or the text itself where it is no address."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    bits = _V4 if parsed.version == 4 else _V6
    return str(ipaddress.ip_network((parsed, bits), strict=False))
