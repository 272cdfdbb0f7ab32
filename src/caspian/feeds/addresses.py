"""Addresses as programs take them: absolute and in ASCII (RFC 3986), whatever script they are in.

Atom alone may hold others, and readers of feeds stumble over them.
"""

from urllib.parse import quote, urljoin, urlsplit

from caspian.pages.reads import paper

# What has a meaning in an address, and what is written in figures already.
_KEPT = "/#%[]=:;$&()+,!?*@'~"


def absolute(path: str) -> str:
    """Return the address of a path of the paper; what is an address already stays one."""
    return path if "://" in path else paper.public_address() + quote(path, safe=_KEPT)


def resolved(address: str, base: str) -> str:
    """Return where a link in the text of a page leads, or an empty text where it leads nowhere."""
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        host = parts.hostname or ""
        if not host.isascii():
            parts = parts._replace(netloc=parts.netloc.replace(host, host.encode("idna").decode()))
    except ValueError:  # half an IPv6 address, or a host that no name can be
        return ""
    return quote(parts.geturl(), safe=_KEPT)
