"""The cache tags of what the edition holds: one short word for each key.

An answer carries the tags of all that it shows. Code that purges a cache in front of the paper
asks `purged` for the words that stand for what a release changed. Both are pure, so that the
server and a purger in another process agree without talking.
"""

import hashlib
from collections.abc import Iterable

from caspian.edition.document import Document

MOST = 40
"""tags on one answer; some caches refuse a header of more than a kilobyte"""
MANY = "many"
"""stands for all fragments of an answer that shows too many of them to name each"""
_FRAGMENT = "fragment:"
_KINDS = {"/": "p", "f": "f", "a": "a"}


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
