"""Answers OPTIONS: what may be done at an address, and whether pages of others may ask (CORS)."""

from caspian.pages.embed_addresses import is_oembed
from caspian.server.answers import ANYBODYS, Body, Headers, Start

ALLOWED = ("Allow", "GET, HEAD, OPTIONS")
PREFLIGHT = (
    ANYBODYS,
    ("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"),
    # Whatever a program sends along, it gets what anybody may read.
    ("Access-Control-Allow-Headers", "*"),
    ("Access-Control-Max-Age", "86400"),
)
_API = "/api/"


def is_for_programs(path: str) -> bool:
    """Return whether programs read what stands at a path: it is of the API, or named as a file."""
    is_asked = path.startswith(_API) or is_oembed(path)
    return is_asked or "." in path.rpartition("/")[2]


def anybodys(path: str) -> Headers:
    """Return what lets pages of others see that what programs read has moved, or is not there."""
    return [ANYBODYS] if is_for_programs(path) else []


def answer(start: Start, path: str) -> Body:
    """Answer OPTIONS at an address where everything can only be read."""
    start("204 No Content", [ALLOWED, *(PREFLIGHT if is_for_programs(path) else ())])
    return []
