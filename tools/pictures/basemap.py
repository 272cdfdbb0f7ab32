"""The map under every map: sea, land, lakes, coast, borders, and the ways to label them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from geo import Frame, Line, Point, lakes, region, waypoints
from palette import (
    ACCENT,
    BORDER,
    COAST,
    HEIGHT,
    INK,
    LAND,
    MUTED,
    NEIGHBOUR,
    PETROL,
    SANS,
    SEA,
    SEA_DEEP,
    SERIF,
    WHITE,
    WIDTH,
)
from sheet import Sheet, smooth, straight


class Map(Sheet):
    """A sheet with a frame: everything is placed by longitude and latitude."""

    def __init__(self, frame: Frame, home: Iterable[str] = (), **tints: str) -> None:
        """Draw the base. `home` countries are light, `tints` colour others by name."""
        super().__init__(SEA)
        self.frame = frame
        fills = dict.fromkeys(home, LAND) | tints
        self._land(fills)
        self._lakes()
        self._lines()

    def at(self, lon: float, lat: float) -> Point:
        """A place in pixels."""
        return self.frame.xy(lon, lat)

    def shape(self, country: str) -> str:
        """Path data of a country, clipped to the frame."""
        rings = [self.frame.ring(ring) for ring in region().rings(country)]
        return "".join(straight(ring, True) for ring in rings if ring)

    def clip_to(self, *countries: str) -> str:
        """A clip path of some countries; returns the reference to it."""
        name = f"clip-{len(self.defs)}"
        shapes = "".join(self.shape(country) for country in countries)
        self.define("clipPath", f'<path d="{shapes}" clip-rule="evenodd"/>', id=name)
        return f"url(#{name})"

    def _land(self, fills: Mapping[str, str]) -> None:
        for width, colour in ((26, "#c5d9de"), (14, SEA_DEEP)):
            self._strokes(region().coasts(), stroke=colour, stroke_width=width)
        for country in region().countries:
            if shape := self.shape(country):
                fill = fills.get(country, NEIGHBOUR)
                self.path(shape, fill=fill, fill_rule="evenodd", stroke=fill, stroke_width=0.8)

    def _lakes(self) -> None:
        for lake in lakes():
            line = self.frame.line(lake)
            if self.frame.shows(line):
                self.path(smooth(line, True), fill=SEA, stroke=COAST, stroke_width=2)

    def _lines(self) -> None:
        self._strokes(region().borders(), stroke=BORDER, stroke_width=2.5)
        dashes = {"stroke_dasharray": "9 8", "stroke_linecap": "butt"}
        self._strokes(region().disputed_lines(), stroke=BORDER, stroke_width=2.5, **dashes)
        self._strokes(region().coasts(), stroke=COAST, stroke_width=2.5)

    def _strokes(self, lines: Iterable[Line], **style: Any) -> None:
        shown = [line for line in map(self.frame.line, lines) if self.frame.shows(line)]
        self.path("".join(straight(line) for line in shown), **style)

    def river(self, name: str, width: float = 5) -> None:
        """A schematic river."""
        self.path(
            smooth(self.frame.line(waypoints("rivers", name))), stroke=COAST, stroke_width=width
        )

    def route(self, name: str, casing: str = LAND, **style: Any) -> None:
        """A schematic route with a light casing under it."""
        data = smooth(self.frame.line(waypoints("routes", name)))
        settings: dict[str, Any] = {"stroke": ACCENT, "stroke_width": 11} | style
        if casing:
            self.path(data, stroke=casing, stroke_width=settings["stroke_width"] + 8)
        self.path(data, **settings)

    def dot(self, lon: float, lat: float, fill: str = INK, radius: float = 13) -> None:
        """A town."""
        self.circle(self.at(lon, lat), radius, fill=fill, stroke=WHITE, stroke_width=4)

    def town(
        self,
        lon: float,
        lat: float,
        name: str,
        dx: float = 26,
        dy: float = 15,
        fill: str = INK,
        **style: Any,
    ) -> None:
        """A town and its name, dx and dy pixels away."""
        self.dot(lon, lat, fill)
        self.note(lon, lat, name, dx, dy, fill=fill, **style)

    def note(
        self, lon: float, lat: float, words: str, dx: float = 0, dy: float = 0, **style: Any
    ) -> None:
        """Words at a place."""
        x, y = self.at(lon, lat)
        self.text((x + dx, y + dy), words, **style)

    def country(self, lon: float, lat: float, name: str, size: float = 40, **style: Any) -> None:
        """A country's name in spaced capitals."""
        look: dict[str, Any] = {"fill": MUTED, "letter_spacing": size / 9, "text_anchor": "middle"}
        self.note(lon, lat, name.upper(), size=size, **(look | {"halo": NEIGHBOUR} | style))

    def water(
        self, lon: float, lat: float, name: str, size: float = 48, turn: float = 0, **style: Any
    ) -> None:
        """The name of a sea or river in italics, turned if need be."""
        x, y = self.at(lon, lat)
        look: dict[str, Any] = {
            "fill": PETROL,
            "font_family": SERIF,
            "font_style": "italic",
            "font_weight": 500,
            "text_anchor": "middle",
            "halo": SEA,
        }
        if turn:
            look["transform"] = f"rotate({turn} {x:.1f} {y:.1f})"
        self.text((x, y), name, size=size, **(look | style))

    def scale_bar(self, km: int, x: float = 64, y: float = 836, halo: str = NEIGHBOUR) -> None:
        """A scale bar starting at x, y."""
        length = km * self.frame.pixels_per_km
        bar = straight([(x, y - 12), (x, y), (x + length, y), (x + length, y - 12)])
        self.path(bar, stroke=halo, stroke_width=10)
        self.path(bar, stroke=MUTED, stroke_width=3.5)
        self.small((x + length + 16, y + 4), f"{km} km", halo=halo)

    def small(self, at: Point, words: str, **style: Any) -> None:
        """Small print: scale, source, a caution."""
        small_print(self, at, words, **style)

    def schematic(self, words: str = "Schematic", right: float = 1536, **style: Any) -> None:
        """The caution in the bottom right corner."""
        small_print(self, (right, 840), words, text_anchor="end", **({"halo": NEIGHBOUR} | style))

    def inset(self, wide: Frame, x: float, y: float) -> None:
        """A small map of the wider region with this map's frame marked on it."""
        box: dict[str, Any] = {"x": 0, "y": 0, "width": wide.width, "height": wide.height}
        self.define("clipPath", f'<rect width="{wide.width}" height="{wide.height}"/>', id="inset")
        small = Sheet(SEA)
        shapes = [wide.ring(r) for c in region().countries for r in region().rings(c)]
        land = "".join(straight(ring, True) for ring in shapes if ring)
        small.path(land, fill=WHITE, fill_rule="evenodd", stroke=BORDER, stroke_width=1)
        middle = wide.xy(self.frame.lon, self.frame.lat)
        size = self.frame.width_km * wide.pixels_per_km
        tall = size * HEIGHT / WIDTH
        mark: dict[str, Any] = {"x": middle[0] - size / 2, "y": middle[1] - tall / 2, "width": size}
        small.add("rect", **mark, height=tall, fill=ACCENT, fill_opacity=0.25)
        small.add("rect", **mark, height=tall, fill="none", stroke=ACCENT, stroke_width=4)
        inside = f'<g clip-path="url(#inset)">{"".join(small.parts)}</g>'
        self.add("g", inside, transform=f"translate({x} {y})")
        edge: dict[str, Any] = {"fill": "none", "stroke": MUTED, "stroke_width": 3}
        self.add("rect", **box, **edge, transform=f"translate({x} {y})")


def small_print(sheet: Sheet, at: Point, words: str, **style: Any) -> None:
    """Small print on any sheet."""
    look: dict[str, Any] = {"size": 30, "fill": MUTED, "font_weight": 450, "font_family": SANS}
    sheet.text(at, words, **(look | style))


CASPIAN = Frame(50.5, 41.9, 2300, width=270, height=190)
