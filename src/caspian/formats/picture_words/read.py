"""Reads the words that a photographer or an agency wrote into a picture's file.

Nothing else of it is read: neither where a camera was, nor whose it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from charset_normalizer import from_bytes
from lxml import etree
from PIL import Image, IptcImagePlugin
from PIL.ImageFile import ImageFile

_FORMATS = ("AVIF", "GIF", "JPEG", "MPO", "PNG", "TIFF", "WEBP")
_LONGEST = 4000
_MOST_XMP = 4 * 1024 * 1024
_UTF8 = b"\x1b%G"
_NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "iptc": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_OF_CAMERAS = re.compile(
    r"(?i)\s*(?:OLYMPUS DIGITAL CAMERA|SONY DSC|DCIM\\.*|KONICA MINOLTA.*|MINOLTA.*|SAMSUNG.*|"
    r"Exif_JPEG.*|\W*|untitled|default)\s*"
)
"""what cameras write where a caption belongs"""


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What was found; each may be empty."""

    title: str = ""
    caption: str = ""
    credit: str = ""
    """who made it, and for whom: “Leyla Aliyeva/AP”"""
    alt: str = ""


def words_of(data: bytes) -> PictureWords:
    """Return the words in a file; a file that is no picture, or a broken part of one, has none."""
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            xmp, iptc = _xmp(image.info), _iptc(image)
    except Exception:  # Pillow raises whatever it comes across
        return PictureWords()
    maker = xmp.get("creator") or iptc.get("byline", "")
    agency = xmp.get("credit") or iptc.get("credit") or xmp.get("source") or iptc.get("source", "")
    return PictureWords(
        title=xmp.get("headline")
        or iptc.get("headline")
        or xmp.get("title")
        or iptc.get("title", ""),
        caption=xmp.get("description") or iptc.get("caption", ""),
        credit=_credit(maker, agency, xmp.get("rights") or iptc.get("copyright", "")),
        alt=xmp.get("alt", ""),
    )


def _credit(maker: str, agency: str, rights: str) -> str:
    if maker and agency and maker.casefold() not in agency.casefold():
        return f"{maker}/{agency}"
    return agency or maker or re.sub(r"(?i)^\s*(?:©|\(c\)|copyright)\s*", "", rights)


def _iptc(image: ImageFile) -> dict[str, str]:
    found: Any = IptcImagePlugin.getiptcinfo(image) or {}
    is_utf8 = _first(found, (1, 90)) == _UTF8
    places = {
        "title": (2, 5), "byline": (2, 80), "headline": (2, 105), "credit": (2, 110),
        "source": (2, 115), "copyright": (2, 116), "caption": (2, 120),
    }  # fmt: skip
    return {name: _decoded(_first(found, at), is_utf8) for name, at in places.items()}


def _first(found: Mapping[Any, Any], at: tuple[int, int]) -> bytes:
    value = found.get(at, b"")
    if isinstance(value, list):
        value = b", ".join(one for one in value if isinstance(one, bytes))
    return value if isinstance(value, bytes) else b""


def _decoded(value: bytes, is_utf8: bool) -> str:
    try:
        return _tidy(value.decode("utf-8"))
    except UnicodeDecodeError:
        if is_utf8:
            return _tidy(value.decode("utf-8", "replace"))
    guessed = from_bytes(value).best()
    return _tidy(str(guessed) if guessed else value.decode("latin-1"))


def _xmp(info: Mapping[Any, Any]) -> dict[str, str]:
    held = info.get("xmp") or info.get("XML:com.adobe.xmp") or b""
    packet = held.encode() if isinstance(held, str) else held
    if not isinstance(packet, bytes) or not packet or len(packet) > _MOST_XMP:
        return {}
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(packet.strip(b" \0\r\n\t"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    if root is None:
        return {}
    return {
        "title": _said(root, "dc:title"),
        "description": _said(root, "dc:description"),
        "creator": _said(root, "dc:creator"),
        "rights": _said(root, "dc:rights"),
        "credit": _said(root, "photoshop:Credit"),
        "source": _said(root, "photoshop:Source"),
        "headline": _said(root, "photoshop:Headline"),
        "alt": _said(root, "iptc:AltTextAccessibility"),
    }


def _said(root: Any, name: str) -> str:
    """Return a property, which stands in an element, in its alternatives, or in an attribute."""
    for element in root.iterfind(f".//{name}", _NAMES):
        parts = [part for one in element.iterfind(".//rdf:li", _NAMES) if (part := _tidy(one.text))]
        if name == "dc:creator" and parts:
            return ", ".join(parts)
        if found := parts[0] if parts else _tidy(element.text):
            return found
    space, _, local = name.partition(":")
    for description in root.iterfind(".//rdf:Description", _NAMES):
        if found := _tidy(description.get(f"{{{_NAMES[space]}}}{local}")):
            return found
    return ""


def _tidy(text: str | None) -> str:
    plain = " ".join("".join(one if one.isprintable() else " " for one in text or "").split())
    return "" if _OF_CAMERAS.fullmatch(plain) else plain[:_LONGEST]
