"""Collects the marks of a drawing as SVG: rounded, escaped, mirrored where it must be."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from math import ceil
from typing import Literal

from caspian.graphics.charts.chart import Drawing

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]
_OTHER: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}


@dataclass
class Canvas:
    """A sheet to draw on, in pixels from the corner where reading starts when `mirrored`.

    Everything is drawn as for a language that is written from left to right. `mirrored` turns
    the sheet round its middle; `rtl` says which side of a text its start is.
    """

    width: float
    rtl: bool = False
    mirrored: bool = False
    marks: list[str] = field(default_factory=list)

    def rect(self, x: float, y: float, width: float, height: float, tone: str) -> None:
        """Draw a bar; a negative width goes back from x, a negative height up from y."""
        left = self._x(max(x, x + width)) if self.mirrored else min(x, x + width)
        top = min(y, y + height)
        # The far edges are rounded, not the lengths: neighbours must meet.
        wide, high = (
            _tenths(left + abs(width)) - _tenths(left),
            _tenths(top + abs(height)) - _tenths(top),
        )
        place = f'x="{_n(left)}" y="{_n(top)}" width="{_n(wide / 10)}" height="{_n(high / 10)}"'
        self.marks.append(f'<rect class="{tone}" {place}/>')

    def rules(self, lines: Iterable[tuple[float, float, float, float]], tone: str) -> None:
        """Draw straight lines, each from a point to another, as one mark."""
        path = "".join(
            f"M{_n(self._x(x1))} {_n(y1)}" + _towards(self._x(x1), y1, self._x(x2), y2)
            for x1, y1, x2, y2 in lines
        )
        if path:
            self.marks.append(f'<path class="{tone}" d="{path}"/>')

    def lines(self, runs: Iterable[list[Point]], tone: str) -> None:
        """Draw lines through points, as one mark; between two runs there is a gap."""
        if path := "".join(self._path(run) for run in runs):
            self.marks.append(f'<path class="{tone}" d="{path}"/>')

    def areas(self, runs: Iterable[list[Point]], tone: str) -> None:
        """Draw closed areas, as one mark."""
        if path := "".join(f"{self._path(run)}z" for run in runs):
            self.marks.append(f'<path class="{tone}" d="{path}"/>')

    def dot(self, x: float, y: float, radius: float, tone: str) -> None:
        """Draw a dot."""
        place = f'cx="{_n(self._x(x))}" cy="{_n(y)}" r="{_n(radius)}"'
        self.marks.append(f'<circle class="{tone}" {place}/>')

    def text(self, x: float, y: float, text: str, anchor: Anchor = "start", tone: str = "") -> None:
        """Write a line of text; y is its baseline."""
        # SVG's "start" is where the language begins to read, not the left.
        side = _OTHER[anchor] if self.rtl and not self.mirrored else anchor
        attributes = f'x="{_n(self._x(x))}" y="{_n(y)}"'
        if side != "start":
            attributes += f' text-anchor="{side}"'
        if tone:
            attributes += f' class="{tone}"'
        self.marks.append(f"<text {attributes}>{escape(_printable(text), quote=False)}</text>")

    def drawing(self, height: float, letters: float) -> Drawing:
        """Return what was drawn, on a sheet as high as it takes."""
        direction = "rtl" if self.rtl else "ltr"
        return Drawing(
            int(self.width), ceil(height + letters * 0.3), letters, direction, "".join(self.marks)
        )

    def _x(self, x: float) -> float:
        return self.width - x if self.mirrored else x

    def _path(self, points: list[Point]) -> str:
        """Return a path by the steps from point to point: shorter than the points themselves."""
        at = [(_tenths(self._x(x)), _tenths(y)) for x, y in points]
        steps = [
            _pair(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(at)
        ]
        tail = (
            "l" + "".join(step if step[0] == "-" else f" {step}" for step in steps) if steps else ""
        )
        return f"M{_pair(*at[0])}{tail.replace('l ', 'l')}"


def _towards(x1: float, y1: float, x2: float, y2: float) -> str:
    if y1 == y2:
        return f"H{_n(x2)}"
    return f"V{_n(y2)}" if x1 == x2 else f"L{_n(x2)} {_n(y2)}"


def _pair(x: int, y: int) -> str:
    right, down = _n(x / 10), _n(y / 10)
    return f"{right}{down}" if down[0] == "-" else f"{right} {down}"


def _tenths(number: float) -> int:
    return round(number * 10)


def _n(number: float) -> str:
    """Return a number to a tenth of a pixel, in the fewest letters."""
    whole, tenth = divmod(abs(_tenths(number)), 10)
    sign = "-" if _tenths(number) < 0 else ""
    if not tenth:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{tenth}"


def _printable(text: str) -> str:
    # XML has no place for control characters; a page with one would not be well-formed.
    return "".join(one for one in text if one >= " " and one not in "\x7f\ufffe\uffff")
