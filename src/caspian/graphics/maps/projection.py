"""Places on the globe and where they stand on a flat map: degrees to kilometres and back.

Lambert's azimuthal equal-area projection about the middle of the map: true to area everywhere,
true to shape in the middle, north up there. For a map of most of the world: Equal Earth.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

EARTH_KM = 6371.0088
Point = tuple[float, float]


@dataclass(frozen=True)
class EqualArea:
    """Lambert azimuthal equal-area about a middle; longitudes come back within 180 of it."""

    longitude: float
    latitude: float

    @cached_property
    def _middle(self) -> tuple[float, float]:
        return math.sin(math.radians(self.latitude)), math.cos(math.radians(self.latitude))

    def flat(self, places: Iterable[Point]) -> list[Point]:
        """Return where places stand; the antipode, which is everywhere, stands in the north."""
        sin, cos, sqrt, radians = math.sin, math.cos, math.sqrt, math.pi / 180
        (sin0, cos0), lon0, scale = self._middle, self.longitude, EARTH_KM * math.sqrt(2)
        found = []
        for lon, lat in places:
            angle, height = (lon - lon0) * radians, lat * radians
            s, c, turn = sin(height), cos(height), cos(angle)
            k = scale / sqrt(max(1 + sin0 * s + cos0 * c * turn, 1e-9))
            found.append((k * c * sin(angle), k * (cos0 * s - sin0 * c * turn)))
        return found

    def place(self, at: Point) -> Point | None:
        """Return what stands at a point of the map."""
        x, y = at
        distance = math.hypot(x, y)
        if distance > 2 * EARTH_KM:
            return None
        if distance == 0:
            return self.longitude, self.latitude
        angle = 2 * math.asin(distance / (2 * EARTH_KM))
        sin0, cos0 = self._middle
        s, c = math.sin(angle), math.cos(angle)
        height = math.asin(max(-1.0, min(1.0, c * sin0 + y * s * cos0 / distance)))
        turn = math.atan2(x * s, distance * cos0 * c - y * sin0 * s)
        return self.longitude + math.degrees(turn), math.degrees(height)


@dataclass(frozen=True)
class EqualEarth:
    """Equal Earth (Šavrič, Patterson and Jenny, 2018) about a meridian, for the whole world."""

    longitude: float
    latitude: float = 0.0
    coefficients = (1.340264, -0.081106, 0.000893, 0.003796)

    def flat(self, places: Iterable[Point]) -> list[Point]:
        """Return where places stand; longitudes are taken as within 180 of the middle."""
        return [self._flat(math.radians(lon - self.longitude), lat) for lon, lat in places]

    def place(self, at: Point) -> Point | None:
        """Return what stands at a point of the map."""
        y = at[1] / EARTH_KM
        t = y
        for _ in range(12):
            t -= (self._height(t) - y) / self._slope(t)
        sine = 2 * math.sin(t) / math.sqrt(3)
        if abs(sine) > 1:
            return None
        turn = at[0] / EARTH_KM * math.sqrt(3) * self._slope(t) / (2 * math.cos(t))
        if abs(turn) > math.pi:
            return None
        return self.longitude + math.degrees(turn), math.degrees(math.asin(sine))

    def _flat(self, turn: float, latitude: float) -> Point:
        t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
        x = 2 * turn * math.cos(t) / (math.sqrt(3) * self._slope(t))
        return EARTH_KM * x, EARTH_KM * self._height(t)

    def _height(self, t: float) -> float:
        a1, a2, a3, a4 = self.coefficients
        return t * (a1 + a2 * t**2 + t**6 * (a3 + a4 * t**2))

    def _slope(self, t: float) -> float:
        a1, a2, a3, a4 = self.coefficients
        return a1 + 3 * a2 * t**2 + t**6 * (7 * a3 + 9 * a4 * t**2)


Projection = EqualArea | EqualEarth
"""what a map stands on; kilometres east and north of its middle"""


def distance_km(a: Point, b: Point) -> float:
    """Return the way between two places of (longitude, latitude) along a great circle."""
    (x, south), (y, north) = a, b
    up, turn = math.radians(north - south), math.radians(y - x)
    half = math.sin(up / 2) ** 2
    half += math.cos(math.radians(south)) * math.cos(math.radians(north)) * math.sin(turn / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
