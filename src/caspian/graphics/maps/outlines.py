"""The lands, waters and borders that a frame shows, in units of the drawing."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from caspian.graphics.maps.clip import clipped, stretches, subdivided
from caspian.graphics.maps.frame import SIDE, MapFrame
from caspian.graphics.maps.world import COARSEST, LEVELS, Box, Land, Point, World

MARGIN = 40.0
WINDOW: Box = (-MARGIN, -MARGIN, SIDE + MARGIN, SIDE + MARGIN)
"""what is drawn, so that no edge of a fill shows"""
DETAIL = 7.0
"""square units by which the shape may change where a point is left out"""
POINTS, POINTS_FAR = 1250, 1900
"""of coasts and borders, some six kilobytes: a map of fjords or of many countries is coarser"""
LEAST_RING, LEAST_LAKE = 20.0, 60.0  # square units: smaller islands and lakes are specks
LEAST_RIVER, RIVERS_UP_TO_KM = 90.0, 6000.0

Lines = list[list[Point]]


@dataclass
class Outlines:
    """What is drawn, from the bottom to the top.

    `ground` is the rings of all land, holes among them; `lands` the same land by country.
    """

    ground: Lines = field(default_factory=list)
    lands: dict[Land, Lines] = field(default_factory=dict)
    lakes: Lines = field(default_factory=list)
    rivers: Lines = field(default_factory=list)
    borders: Lines = field(default_factory=list)
    disputed: Lines = field(default_factory=list)


def outlines(world: World, frame: MapFrame) -> Outlines:
    """Return what a frame shows of the world, in as much detail as a reader can see."""
    level = _level(frame.km_per_unit * frame.grid)
    found = _at(world, frame, level)
    most = POINTS_FAR if frame.is_far else POINTS
    while level < COARSEST and (points := _points(found)) > most:
        # Each level has about two thirds of the points of the one before.
        level = min(COARSEST, level + math.ceil(math.log(points / most, 1.6)))
        found = _at(world, frame, level)
    found.lands = _lands(world, frame, level)
    found.lakes = [ring for ring in _lakes(world, frame, level) if _area(ring) >= LEAST_LAKE]
    if frame.km <= RIVERS_UP_TO_KM:
        rivers = _strokes(world, frame, "river", level)
        found.rivers = [line for line in rivers if _length(line) >= LEAST_RIVER]
    return found


def _at(world: World, frame: MapFrame, level: int) -> Outlines:
    """Return coasts and borders in the detail of a level."""
    found = Outlines(_ground(world, frame, level))
    if not frame.is_whole_world:
        found.borders = list(_strokes(world, frame, "border", level))
        found.disputed = list(_strokes(world, frame, "disputed", level))
    return found


def _points(found: Outlines) -> int:
    """Return how many points are about to be written; most borders are a country's edge too."""
    once, twice = (*found.ground, *found.disputed), found.borders
    return sum(map(len, once)) + 2 * sum(map(len, twice))


def _level(km_per_unit: float) -> int:
    least = DETAIL * km_per_unit**2
    return min(COARSEST, 1 + sum(bound < least for bound in LEVELS))


def _ground(world: World, frame: MapFrame, level: int) -> Lines:
    least = LEAST_RING * frame.grid * frame.km_per_unit**2
    return [
        shown
        for numbers in world.shores_near(frame.box, least)
        for shown in _rings(world.ring(numbers, level, frame.box), frame)
        if _area(shown) >= LEAST_RING * frame.grid
    ]


def _lands(world: World, frame: MapFrame, level: int) -> dict[Land, Lines]:
    found: dict[Land, Lines] = {}
    least = LEAST_RING * frame.grid * frame.km_per_unit**2
    for land, numbers in world.rings_near(frame.box, least):
        for shown in _rings(world.ring(numbers, level, frame.box), frame):
            if _area(shown) >= LEAST_RING * frame.grid:
                found.setdefault(land, []).append(shown)
    return found


def _lakes(world: World, frame: MapFrame, level: int) -> Iterator[list[Point]]:
    for arc in world.of_kind("lake", frame.box):
        if len(ring := arc.points(level)) > 3:
            yield from _rings(ring, frame)


def _rings(ring: list[Point], frame: MapFrame) -> Iterator[list[Point]]:
    """Yield a ring as the frame shows it, once for each turn around the globe that it reaches."""
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    south, north = min(y for _, y in ring), max(y for _, y in ring)
    if south > frame.box[3] or north < frame.box[1]:
        return
    for turn in range(math.ceil((frame.box[0] - east) / 360), 2):
        if west + 360 * turn > frame.box[2]:
            return
        moved = [(x + 360 * turn, y) for x, y in ring] if turn else ring
        if kept := clipped(moved, frame.box):
            kept = subdivided(kept, frame.straight, closed=True)
            if shown := clipped(frame.units(kept), WINDOW):
                yield shown


def _strokes(world: World, frame: MapFrame, kind: str, level: int) -> Iterator[list[Point]]:
    for arc in world.of_kind(kind, frame.box):
        points = arc.points(level)
        if len(points) > 3 or points[0] != points[-1]:
            for part in _without_seam(points):
                fine = subdivided(_on_this_side(part, frame), frame.straight, closed=False)
                yield from stretches(frame.units(fine), WINDOW)


def _on_this_side(line: list[Point], frame: MapFrame) -> list[Point]:
    # Equal Earth must be told on which side of its edge a place stands.
    if not frame.is_whole_world:
        return line
    middle = sum(x for x, _ in line) / len(line)
    turn = 360 * round((frame.projection.longitude - middle) / 360)
    return [(x + turn, y) for x, y in line]


def _without_seam(line: list[Point]) -> Iterable[list[Point]]:
    """Cut a line where it runs along the 180th meridian or the pole: the source's own cut."""
    parts: Lines = [[line[0]]]
    for before, point in pairwise(line):
        on_meridian = abs(before[0]) % 360 == 180 and before[0] == point[0]
        if on_meridian or before[1] == point[1] == -90:
            parts.append([])
        parts[-1].append(point)
    return [part for part in parts if len(part) > 1]


def _area(ring: list[Point]) -> float:
    total = 0.0
    x, y = ring[-1]
    for nx, ny in ring:
        total += x * ny - nx * y
        x, y = nx, ny
    return abs(total) / 2


def _length(line: list[Point]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(line))
