"""Compresses text once, when pressed, and lays compressed parts behind one another when served.

A raw deflate stream that ends in a full flush is closed to nothing: another may follow it. So a
page of several parts becomes one gzip member by concatenation, with the CRC-32 of the whole
computed from those of the parts (method: zlib's `crc32_combine`, Mark Adler).
"""

import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache

from caspian.edition.document import Part


class FragmentMissing(Exception):
    """A document shows a fragment that its release lacks; the message says which."""


LEVEL = 6
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_LAST_BLOCK = b"\x03\x00"
_POLYNOMIAL = 0xEDB88320
_ONE = 1 << 31


def part(text: bytes, level: int = LEVEL) -> Part:
    """Compress a text into a part."""
    deflate = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    packed = deflate.compress(text) + deflate.flush(zlib.Z_FULL_FLUSH)
    return Part(packed, zlib.crc32(text), len(text))


def gzipped(parts: Sequence[Part]) -> bytes:
    """Return parts as one gzip member."""
    crc, length = whole_crc(parts)
    body = b"".join([piece.deflated for piece in parts])
    return b"".join((_HEADER, body, _LAST_BLOCK, struct.pack("<II", crc, length & 0xFFFFFFFF)))


def plain(parts: Sequence[Part]) -> bytes:
    """Return the text of parts, uncompressed.

    Raises zlib.error or ValueError when a part is not what it says it is.
    """
    texts = []
    for piece in parts:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        text = inflate.decompress(piece.deflated)
        if len(text) != piece.length or zlib.crc32(text) != piece.crc:
            raise ValueError("a part's text is not the one that it was made of")
        texts.append(text)
    return b"".join(texts)


def whole_crc(parts: Sequence[Part]) -> tuple[int, int]:
    """Return the CRC-32 of the text of all parts together, and its length in bytes."""
    crc = length = 0
    for piece in parts:
        crc = _times(_shift(piece.length), crc) ^ piece.crc
        length += piece.length
    return crc, length


@lru_cache(maxsize=65536)
def _shift(length: int) -> int:
    """Return x to the power of 8 * length modulo the CRC's polynomial."""
    power, result, square = length * 8, _ONE, 1 << 30
    while power:
        if power & 1:
            result = _times(square, result)
        square = _times(square, square)
        power >>= 1
    return result


def _times(one: int, other: int) -> int:
    """Return the product of two polynomials over GF(2) modulo the CRC's, bits reflected."""
    product = 0
    mask = _ONE
    while mask:
        if one & mask:
            product ^= other
        mask >>= 1
        other = (other >> 1) ^ _POLYNOMIAL if other & 1 else other >> 1
    return product
