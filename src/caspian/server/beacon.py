"""The beacon: an invisible picture at an article's end, for a browser that comes near it.

For a paper behind a CDN, which answers most readers itself. The picture of `/en/sea/the-ferry/` is
at `/beacon/en/sea/the-ferry/`, sets no cookie, and is kept by the reader's own browser alone: half
an hour long it is not asked for again, so neither a reload nor going back counts twice.
"""

from caspian.server.answers import NOT_SHARED, Body, Headers, Start

ROOT = "/beacon"


OPENED = "opened"
"""the query by which a page says that it, which was fetched ahead, is looked at now"""


KEPT_SECONDS = 1800


_PIXEL = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c000000000100010000020144003b"
)


# Immutable: some browsers ask again for every picture of a page that is reloaded. No entity tag:
# who comes back a day later is to be counted, and must not be told that nothing has changed.
_HEADERS: Headers = [
    ("Content-Type", "image/gif"),
    ("Content-Length", str(len(_PIXEL))),
    NOT_SHARED,
]


_KEPT = ("Cache-Control", f"private, max-age={KEPT_SECONDS}, immutable")


_NOT_KEPT = ("Cache-Control", "no-store")


def is_beacon(path: str) -> bool:
    """Return whether a path is that of a page's beacon."""
    return path.startswith(f"{ROOT}/")


def page_of(path: str) -> str:
    """Return the path of the page that a beacon belongs to."""
    return path.removeprefix(ROOT)


def answer(start: Start, *, with_body: bool, is_kept: bool) -> Body:
    """Answer with the picture, which the reader's browser keeps or asks for again each time."""
    start("200 OK", [_KEPT if is_kept else _NOT_KEPT, *_HEADERS])
    return [_PIXEL] if with_body else []
