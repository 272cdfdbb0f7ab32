"""Addresses of other sites, as somebody typed them: whether a page may lead there."""

import re

# A browser drops tabs and line breaks out of an address before it looks at the scheme: what holds
# one, or any other control or blank, is no address here.
_WEB = re.compile(r"https?://[^\s\x00-\x20\x7f/?#\\][^\s\x00-\x20\x7f]*", re.IGNORECASE)


def web_address(written: str) -> str:
    """Return an address of the web, http or https with a host; empty for anything else."""
    stripped = written.strip()
    return stripped if _WEB.fullmatch(stripped) else ""
