"""The inset: a small globe, turned to the map's middle, with the map marked on it."""

import math
from functools import lru_cache

from caspian.graphics.maps.frame import BAND, SIDE, MapFrame
from caspian.graphics.maps.projection import EARTH_KM
from caspian.graphics.maps.svg import path_data
from caspian.graphics.maps.world import COARSEST, Point, world

SIZE = 80
MIDDLE, RADIUS = 40, 38.5
MOST_KM = 6000.0
"""a map wider than this shows by itself where in the world it is"""
LEAST_MARK = 6.0
LEAST_KM2 = 250_000.0
"""smaller islands are specks at this size"""
LIMB_STEP = math.radians(12)

Vector = tuple[float, float, float]


def globe(frame: MapFrame, band: float = BAND) -> str:
    """Return the inside of an SVG of SIZE by SIZE units; empty where the map needs no inset.

    `band` is the part of the map's height that is seen at its widest.
    """
    if frame.km > MOST_KM:
        return ""
    longitude, latitude = frame.projection.longitude, frame.projection.latitude
    # Turned in steps, so that maps of one region share a globe.
    middle = (5 * round(longitude / 5), 5 * round(latitude / 5))
    rest = _disc("map-sea") + f'<path class="map-land" d="{_land(middle)}"/>'
    return rest + _mark(frame, middle, band) + _disc("map-rim", filled=False)


def _disc(name: str, filled: bool = True) -> str:
    fill = "" if filled else ' fill="none"'
    return f'<circle class="{name}" cx="{MIDDLE}" cy="{MIDDLE}" r="{RADIUS}"{fill}/>'


@lru_cache(64)
def _land(middle: tuple[int, int]) -> str:
    """Return the path of the half of the world that is seen from above a place."""
    seen = (_seen([_turned(place, middle) for place in ring]) for ring in _large_rings())
    rings = [
        [(MIDDLE + RADIUS * x, MIDDLE - RADIUS * y) for x, y, _ in ring] for ring in seen if ring
    ]
    return path_data(rings, closed=True)


@lru_cache(1)
def _large_rings() -> tuple[tuple[Point, ...], ...]:
    """Return the rings that are large enough for the globe, as coarse as can be."""
    rings = (world().ring(numbers, COARSEST) for numbers in world().shores)
    return tuple(tuple(ring) for ring in rings if len(ring) > 3 and _km2(ring) > LEAST_KM2)


def _turned(place: Point, middle: tuple[int, int]) -> Vector:
    """Return a place as a vector: east, up, and towards the eye."""
    turn, height = math.radians(place[0] - middle[0]), math.radians(place[1])
    tilt = math.radians(middle[1])
    across, near = math.cos(height) * math.sin(turn), math.cos(height) * math.cos(turn)
    up = math.sin(height)
    return (
        across,
        math.cos(tilt) * up - math.sin(tilt) * near,
        math.sin(tilt) * up + math.cos(tilt) * near,
    )


def _seen(ring: list[Vector]) -> list[Vector]:
    """Return the part of a ring on this side of the globe, closed along the limb."""
    kept: list[Vector] = []
    before = ring[-1]
    for point in ring:
        if (point[2] >= 0) != (before[2] >= 0):
            part = before[2] / (before[2] - point[2])
            x, y = (before[axis] + part * (point[axis] - before[axis]) for axis in (0, 1))
            length = math.hypot(x, y) or 1.0
            limb = (x / length, y / length, 0.0)
            if kept and kept[-1][2] == 0 and point[2] >= 0:
                kept += _along_limb(kept[-1], limb)
            kept.append(limb)
        if point[2] >= 0:
            kept.append(point)
        before = point
    if len(kept) > 1 and kept[0][2] == kept[-1][2] == 0:
        kept += _along_limb(kept[-1], kept[0])
    return kept


def _along_limb(start: Vector, end: Vector) -> list[Vector]:
    first, last = math.atan2(start[1], start[0]), math.atan2(end[1], end[0])
    way = (last - first + math.pi) % (2 * math.pi) - math.pi
    steps = int(abs(way) / LIMB_STEP)
    angles = [first + way * n / (steps + 1) for n in range(1, steps + 1)]
    return [(math.cos(angle), math.sin(angle), 0.0) for angle in angles]


def _mark(frame: MapFrame, middle: tuple[int, int], band: float) -> str:
    top, foot = SIDE * (1 - band) / 2, SIDE * (1 + band) / 2
    corners = [(0, top), (SIDE, top), (SIDE, foot), (0, foot)]
    places = [frame.place(x, y) for x, y in corners]
    seen = [_turned(place, middle) for place in places if place is not None]
    xs, ys = [MIDDLE + RADIUS * x for x, _, _ in seen], [MIDDLE - RADIUS * y for _, y, _ in seen]
    width, height = (max(LEAST_MARK, max(side) - min(side)) for side in (xs, ys))
    left, top = (max(xs) + min(xs) - width) / 2, (max(ys) + min(ys) - height) / 2
    return (
        f'<rect class="map-here" x="{left:.0f}" y="{top:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}"/>'
    )


def _km2(ring: list[Point]) -> float:
    """Return the area of a ring: on a cylinder about the globe, which keeps areas."""
    total = 0.0
    x, y = ring[-1][0], math.sin(math.radians(ring[-1][1]))
    for longitude, latitude in ring:
        nx, ny = longitude, math.sin(math.radians(latitude))
        total += x * ny - nx * y
        x, y = nx, ny
    return abs(math.radians(total)) / 2 * EARTH_KM**2
