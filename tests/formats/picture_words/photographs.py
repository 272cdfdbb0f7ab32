"""Photographs into whose files words were written, as cameras and agencies do it."""

import struct
from collections.abc import Mapping
from io import BytesIO

from PIL import Image


def photograph(
    *, iptc: Mapping[int, str] | None = None, xmp: str = "", coding: str = "utf-8", shade: int = 90
) -> bytes:
    """Return a small JPEG with IPTC fields, by number, and an XMP packet."""
    data = BytesIO()
    Image.new("RGB", (60, 40), (shade, 120, 160)).save(data, "JPEG")
    plain = data.getvalue()
    segments = b""
    if iptc:
        fields = b"".join(_field(2, number, text.encode(coding)) for number, text in iptc.items())
        if coding == "utf-8":
            fields = _field(1, 90, b"\x1b%G") + fields
        resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(fields)) + fields
        segments += _segment(0xED, b"Photoshop 3.0\0" + resource + b"\0" * (len(fields) % 2))
    if xmp:
        segments += _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp.encode())
    return plain[:2] + segments + plain[2:]


def _field(record: int, number: int, value: bytes) -> bytes:
    return b"\x1c" + struct.pack(">BBH", record, number, min(len(value), 32767)) + value[:32767]


def _segment(kind: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(content) + 2) + content
