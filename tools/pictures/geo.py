"""Projection, clipping and the stored shapes: longitude and latitude in, pixels out."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from palette import HEIGHT, WIDTH

Point = tuple[float, float]
Line = list[Point]

DATA = Path(__file__).parent / "data"
EARTH_KM = 6371.0
MARGIN = 60.0  # pixels kept beyond the picture's edge, so that strokes end outside it


@dataclass(frozen=True)
class Frame:
    """A window on the map: Lambert conformal conic about its own centre."""

    lon: float
    lat: float
    width_km: float
    width: int = WIDTH
    height: int = HEIGHT
    cone: tuple[float, float, float] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Choose two standard parallels a sixth from the top and the bottom."""
        tall = math.degrees(self.width_km / EARTH_KM) * self.height / self.width
        south, north = (math.radians(self.lat + part * tall / 3) for part in (-1, 1))
        ratio = math.log(math.cos(south) / math.cos(north))
        n = ratio / math.log(_half(north) / _half(south))
        f = math.cos(south) * _half(south) ** n / n
        rho = f / _half(math.radians(self.lat)) ** n
        object.__setattr__(self, "cone", (n, f, rho))

    @property
    def pixels_per_km(self) -> float:
        """The scale at the standard parallels."""
        return self.width / self.width_km

    def xy(self, lon: float, lat: float) -> Point:
        """A place in pixels."""
        n, f, rho0 = self.cone
        rho = f / _half(math.radians(lat)) ** n
        theta = n * math.radians(lon - self.lon)
        k = EARTH_KM * self.pixels_per_km
        x = self.width / 2 + k * rho * math.sin(theta)
        y = self.height / 2 - k * (rho0 - rho * math.cos(theta))
        return x, y

    def line(self, places: Iterable[Point]) -> Line:
        """Many places in pixels."""
        return [self.xy(lon, lat) for lon, lat in places]

    def ring(self, places: Iterable[Point]) -> Line:
        """A closed ring in pixels, clipped to the frame and its margin."""
        return clip(self.line(places), self.width, self.height)

    def shows(self, line: Line) -> bool:
        """Whether a projected line's bounding box meets the frame."""
        xs, ys = [p[0] for p in line], [p[1] for p in line]
        across = min(xs) < self.width + MARGIN and max(xs) > -MARGIN
        return across and min(ys) < self.height + MARGIN and max(ys) > -MARGIN


def _half(lat: float) -> float:
    return math.tan(math.pi / 4 + lat / 2)


def clip(ring: Line, width: float, height: float) -> Line:
    """Sutherland-Hodgman against the frame's rectangle widened by MARGIN."""
    for axis, bound, sign in (
        (0, -MARGIN, 1),
        (0, width + MARGIN, -1),
        (1, -MARGIN, 1),
        (1, height + MARGIN, -1),
    ):
        ring = _clip_side(ring, axis, bound, sign)
    return ring


def _clip_side(ring: Line, axis: int, bound: float, sign: int) -> Line:
    kept: Line = []
    for here, there in zip(ring, ring[1:] + ring[:1], strict=True):
        a, b = (here[axis] - bound) * sign, (there[axis] - bound) * sign
        if a >= 0:
            kept.append(here)
        if (a >= 0) != (b >= 0):
            t = a / (a - b)
            kept.append((here[0] + t * (there[0] - here[0]), here[1] + t * (there[1] - here[1])))
    return kept


class Region:
    """Countries, coasts and borders from data/region.json."""

    def __init__(self, stored: dict[str, Any]) -> None:
        """Decode the arcs once and note which countries share each."""
        scale = stored["scale"]
        self.arcs = [_decode(flat, scale) for flat in stored["arcs"]]
        self.disputed = set(stored["disputed"])
        self.countries: dict[str, list[list[list[int]]]] = stored["countries"]
        self.owners: dict[int, list[str]] = {}
        for name, polygons in self.countries.items():
            for number in (a if a >= 0 else ~a for p in polygons for r in p for a in r):
                self.owners.setdefault(number, []).append(name)

    def rings(self, country: str) -> list[Line]:
        """All rings of a country, holes included (fill with the even-odd rule)."""
        return [self._ring(r) for polygon in self.countries[country] for r in polygon]

    def polygons(self, country: str) -> list[list[Line]]:
        """A country's polygons, each a list of rings."""
        return [[self._ring(r) for r in polygon] for polygon in self.countries[country]]

    def coasts(self) -> list[Line]:
        """Lines that belong to one country only."""
        return self._arcs(lambda _, who: len(who) == 1)

    def borders(self) -> list[Line]:
        """Agreed lines between two countries."""
        return self._arcs(lambda a, who: len(set(who)) == 2 and a not in self.disputed)

    def disputed_lines(self) -> list[Line]:
        """Lines not internationally agreed."""
        return self._arcs(lambda a, _: a in self.disputed)

    def coast_of(self, country: str, within: Callable[[Point], bool]) -> list[Line]:
        """The stretches of one country's coast whose points satisfy a test."""
        runs: list[Line] = []
        for arc in self._arcs(lambda _, who: who == [country]):
            run: Line = []
            for place in arc:
                if within(place):
                    run.append(place)
                elif run:
                    runs.append(run)
                    run = []
            runs.append(run)
        return [run for run in runs if len(run) > 1]

    def _arcs(self, wanted: Callable[[int, list[str]], bool]) -> list[Line]:
        return [self.arcs[a] for a, who in self.owners.items() if wanted(a, who)]

    def _ring(self, numbers: list[int]) -> Line:
        ring: Line = []
        for a in numbers:
            ring += self.arcs[a] if a >= 0 else self.arcs[~a][::-1]
        return ring


def _decode(flat: list[int], scale: int) -> Line:
    x = y = 0
    line = []
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        line.append((x / scale, y / scale))
    return line


@cache
def region() -> Region:
    """The stored countries, read once."""
    return Region(json.loads((DATA / "region.json").read_text()))


@cache
def _waypoints() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads((DATA / "waypoints.json").read_text())
    return stored


def waypoints(kind: str, name: str = "") -> Line:
    """A hand-digitised river, lake, route or area; schematic."""
    found = _waypoints()[kind]
    return [(lon, lat) for lon, lat in (found[name] if name else found)]


def lakes() -> list[Line]:
    """The lakes every map shows."""
    names = ("sevan", "van", "urmia", "balkhash", "issyk-kul", "north aral", "west aral")
    return [waypoints("lakes", name) for name in names]
