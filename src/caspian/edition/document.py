"""What stands at a key of the edition: a page, a fragment, a way elsewhere."""

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from caspian.formats.epub.write import MEDIA_TYPE as EPUB

HTML = "text/html; charset=utf-8"
PNG = "image/png"
PACKED = frozenset({EPUB, PNG})
"""media types whose bytes are packed already"""
AS_IT_IS = 0
"""the level of compression for them"""
OK, MOVED, UNKNOWN, WITHDRAWN = 200, 301, 404, 410
LANGUAGES_KEY = "languages"
"""the key of the document that says in which languages the paper has a front, and where"""
_TEXT = struct.Struct("<cIII")
_NAME = struct.Struct("<cH")


class BadBytes(ValueError):
    """The stored bytes are not those of a document; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text, compressed on its own: raw deflate that ends in a full flush.

    Such parts can be laid behind one another and make one valid deflate stream.
    """

    deflated: bytes
    crc: int
    """CRC-32 of the text"""
    length: int
    """bytes of the text, not compressed"""


@dataclass(frozen=True, slots=True)
class Document:
    """What stands at a key; a part that is a `str` is the key of the fragment spliced in there.

    A key is the path of a page ("/en/politics/"), or a name without a leading slash for what
    has no address of its own: "fragment:en:latest", "absent:en:404", "languages". A withdrawn
    path is a document of status 410 without parts: the server shows "absent:en:410".
    """

    key: str
    status: int = OK
    media_type: str = HTML
    location: str = ""
    """the path or address that a 301 leads to"""
    parts: tuple[Part | str, ...] = ()

    @property
    def fragments(self) -> frozenset[str]:
        """Return the keys of the fragments that are spliced in."""
        return frozenset(part for part in self.parts if isinstance(part, str))

    def body(self) -> bytes:
        """Return the parts as the store keeps them."""
        return b"".join(_packed(part) for part in self.parts)

    def digest(self) -> bytes:
        """Return the SHA-256 of all that the document is, 32 bytes."""
        head = "\n".join([self.key, str(self.status), self.media_type, self.location, ""])
        return hashlib.sha256(head.encode() + self.body()).digest()


def parts_of(body: bytes) -> tuple[Part | str, ...]:
    """Return the parts that `Document.body` packed.

    Raises BadBytes when the bytes are torn or were not made by it.
    """
    try:
        return tuple(_unpacked(body))
    except (struct.error, UnicodeDecodeError) as error:
        raise BadBytes(f"the body can't be read: {error}") from error


def _packed(part: Part | str) -> bytes:
    if isinstance(part, str):
        name = part.encode()
        return _NAME.pack(b"F", len(name)) + name
    return _TEXT.pack(b"T", part.crc, part.length, len(part.deflated)) + part.deflated


def _unpacked(body: bytes) -> Iterator[Part | str]:
    at = 0
    while at < len(body):
        kind = body[at : at + 1]
        if kind == b"T":
            _, crc, length, size = _TEXT.unpack_from(body, at)
            at += _TEXT.size
            yield Part(_cut(body, at, size), crc, length)
        elif kind == b"F":
            _, size = _NAME.unpack_from(body, at)
            at += _NAME.size
            yield _cut(body, at, size).decode()
        else:
            raise BadBytes(f"byte {at} of the body begins no part")
        at += size


def _cut(body: bytes, at: int, size: int) -> bytes:
    if at + size > len(body):
        raise BadBytes("the body ends in the middle of a part")
    return body[at : at + size]
