"""The outlines of the world, as `tools/maps` made them of Natural Earth: arcs, and lands of arcs.

Degrees throughout, east and north positive. An arc that crosses the 180th meridian goes on past it.
"""

import json
import math
import struct
import sys
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, compress
from pathlib import Path
from typing import Any

VERSION = 1
FINEST, COARSE, COARSEST = 1, 9, 12
LEVELS = (0.5, 1.2, 3, 10, 25, 60, 150, 400, 1200, 4000, 20000, 60000)
"""km² by which the shape changes if a point of level 1, 2 ... 12 is left out"""
KINDS = ("coast", "border", "disputed", "inner", "lake", "river")
DATA = Path(__file__).parent / "data" / "world.bin"

KM_PER_DEGREE = 111.2

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""west, south, east, north"""

_AT_LEAST = tuple(bytes(level >= least for level in range(256)) for least in range(COARSEST + 1))


@dataclass(frozen=True, slots=True, eq=False)
class Arc:
    """A line between two junctions, or a closed one; `levels` has one byte for each point."""

    kind: str
    east: tuple[float, ...]
    north: tuple[float, ...]
    levels: bytes
    box: Box

    def points(self, level: int) -> list[Point]:
        """Return the points of a level and of all coarser ones."""
        return list(_coarse(self, level)) if level >= COARSE else self._picked(level)

    def _picked(self, level: int) -> list[Point]:
        wanted = self.levels.translate(_AT_LEAST[level])
        return list(compress(zip(self.east, self.north, strict=True), wanted))


@lru_cache(None)
def _coarse(arc: Arc, level: int) -> tuple[Point, ...]:
    """Return the few points of a coarse level, picked out of the many only once."""
    return tuple(arc._picked(level))


@dataclass(frozen=True, slots=True)
class Land:
    """A country, or a land that is kept apart because two countries claim it.

    `iso` is the ISO 3166-1 code, empty for a land apart; a ring is arcs by number, and
    a negative number ~n is arc n backwards.
    """

    name: str
    iso: str
    claimants: tuple[str, ...]
    rings: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class World:
    """Every arc and every land."""

    arcs: tuple[Arc, ...]
    lands: tuple[Land, ...]

    def ring(self, numbers: tuple[int, ...], level: int, near: Box | None = None) -> list[Point]:
        """Return a ring as one line; outside a box it is as coarse as can be.

        The line goes on past 180 degrees where the ring crosses that meridian. A ring around a
        pole ends 360 degrees from its start, and is closed by way of the pole.
        """
        line: list[Point] = []
        for number in numbers:
            arc = self.arcs[number if number >= 0 else ~number]
            fine = near is None or meets(arc.box, near)
            part = arc.points(level if fine else COARSEST)
            if number < 0:
                part.reverse()
            shift = 360 * round((line[-1][0] - part[0][0]) / 360) if line else 0
            line += [(x + shift, y) for x, y in part] if shift else part
        gap = line[-1][0] - line[0][0]
        if abs(gap) > 180:
            pole = 90.0 if line[0][1] > 0 else -90.0
            line += [(line[-1][0], pole), (line[0][0], pole)]
        return line

    def rings_near(self, near: Box, km2: float) -> Iterator[tuple[Land, tuple[int, ...]]]:
        """Yield the rings, each with its land, that may reach into a box and fill an area."""
        south, north = near[1], near[3]
        for land, numbers, box, size in self._ring_boxes:
            if size >= km2 and box[1] <= north and box[3] >= south and meets(box, near):
                yield land, numbers

    def shores_near(self, near: Box, km2: float) -> Iterator[tuple[int, ...]]:
        """Yield the rings of land, whosever it is, that may reach into a box and fill an area."""
        south, north = near[1], near[3]
        for numbers, box, size in self._shore_boxes:
            if size >= km2 and box[1] <= north and box[3] >= south and meets(box, near):
                yield numbers

    def of_kind(self, kind: str, near: Box) -> Iterator[Arc]:
        """Yield the arcs of a kind that may reach into a box."""
        return (arc for arc in self._by_kind[kind] if meets(arc.box, near))

    @cached_property
    def _by_kind(self) -> dict[str, list[Arc]]:
        return {kind: [arc for arc in self.arcs if arc.kind == kind] for kind in KINDS}

    @cached_property
    def shores(self) -> tuple[tuple[int, ...], ...]:
        """Return the rings of land and sea: coasts put together end to end."""
        ends: dict[Point, list[int]] = {}
        for number, arc in enumerate(self.arcs):
            if arc.kind == "coast":
                ends.setdefault(_end(arc, 0), []).append(number)
                ends.setdefault(_end(arc, -1), []).append(~number)
        rings, done = [], set[int]()
        for number in (one for starting in ends.values() for one in starting):
            if ring := _followed(number, ends, self.arcs, done):
                rings.append(ring)
        return tuple(rings)

    @cached_property
    def _shore_boxes(self) -> list[tuple[tuple[int, ...], Box, float]]:
        boxes = ((numbers, self._around(numbers)) for numbers in self.shores)
        return [(numbers, box, box_km2(box)) for numbers, box in boxes]

    @cached_property
    def _ring_boxes(self) -> list[tuple[Land, tuple[int, ...], Box, float]]:
        rings = ((land, numbers) for land in self.lands for numbers in land.rings)
        boxes = ((land, numbers, self._around(numbers)) for land, numbers in rings)
        return [(land, numbers, box, box_km2(box)) for land, numbers, box in boxes]

    def _around(self, numbers: tuple[int, ...]) -> Box:
        arcs = [self.arcs[number if number >= 0 else ~number] for number in numbers]
        south, north = min(arc.box[1] for arc in arcs), max(arc.box[3] for arc in arcs)
        if len(arcs) == 1:
            return arcs[0].box
        line = self.ring(numbers, COARSEST)
        west, east = min(x for x, _ in line), max(x for x, _ in line)
        # A coarse line may miss the ends of an arc by as much as that arc is wide.
        slack = max(arc.box[2] - arc.box[0] for arc in arcs)
        return west - slack, min(south, line[-1][1]), east + slack, max(north, line[-1][1])


def _end(arc: Arc, at: int) -> Point:
    return arc.east[at] % 360, arc.north[at]


def _followed(
    number: int, ends: dict[Point, list[int]], arcs: tuple[Arc, ...], done: set[int]
) -> tuple[int, ...]:
    """Return the ring of coasts that an arc belongs to, empty if it has been followed before."""
    ring: list[int] = []
    while (number if number >= 0 else ~number) not in done:
        done.add(number if number >= 0 else ~number)
        ring.append(number)
        arc = arcs[number if number >= 0 else ~number]
        there = ends[_end(arc, -1 if number >= 0 else 0)]
        fresh = [one for one in there if (one if one >= 0 else ~one) not in done]
        if not fresh:
            break
        number = fresh[0]
    return tuple(ring)


def box_km2(box: Box) -> float:
    """Return an area that a box of degrees is not larger than."""
    west, south, east, north = box
    widest = 0.0 if south < 0 < north else min(abs(south), abs(north))
    return (east - west) * (north - south) * KM_PER_DEGREE**2 * math.cos(math.radians(widest))


def meets(box: Box, other: Box) -> bool:
    """Return whether two boxes meet anywhere around the globe."""
    if box[1] > other[3] or box[3] < other[1]:
        return False
    # How far the box lies east of the other's eastern edge, less whole turns.
    return (box[0] - other[2]) % 360 + box[2] - box[0] + other[2] - other[0] >= 360


@lru_cache(1)
def world() -> World:
    """Return the world, read once.

    Raises ValueError when the file is of another version than this module.
    """
    data = memoryview(zlib.decompress(DATA.read_bytes()))
    (size,) = struct.unpack_from("<I", data)
    head = json.loads(bytes(data[4 : 4 + size]))
    if head["version"] != VERSION:
        raise ValueError(f"world.bin is version {head['version']}, not {VERSION}: run tools/maps")
    lands = tuple(
        Land(
            land["name"],
            land["iso"],
            tuple(land["claimants"]),
            tuple(tuple(ring) for polygon in land["polygons"] for ring in polygon),
        )
        for land in head["lands"]
    )
    return World(tuple(_arcs(head, data[4 + size :])), lands)


def _arcs(head: dict[str, Any], body: memoryview) -> Iterator[Arc]:
    lengths, unit = head["lengths"], head["per_degree"]
    steps = sum(lengths) - len(lengths)
    starts = _numbers("i", body[: 8 * len(lengths)])
    body = body[8 * len(lengths) :]
    east, north = (_numbers("h", body[2 * n * steps : 2 * (n + 1) * steps]) for n in (0, 1))
    levels, at = body[4 * steps :], 0
    for number, (length, kind) in enumerate(zip(lengths, head["kinds"], strict=True)):
        first, end = at - number, at - number + length - 1
        xs, ys = (
            tuple(n / unit for n in accumulate(part[first:end], initial=starts[2 * number + axis]))
            for axis, part in enumerate((east, north))
        )
        box = (min(xs), min(ys), max(xs), max(ys))
        yield Arc(KINDS[kind], xs, ys, bytes(levels[at : at + length]), box)
        at += length


def _numbers(kind: str, data: memoryview) -> "array[int]":
    numbers = array(kind)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
