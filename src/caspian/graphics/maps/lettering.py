"""The type on a map: how large it is, and how much room a text takes."""

from dataclasses import dataclass

from caspian.common.text import shortened
from caspian.graphics.maps.frame import BAND, SIDE
from caspian.graphics.maps.raster import Rect
from caspian.graphics.widths import text_width

LINE = 1.15
"""the height of a line, in sizes of its type"""
BASELINE = 0.34
"""how far below the middle of its line a text stands, in sizes"""
SPARE = 1.04
"""the widths are estimates"""
ITALIC = 1.02


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
