"""Answers as WSGI wants them: a status line, headers, a body.

An answer carries the tags of all that it shows; a purger of a cache in front of the paper
asks `purged` for the words that stand for what a release changed. Both are pure, so that the
server and a purger in another process agree without talking.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import quote

from caspian.edition.document import Document
from caspian.pages.assets import integrity
from caspian.pages.embed_addresses import EMBED_ABSENT, embed_at

MOST = 40
"""tags on one answer; some caches refuse a header of more than a kilobyte"""
MANY = "many"
"""stands for all fragments of an answer that shows too many of them to name each"""
_FRAGMENT = "fragment:"
_KINDS = {"/": "p", "f": "f", "a": "a"}
Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Start = Callable[[str, Headers], Any]
Body = Iterable[bytes]

# Kept, but asked about each time: an editor who follows a link to what was just published
# must not see the page of a minute ago.
ASK_AGAIN = ("Cache-Control", "public, max-age=0, must-revalidate")
# For caches in front (RFC 9213): ten seconds old at most, older only while it asks
# again, and a day old when we can't be reached.
SHARED = ("CDN-Cache-Control", "max-age=10, stale-while-revalidate=60, stale-if-error=86400")
# Nothing stands there now: a cache must not go on saying so when something does.
SHARED_BRIEFLY = ("CDN-Cache-Control", "max-age=5")
NOT_SHARED = ("CDN-Cache-Control", "no-store")
# Nothing runs but the paper's one island, known by the hash of its bytes, whatever anybody managed
# to write into a page or to upload; deploy/nginx.conf says the same.
# Of the paper itself a page may ask: no page does, but audits (Lighthouse) ask for robots.txt so.
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self'; script-src {}; worker-src 'self'; "
    "manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
POLICY = _POLICY.format(f"'{integrity('keeping.js')}'")
# What the service worker may do: ask the paper.
WORKER_POLICY = "default-src 'none'; connect-src 'self'"
SAFE = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
# Cards that other sites show in frames run nothing, and may be shown in anybody's.
EMBED_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors *"
)
# A picture of a chart has its colours in it; opened by itself it runs nothing either.
DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors *"
ANYWHERE = "frame-ancestors *"
"""what a policy says of what may be framed: such an answer has no X-Frame-Options"""
# For what is no page: should a browser take it for one, nothing in it may run or be framed.
NOTHING_RUNS = (("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),)


def tags(document: Document) -> tuple[str, ...]:
    """Return the tags of a document: its own first, then those of its fragments."""
    own = tag_of(document.key)
    fragments = sorted(tag_of(key) for key in document.fragments)
    return (own, *fragments) if len(fragments) < MOST else (own, MANY)


def tag_of(key: str) -> str:
    """Return the tag of a key: a letter for its kind and 10 hexadecimal digits.

    Two keys of one tag (40 bits: among a million keys, a pair or none) purge each other's pages.
    """
    kind = _KINDS.get(key[:1], "o")
    return kind + hashlib.blake2b(key.encode(), digest_size=5).hexdigest()


def purged(keys: Iterable[str]) -> frozenset[str]:
    """Return the tags to purge when what stands at some keys has changed."""
    changed = list(keys)
    many = {MANY} if any(key.startswith(_FRAGMENT) for key in changed) else set()
    return frozenset({tag_of(key) for key in changed} | many)


def safe(*islands: str) -> tuple[tuple[str, str], ...]:
    """Return `SAFE` for pages that may be a former build's, whose island has another hash."""
    allowed = (integrity("keeping.js"), *islands)
    policy = _POLICY.format(" ".join(f"'{one}'" for one in allowed))
    return (("Content-Security-Policy", policy), *SAFE[1:])


def is_framed(key: str) -> bool:
    """Return whether what stands at a key is made for frames on other sites."""
    card = embed_at(key)
    return key.endswith(EMBED_ABSENT) or (card is not None and card.form != "oembed")


def policies(key: str, safe: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the headers that keep what stands at a key safe; `safe` are those of a page."""
    if not is_framed(key):
        return list(safe)
    policy = DRAWING_POLICY if key.endswith((".svg", ".png")) else EMBED_POLICY
    replaced = ("Content-Security-Policy", "X-Frame-Options")
    return [(replaced[0], policy), *(pair for pair in safe if pair[0] not in replaced)]


def entity_tag(body: bytes) -> str:
    """Return the entity tag of a body that is sent as it is."""
    return f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'


def strict_transport(scheme: str) -> tuple[tuple[str, str], ...]:
    """Return what tells browsers to come by https alone for a year, where the paper's address is.

    Of this host alone: what else stands under its name is not the paper's to say.
    """
    return (("Strict-Transport-Security", "max-age=31536000"),) if scheme == "https" else ()


# Which links of a page may be fetched ahead; only a header can say it without a script in the page.
SPECULATION = ("Speculation-Rules", '"/speculation-rules.json"')
# Feeds, sitemaps and the API are for programs, those that run in the pages of others among them.
ANYBODYS = ("Access-Control-Allow-Origin", "*")
_PLAIN = ("Content-Type", "text/plain; charset=utf-8")
_REASONS = {
    200: "OK",
    204: "No Content",
    301: "Moved Permanently",
    302: "Found",
    304: "Not Modified",
    308: "Permanent Redirect",
    400: "Bad Request",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    410: "Gone",
    411: "Length Required",
    413: "Content Too Large",
    414: "URI Too Long",
    429: "Too Many Requests",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
    501: "Not Implemented",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
    507: "Insufficient Storage",
}


def status_line(status: int) -> str:
    """Return a status with its reason: "404 Not Found"."""
    return f"{status} {_REASONS.get(status, 'Other')}"


def in_words(start: Start, status: int, words: str, *headers: tuple[str, str]) -> Body:
    """Answer with a sentence in plain text, for what has no page."""
    body = f"{words}\n".encode()
    sized = ("Content-Length", str(len(body)))
    start(status_line(status), [_PLAIN, sized, ("Cache-Control", "no-store"), *SAFE, *headers])
    return [body]


def leading_to(start: Start, status: int, location: str, *headers: tuple[str, str]) -> Body:
    """Answer with the way to another path or address."""
    where = ("Location", _as_address(location))
    start(status_line(status), [where, ("Content-Length", "0"), ASK_AGAIN, *headers])
    return []


def tagged(*tags: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the two headers by which caches know what to purge: Fastly's and Varnish's, and
    Cloudflare's."""
    return ("Surrogate-Key", " ".join(tags)), ("Cache-Tag", ",".join(tags))


def tagged_by_key(key: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the same for what shows nothing but what stands, or doesn't, at one key."""
    return tagged(tag_of(key))


def _as_address(location: str) -> str:
    """Return a decoded path, or an address that may be encoded already, as a header may say it."""
    return quote(location, safe="/:?#[]@!$&'()*+,;=%~")
