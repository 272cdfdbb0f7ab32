"""Tells whether a picture's file holds pixels and nothing else, without decoding it."""

import struct
from collections.abc import Iterator

_PNG, _WEBP, _AVIF, _JPEG = b"\x89PNG\r\n\x1a\n", b"WEBP", b"ftypavif", b"\xff\xd8"
_CHUNKS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
_SEGMENTS = {0xE0, 0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDD}
_IN_AVIF = (b"Exif", b"mime", b"uri ", b"prof", b"rICC", b"xml ", b"free", b"uuid")


def is_bare(content: bytes) -> bool:
    """Return whether nothing is said in a file, as far as its format can be read here."""
    try:
        if content.startswith(_PNG):
            return set(_chunks(content, 8, ">I", behind=4, size_first=True)) <= _CHUNKS
        if content[8:12] == _WEBP:
            return set(_chunks(content, 12, "<I", behind=0, size_first=False)) <= _CHUNKS
        if content[4:12] == _AVIF:
            return not any(word in content for word in _IN_AVIF)
        return content.startswith(_JPEG) and set(_segments(content)) <= _SEGMENTS
    except struct.error:
        return False


def _chunks(
    content: bytes, at: int, number: str, *, behind: int, size_first: bool
) -> Iterator[bytes]:
    while at < len(content):
        (size,) = struct.unpack_from(number, content, at + (0 if size_first else 4))
        name = at + (4 if size_first else 0)
        yield content[name : name + 4]
        at += 8 + size + behind + (0 if size_first else size % 2)


def _segments(content: bytes) -> Iterator[int]:
    """Yield the marks of a JPEG's segments up to its pixels; 0 for what lies behind its end."""
    at = 2
    while True:
        mark, size = struct.unpack_from(">xBH", content, at)
        yield mark
        at += 2 + size
        if mark == 0xDA:
            break
    if not content.endswith(b"\xff\xd9") or content.count(b"\xff\xd9", at) > 1:
        yield 0
    # Between the scans of a progressive one tables may stand, and nothing else.
    inside = content[at:-2]
    found = inside.find(b"\xff")
    while found >= 0:
        mark = inside[found + 1 : found + 2]
        if mark and mark[0] and not 0xD0 <= mark[0] <= 0xD7:
            yield mark[0]
        found = inside.find(b"\xff", found + 2)
