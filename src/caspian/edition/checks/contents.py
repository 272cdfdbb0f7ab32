"""Checks what one document holds: its digest, its parts, and where it leads."""

import zlib
from collections.abc import Iterator

from caspian.edition.document import (
    MOVED,
    OK,
    UNKNOWN,
    WITHDRAWN,
    BadBytes,
    Document,
    Part,
    parts_of,
)

_STATUSES = (OK, MOVED, UNKNOWN, WITHDRAWN)
_END_OF_FLUSH = b"\x00\x00\xff\xff"


def faults_of(document: Document, digest: bytes) -> Iterator[str]:
    """Yield what is wrong with a document whose digest should be this one."""
    if document.digest() != digest:
        # Not unpacked: nobody signed it, and a few bytes may unpack to any number.
        yield "its bytes are not those that its digest was made of"
        return
    # The digest is made of lines: with a line break inside, two documents could share one.
    if "\n" in document.key + document.media_type + document.location:
        yield "there is a line break in its key, its type or its location"
    if document.status not in _STATUSES:
        yield f"its status is {document.status}, and an edition holds {_STATUSES}"
    if (document.status == MOVED) != bool(document.location):
        yield "a way elsewhere needs a location, and nothing else may have one"
    if document.key.startswith("fragment:") and document.fragments:
        yield "a fragment can't show another one: readers would not see it"
    for number, part in enumerate(document.parts, 1):
        if isinstance(part, Part) and (wrong := _wrong_with(part)):
            yield f"part {number} {wrong}"


def parts_or_fault(body: bytes) -> tuple[tuple[Part | str, ...], str]:
    """Return the parts of a body, and what is wrong with it as a whole."""
    try:
        return parts_of(body), ""
    except BadBytes as error:
        return (), f"its bytes are torn: {error}"


def _wrong_with(part: Part) -> str:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        text = inflate.decompress(part.deflated, part.length + 1)
    except zlib.error as error:
        return f"can't be unpacked: {error}"
    if inflate.eof or not part.deflated.endswith(_END_OF_FLUSH):
        return "doesn't end in a full flush, so that no other part may follow it"
    if len(text) != part.length:
        return f"doesn't unpack to {part.length} bytes"
    if zlib.crc32(text) != part.crc:
        return "has another CRC than it says"
    return ""
