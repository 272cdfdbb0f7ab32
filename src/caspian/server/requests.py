"""Reads a request's path, and says what is wrong with a request that is none of a reader's."""

import re
from dataclasses import dataclass

from caspian.server.answers import Environ
from caspian.server.settings import FrontSettings

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# How the names of headers begin, and of what else a sender may make as long as they like.
_OF_HEAD = frozenset({"HTTP_", "CONTE", "QUERY"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is refused: a status, and a sentence."""

    status: int
    words: str


def path_of(environ: Environ) -> str | None:
    """Return the path that was asked for, decoded; None when it isn't UTF-8.

    WSGI hands on a path's bytes as if they were Latin-1 (PEP 3333).
    """
    raw: str = environ["PATH_INFO"]
    if raw.isascii():
        return raw
    try:
        return raw.encode("latin-1").decode()
    except UnicodeError:
        return None


def head_size(environ: Environ) -> int:
    """Return how many bytes of headers, their names too, and of a query were sent."""
    return sum([len(name) + len(value) for name, value in environ.items() if name[:5] in _OF_HEAD])


def refusal(environ: Environ, settings: FrontSettings) -> Refusal | None:
    """Return why a request is refused, or None when it isn't."""
    if sum(name.startswith("HTTP_") for name in environ) > settings.most_headers:
        return Refusal(431, f"This request has more than {settings.most_headers} headers.")
    if head_size(environ) > settings.largest_head:
        return Refusal(431, f"This request's headers exceed {settings.largest_head} bytes.")
    if len(environ["PATH_INFO"]) > settings.longest_path:
        return Refusal(414, f"This address is longer than {settings.longest_path} bytes.")
    path = path_of(environ)
    if path is None:
        return Refusal(400, "This address is not written in UTF-8.")
    if not is_plain(path):
        return Refusal(400, "This address is not one of a page.")
    return None


def is_plain(path: str) -> bool:
    """Return whether a path begins with a slash and holds no trick: `//`, `..`, a control."""
    return (
        path.startswith("/")
        and "//" not in path
        and ".." not in path.split("/")
        and _CONTROL.search(path) is None
    )
