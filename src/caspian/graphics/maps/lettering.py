"""The type on a map: how large it is, and how much room a text takes."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.units import format_unit

from caspian.common.digits import in_native_digits
from caspian.common.languages import babel_locale
from caspian.common.text import shortened
from caspian.graphics.maps.frame import BAND, SIDE
from caspian.graphics.maps.raster import Rect
from caspian.graphics.maps.world import Point
from caspian.graphics.widths import text_width

WATERS = Path(__file__).parent / "data" / "waters.json"
OTHER_SCRIPT = {"kk-latn"}
"""CLDR has their names in another script only: no name is better than one that few can read"""
LINE = 1.15
"""the height of a line, in sizes of its type"""
BASELINE = 0.34
"""how far below the middle of its line a text stands, in sizes"""
SPARE = 1.04
"""the widths are estimates"""
ITALIC = 1.02


@dataclass(frozen=True)
class Water:
    """A sea or a lake: how long it is in km, where its name may stand, its names by language."""

    is_lake: bool
    km: float
    anchors: tuple[Point, ...]
    names: dict[str, str]


def country_name(iso: str, code: str) -> str:
    """Return a country's name in a language, empty where it has none."""
    if code.lower() in OTHER_SCRIPT:
        return ""
    return str(babel_locale(code).territories.get(iso, ""))


def kilometres(number: int, code: str) -> str:
    """Return a distance as it is written in a language."""
    written = format_unit(number, "length-kilometer", "short", locale=babel_locale(code))
    return in_native_digits(written, code)


@lru_cache(1)
def waters() -> tuple[Water, ...]:
    """Return the waters that have names, those that matter most first."""
    return tuple(
        Water(
            one["kind"] == "lake",
            one["km"],
            tuple((lon, lat) for lon, lat in one["anchors"]),
            one["names"],
        )
        for one in json.loads(WATERS.read_text("utf-8"))
    )


@dataclass(frozen=True)
class LabelSheet:
    """A map as wide as one kind of screen has it: `pixels` wide, of which `band` is seen.

    The outlines are the same on every sheet; type keeps its size in pixels, so each sheet
    places its own labels.
    """

    name: str
    pixels: int
    band: float
    place: float = 14.0
    country: float = 12.0
    water: float = 13.0
    globe: float = 72.0

    @property
    def unit(self) -> float:
        """Return the units of the drawing that make a pixel."""
        return SIDE / self.pixels

    def seen(self, margin: float = 0.0) -> Rect:
        """Return what is seen of the drawing, less a margin in pixels."""
        cut, edge = SIDE * (1 - self.band) / 2, margin * self.unit
        return Rect(edge, cut + edge, SIDE - edge, SIDE - cut - edge)


SHEETS = (
    LabelSheet("narrow", 328, 1.0, place=13.0, water=12.5, globe=56.0),
    LabelSheet("medium", 520, 0.8),
    LabelSheet("wide", 736, BAND),
)
STRIP = (
    LabelSheet("narrow", 328, 10 / 16, place=14.0, water=12.5, globe=48.0),
    LabelSheet("medium", 520, 7 / 16, place=15.0, globe=56.0),
    LabelSheet("wide", 736, 5 / 16, place=16.0, globe=64.0),
)
"""of a map that is wide and low, as it opens the page of a place"""


@dataclass(frozen=True)
class Text:
    """A text in one line or two, with its room in units."""

    lines: tuple[str, ...]
    size: float
    width: float
    height: float


def text(words: str, size: float, sheet: LabelSheet, *, lines: int = 1, wider: float = 1.0) -> Text:
    """Return a text of a size in pixels, set in so many lines."""
    set_in = _halves(words) if lines == 2 else (words,)
    width = max(text_width(line, size) for line in set_in) * SPARE * wider
    height = len(set_in) * LINE * size
    return Text(set_in, size * sheet.unit, width * sheet.unit, height * sheet.unit)


def place_text(name: str, sheet: LabelSheet) -> Text:
    """Return a place's name: in two lines where it is long, shortened where it is endless."""
    most = 0.42 * sheet.pixels
    name = " ".join(name.split())
    one = text(name, sheet.place, sheet)
    if one.width <= most * sheet.unit:
        return one
    two = text(name, sheet.place, sheet, lines=2)
    length = len(name)
    while two.width > most * sheet.unit and length > 8:
        length -= 2
        cut = shortened(name, length)
        two = text(cut if len(cut) > 4 else f"{name[:length]}…", sheet.place, sheet, lines=2)
    return two


def _halves(words: str) -> tuple[str, ...]:
    """Return a text in the two lines that are most alike in length."""
    parts = words.split(" ")
    if len(parts) < 2:
        return (words,)
    splits = [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(1, len(parts))]
    return min(splits, key=lambda pair: abs(len(pair[0]) - len(pair[1])))
