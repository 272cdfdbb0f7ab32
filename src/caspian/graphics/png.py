"""Makes a PNG of a picture of a chart or map, for those who show no SVG: social networks, mail.

resvg draws it, without a browser and without the fonts of this machine: the same SVG gives the
same bytes everywhere. It knows no `direction` and no `unicode-bidi`, so that texts are turned here.
"""

from functools import lru_cache
from pathlib import Path

import resvg_py
from lxml import etree

from caspian.common.controls import harmless

SIZE = (1200, 630)
"""pixels; what Open Graph asks for, and all networks show without cutting"""
_SVG = "http://www.w3.org/2000/svg"
_FONTS = Path(__file__).parent / "fonts"
_OTHER = {"start": "end", "end": "start", "middle": "middle"}
# An isolate that reads from right to left, one that goes by its first letter, and their end.
_RTL, _BY_ITSELF, _ENDS = "\u2067", "\u2068", "\u2069"
_PLAINTEXT = "chart"
"""the class of the group whose texts each have a direction of their own, as in `charts.css`"""


class NotDrawn(Exception):
    """A picture that can't be drawn; the message says why."""


@lru_cache(64)
def as_png(svg: str) -> bytes:
    """Return a picture of `alone.py` as a PNG of `SIZE`, whole and in the middle.

    A map takes a fifth of a second: one that is pressed again with its article comes from memory.
    Raises NotDrawn.
    """
    try:
        root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError as error:
        raise NotDrawn(str(error)) from error
    width, height = SIZE
    root.set("width", str(width))
    root.set("height", str(height))
    for ground in root.iterfind(f"{{{_SVG}}}rect[@class='alone-paper']"):
        # As far as the sheet reaches now.
        ground.set("x", "-1000%")
        ground.set("width", "2100%")
        ground.set("y", "-1000%")
        ground.set("height", "2100%")
    _turn(root, "ltr", plaintext=False)
    return _drawn(etree.tostring(root, encoding="unicode"))


def _turn(part: etree._Element, direction: str, *, plaintext: bool) -> None:
    """Say by anchors and marks in the text what `direction` and `unicode-bidi` say."""
    direction = part.get("direction", direction)
    plaintext = plaintext or part.get("class") == _PLAINTEXT
    if part.tag == f"{{{_SVG}}}text":
        if direction == "rtl":
            part.set("text-anchor", _OTHER[part.get("text-anchor", "start")])
        for line in part.iter():
            if line.text:
                begins = _BY_ITSELF if plaintext else _RTL if direction == "rtl" else ""
                # A mark in the text that closes nothing would close ours.
                line.text = f"{begins}{harmless(line.text)}{_ENDS if begins else ''}"
        return
    for inner in part:
        _turn(inner, direction, plaintext=plaintext)


def _drawn(svg: str) -> bytes:
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg,
                skip_system_fonts=True,
                font_files=list(_fonts()),
                sans_serif_family="Caspian Sans",
                serif_family="Caspian Serif",
            )
        )
    except ValueError as error:
        raise NotDrawn(str(error)) from error
    except BaseException as error:
        # A panic of Rust is no Exception: it would end the press instead of this document.
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise NotDrawn(f"resvg failed: {error}") from error


@lru_cache(1)
def _fonts() -> tuple[str, ...]:
    return tuple(str(path) for path in sorted(_FONTS.glob("*.ttf")))
