"""What part of the world a map shows: the projection, the scale, and the way to the drawing.

A drawing is a square of SIDE units; where there is room for a wide map, its middle band is shown.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from caspian.graphics.maps.projection import EARTH_KM, EqualArea, EqualEarth, Point, Projection
from caspian.graphics.maps.world import Box

SIDE = 1440
BAND = 2 / 3
"""the part of the height that a wide map shows"""
AROUND_KM, CLOSE_KM = 880.0, 280.0
"""the least width of a map that shows the region, and of one that keeps close to its places"""
WORLD_KM = 14500.0
"""from this width on, a map shows the whole world"""
ROOM, FAR_ROOM = 0.52, 0.74
"""the part of a map's width and band that its places take: of a region, and of a continent"""
FAR_EXTENT_KM, FAR_KM = 2500.0, 4000.0
EDGE_STEPS = 24


@dataclass(frozen=True)
class MapFrame:
    """A square window on the world; `km` is its width."""

    projection: Projection
    km: float

    @property
    def km_per_unit(self) -> float:
        """Return the scale: true in the middle."""
        return self.km / SIDE

    @property
    def grid(self) -> int:
        """Return the units that points are rounded to: of a continent, readers see less."""
        return 3 if self.is_far else 1

    @property
    def is_far(self) -> bool:
        """Return whether the map shows a continent or more."""
        return self.km > FAR_KM

    @property
    def is_whole_world(self) -> bool:
        """Return whether the map shows the world from edge to edge."""
        return isinstance(self.projection, EqualEarth)

    def near(self, longitude: float) -> float:
        """Return a longitude as it is counted here: within 180 degrees of the middle."""
        middle = self.projection.longitude
        return middle + (longitude - middle + 180) % 360 - 180

    @cached_property
    def straight(self) -> float:
        """Return the degrees of a parallel that a straight line may stand for: two units off."""
        return math.degrees(math.sqrt(8 * 2 * self.km_per_unit / EARTH_KM))

    def units(self, places: Iterable[Point]) -> list[Point]:
        """Return where places of (longitude, latitude) stand in the drawing, y downwards."""
        scale, half = 1 / self.km_per_unit, SIDE / 2
        return [(half + x * scale, half - y * scale) for x, y in self.projection.flat(places)]

    def place(self, x: float, y: float) -> Point | None:
        """Return the longitude and latitude of a point of the drawing; None beyond the globe."""
        scale, half = self.km_per_unit, SIDE / 2
        return self.projection.place(((x - half) * scale, (half - y) * scale))

    @cached_property
    def box(self) -> Box:
        """Return a box of degrees that holds all that is shown, and a little more."""
        if self.is_whole_world:
            return self.projection.longitude - 180, -90.0, self.projection.longitude + 180, 90.0
        edge = [self.place(x, y) for x, y in _edge(-SIDE / 20, SIDE * 1.05)]
        shown = [one for one in edge if one is not None]
        north, south = max(lat for _, lat in shown), min(lat for _, lat in shown)
        west, east = min(lon for lon, _ in shown), max(lon for lon, _ in shown)
        for pole in (90.0, -90.0):
            ((x, y),) = self.units([(self.projection.longitude, pole)])
            if -SIDE / 20 <= x <= SIDE * 1.05 and -SIDE / 20 <= y <= SIDE * 1.05:
                west, east = self.projection.longitude - 180, self.projection.longitude + 180
                north, south = max(north, pole), min(south, pole)
        if len(shown) < len(edge):
            west, east = self.projection.longitude - 180, self.projection.longitude + 180
            north, south = 90.0, -90.0
        return west, max(south, -90.0), east, min(north, 90.0)


def frame_for(places: Sequence[Point], close: bool = False) -> MapFrame:
    """Return the frame that shows places of (longitude, latitude) with what lies around them."""
    middle = _middle(places)
    for _ in range(3):
        projection = EqualArea(*middle)
        flat = projection.flat(places)
        west, east = min(x for x, _ in flat), max(x for x, _ in flat)
        south, north = min(y for _, y in flat), max(y for _, y in flat)
        found = projection.place(((west + east) / 2, (south + north) / 2))
        middle = found or middle
    extent = max(east - west, (north - south) / BAND)
    room = FAR_ROOM if close else ROOM + (FAR_ROOM - ROOM) * min(1, extent / FAR_EXTENT_KM)
    km = max(CLOSE_KM if close else AROUND_KM, extent / room)
    if km > WORLD_KM:
        return _whole_world(places)
    # Rounded, so that a place moved by a metre moves nothing else.
    return MapFrame(EqualArea(round(_turned(middle[0]), 2), round(middle[1], 2)), round(km))


def _whole_world(places: Sequence[Point]) -> MapFrame:
    projection = EqualEarth(_widest_gap(places))
    ((x, _),) = projection.flat([(projection.longitude + 180, 0)])
    return MapFrame(projection, round(2.04 * x))


def _widest_gap(places: Sequence[Point]) -> float:
    """Return the meridian opposite the middle of the widest stretch without a place."""
    around = sorted({_turned(lon) for lon, _ in places})
    gaps = [(b - a, a) for a, b in zip(around, [*around[1:], around[0] + 360], strict=True)]
    width, start = max(gaps)
    return _turned(round(start + width / 2 + 180))


def _middle(places: Sequence[Point]) -> Point:
    """Return the place in the middle of places; of places all around the globe, their mean."""
    x = y = z = 0.0
    for lon, lat in places:
        turn, height = math.radians(lon), math.radians(lat)
        x += math.cos(height) * math.cos(turn)
        y += math.cos(height) * math.sin(turn)
        z += math.sin(height)
    if math.hypot(x, y, z) < 1e-6:
        return places[0]
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def _turned(longitude: float) -> float:
    return (longitude + 180) % 360 - 180


def _edge(low: float, high: float) -> list[Point]:
    steps = [low + (high - low) * n / EDGE_STEPS for n in range(EDGE_STEPS + 1)]
    sides = [[(s, low), (s, high), (low, s), (high, s)] for s in steps]
    return [point for side in sides for point in side]
