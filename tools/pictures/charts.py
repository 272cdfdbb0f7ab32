"""Line charts of two water levels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from basemap import small_print
from palette import ACCENT, INK, LAND, MUTED, PETROL, SERIF, WHITE
from sheet import Line, Point, Sheet, straight

LEFT, RIGHT, TOP, BOTTOM = 150.0, 1500.0, 236.0, 752.0
SHALLOW = "#d7e5e8"  # the water near the axis

CASPIAN: Line = [
    (1900, -25.7), (1910, -26.0), (1929, -25.9), (1941, -27.8), (1956, -28.3), (1970, -28.4),
    (1977, -29.0), (1986, -27.9), (1995, -26.5), (2001, -27.2), (2005, -27.0), (2010, -27.3),
    (2015, -28.0), (2020, -28.3), (2022, -28.7), (2024, -29.2),
]  # fmt: skip
SEVAN: Line = [
    (1933, 1916.2), (1950, 1909), (1960, 1902), (1978, 1897.5), (1990, 1897.9), (2001, 1896.3),
    (2010, 1899.6), (2020, 1900.5),
]  # fmt: skip


class LevelChart(Sheet):
    """A line chart in which the space under the line is water."""

    def __init__(self, points: Line, years: tuple[int, int], levels: tuple[float, float]) -> None:
        """Draw the water; years and levels are the ends of the axes."""
        super().__init__(LAND)
        self.years, self.levels, self.points = years, levels, points
        stops = '<stop offset="0" stop-color="#b4d0d7"/><stop offset="1" stop-color="#dde9eb"/>'
        self.define("linearGradient", stops, id="water", x1=0, y1=0, x2=0, y2=1)
        shore = [self.at(*p) for p in points]
        water = [*shore, (shore[-1][0], BOTTOM), (shore[0][0], BOTTOM)]
        self.path(straight(water, True), fill="url(#water)")

    def at(self, year: float, level: float) -> Point:
        """A year and a level in pixels."""
        (y0, y1), (low, high) = self.years, self.levels
        across = LEFT + (year - y0) / (y1 - y0) * (RIGHT - LEFT)
        return across, BOTTOM - (level - low) / (high - low) * (BOTTOM - TOP)

    def axes(self, levels: dict[float, str], years: Sequence[int]) -> None:
        """Light gridlines with their values, and the years below."""
        for level, label in levels.items():
            _, y = self.at(self.years[0], level)
            self.line((60, y), (1540, y), stroke="#14213a", stroke_opacity=0.11, stroke_width=2)
            self.text((60, y - 10), label, size=36, fill=MUTED, font_weight=500, halo=None)
        self.line((60, BOTTOM), (1540, BOTTOM), stroke=INK, stroke_width=3)
        for year in years:
            x, _ = self.at(year, 0)
            self.line((x, BOTTOM), (x, BOTTOM + 12), stroke=INK, stroke_width=3)
            words = {"fill": MUTED, "text_anchor": "middle", "font_weight": 500, "halo": None}
            self.text((x, BOTTOM + 50), str(year), size=38, **words)

    def curve(self) -> None:
        """The line and its dots."""
        shore = [self.at(*p) for p in self.points]
        self.path(straight(shore), stroke=PETROL, stroke_width=9)
        for at in shore:
            self.circle(at, 9, fill=WHITE, stroke=PETROL, stroke_width=5)

    def mark(self, point: Point, value: str, dx: float, dy: float, **style: Any) -> None:
        """A large dot with its year and its value."""
        colour: str = style.pop("fill", INK)
        x, y = self.at(*point)
        self.circle((x, y), 17, fill=colour, stroke=WHITE, stroke_width=5)
        look = {"fill": colour, "halo": LAND} | style
        self.text((x + dx, y + dy), f"{point[0]:.0f}", size=40, font_weight=500, **look)
        self.text((x + dx, y + dy + 52), value, size=58, font_weight=700, **look)

    def titles(self, title: str, unit: str, source: str) -> None:
        """What is measured, in what, and where from."""
        look = {"font_family": SERIF, "font_weight": 650, "halo": None}
        self.text((60, 104), title, size=58, **look)
        self.text((60, 154), unit, size=38, fill=MUTED, font_weight=450, halo=None)
        small_print(self, (60, 846), source, halo=None)


def caspian_falling() -> Sheet:
    """The level of the Caspian since 1900."""
    c = LevelChart(CASPIAN, (1898, 2026), (-30.5, -25))
    c.axes({v: f"−{-v}" for v in range(-30, -24)}, range(1900, 2021, 20))
    low, now = c.at(1977, -29.0), c.at(2024, -29.0)
    dashes = {"stroke_dasharray": "12 10", "stroke_linecap": "butt"}
    c.line(low, (now[0], low[1]), stroke=ACCENT, stroke_width=4, **dashes)
    middle_x = (low[0] + now[0]) / 2
    c.text(
        (middle_x, low[1] - 16),
        "the low of 1977",
        size=36,
        fill=ACCENT,
        halo=None,
        text_anchor="middle",
        font_weight=500,
    )
    c.curve()
    middle = {"text_anchor": "middle"}
    c.mark((1929, -25.9), "−25.9", 52, -16)
    c.mark((1977, -29.0), "−29.0", -8, 56, halo=SHALLOW, **middle)
    c.mark((1995, -26.5), "−26.5", 0, -86, **middle)
    c.mark((2024, -29.2), "−29.2", -4, 56, text_anchor="end", fill=ACCENT, halo=SHALLOW)
    c.titles(
        "Level of the Caspian Sea",
        "Metres relative to the world ocean (Baltic datum)",
        "Published annual means. Selected years, rounded",
    )
    return c


def lake_sevan() -> Sheet:
    """The level of Sevan since 1933."""
    c = LevelChart(SEVAN, (1928, 2026), (1888, 1918))
    c.axes({v: f"{v:,}" for v in range(1895, 1916, 5)}, range(1940, 2021, 20))
    c.curve()
    c.mark((1933, 1916.2), "1,916.2 m", 92, -20)
    c.mark((2001, 1896.3), "1,896.3 m", 0, 66, fill=ACCENT, halo=SHALLOW, text_anchor="middle")
    c.mark((2020, 1900.5), "1,900.5 m", 30, -88, text_anchor="end")
    c.titles(
        "Level of Lake Sevan",
        "Metres above sea level",
        "Published levels. Selected years, rounded",
    )
    return c
