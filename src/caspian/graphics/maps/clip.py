"""Cuts rings and lines to a rectangle; points are (x, y) of any unit."""

import math

from caspian.graphics.maps.world import Box, Point


def clipped(ring: list[Point], box: Box) -> list[Point]:
    """Return a ring cut to a box (Sutherland and Hodgman): what lies outside is run along its edge.

    For filling only: a stroke would draw the edge of the box.
    """
    for axis in (0, 1):
        low, high = box[axis], box[axis + 2]
        reach = [point[axis] for point in ring]
        if min(reach) > high or max(reach) < low:
            return []
        if min(reach) < low:
            ring = _cut(ring, axis, low, 1)
        if max(reach) > high:
            ring = _cut(ring, axis, high, -1)
        if not ring:
            return []
    return ring


def _cut(ring: list[Point], axis: int, bound: float, inside: int) -> list[Point]:
    kept: list[Point] = []
    before = ring[-1]
    was = (before[axis] - bound) * inside
    for point in ring:
        here = (point[axis] - bound) * inside
        if (here >= 0) != (was >= 0):
            part = was / (was - here)
            across = before[1 - axis] + part * (point[1 - axis] - before[1 - axis])
            kept.append((bound, across) if axis == 0 else (across, bound))
        if here >= 0:
            kept.append(point)
        before, was = point, here
    return kept


def subdivided(line: list[Point], longest: float, *, closed: bool) -> list[Point]:
    """Return a line or ring whose edges are no longer than so many degrees.

    A parallel is no straight line on the map: an edge along it would cut a corner.
    """
    found: list[Point] = []
    before = line[-1] if closed else line[0]
    for point in line:
        dx, dy = point[0] - before[0], point[1] - before[1]
        if dx > longest or dy > longest or -dx > longest or -dy > longest:
            parts = math.ceil(max(abs(dx), abs(dy)) / longest)
            found += [
                (before[0] + dx * n / parts, before[1] + dy * n / parts) for n in range(1, parts)
            ]
        found.append(point)
        before = point
    return found


def stretches(line: list[Point], box: Box) -> list[list[Point]]:
    """Return the parts of a line that reach into a box; they end just outside it."""
    west, south, east, north = box
    found: list[list[Point]] = []
    current: list[Point] = []
    before: Point | None = None
    was = False
    for point in line:
        here = west <= point[0] <= east and south <= point[1] <= north
        if here:
            if not current and before is not None:
                current.append(before)
            current.append(point)
        elif was:
            current.append(point)
            found.append(current)
            current = []
        before, was = point, here
    if current:
        found.append(current)
    return found
