"""The names of the files that a key of the edition stands in."""

import re

from caspian.edition.document import LANGUAGES_KEY

INDEX = "index.html"
GZIPPED = ".gz"
REDIRECTS, GONE, LANGUAGES = "redirects.map", "gone.map", "languages.map"
MANIFEST, LISTS, RELEASE = "manifest", "manifest.d", "release.json"
ABSENT_STATUSES = (404, 410)
_OWN = {
    REDIRECTS, GONE, LANGUAGES, MANIFEST, LISTS, RELEASE, "404.html", "410.html", "assets", "media",
    "worker.js", "speculation-rules.json",
}  # fmt: skip
_ABSENT = re.compile(r"absent:([a-z0-9-]+):(404|410)")
_LONGEST = 255 - len(GZIPPED)
_NEVER = re.compile(r"[\x00-\x1f\x7f\\]")
TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "webmanifest": "application/manifest+json",
    "txt": "text/plain",
    "xml": "application/xml",
    "json": "application/json",
    "rss": "application/xml",  # by which browsers show it with its style sheet
    "atom": "application/xml",
    "epub": "application/epub+zip",
    "svg": "image/svg+xml",
    "avif": "image/avif",
    "gif": "image/gif",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "woff2": "font/woff2",
}
_UNKNOWN = "application/octet-stream"
_SAME = {
    "text/xml": "application/xml",
    "application/rsl+xml": "application/xml",
    "application/feed+json": "application/json",
}
"""types that are known under a plainer name as well"""


class Unwritable(ValueError):
    """No file can have the name of this key; the message says why."""


def file_of(key: str) -> str:
    """Return the file of a path: "en/politics/index.html" for "/en/politics/".

    Raises Unwritable where no file can be called so, or another file of the tree is.
    """
    path = key[1:]
    names = (path + INDEX if path.endswith("/") else path).split("/")
    for name in names:
        if name in ("", ".", ".."):
            raise Unwritable(f"{key} has an empty step or one of dots")
        if _NEVER.search(name):
            raise Unwritable(f"{key!r} holds a character that no file name may")
        if len(name.encode()) > _LONGEST:
            raise Unwritable(f"{key} has a step of more than {_LONGEST} bytes")
    if names[0] in _OWN or names == [INDEX]:
        raise Unwritable(f"{key} is the place of something else in an export")
    if names[-1].endswith(GZIPPED) or (names[-1] == INDEX and not path.endswith("/")):
        raise Unwritable(f"{key} is the place of another page's file")
    return "/".join(names)


def absent_of(key: str) -> tuple[str, int] | None:
    """Return the language and status of a page for what is not there, or None for other keys."""
    found = _ABSENT.fullmatch(key)
    return (found[1], int(found[2])) if found else None


def files_of(key: str) -> tuple[str, ...]:
    """Return every file that what stands at a key may ever make.

    Raises Unwritable as `file_of` does.
    """
    if key == LANGUAGES_KEY:
        pages = [INDEX, *(f"{status}.html" for status in ABSENT_STATUSES)]
        return (*both(*pages), LANGUAGES)
    if absent := absent_of(key):
        return both(f"{absent[0]}/{absent[1]}.html")
    return both(file_of(key)) if key.startswith("/") else ()


def both(*names: str) -> tuple[str, ...]:
    """Return names, each plain and compressed."""
    return tuple(name + end for name in names for end in ("", GZIPPED))


def mistaken(name: str, media_type: str) -> str:
    """Return as what a file will be sent, in words, where that is not its type; else nothing."""
    kind = media_type.partition(";")[0].strip().lower()
    sent = TYPES.get(name.rpartition(".")[2], _UNKNOWN)
    if _SAME.get(kind, kind) == sent:
        return ""
    return f"/{name} is {kind}, and a server that goes by its name will send it as {sent}"
