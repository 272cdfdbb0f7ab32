"""Weighs the points of a line: how much of the shape would go if a point went."""

from __future__ import annotations

import heapq
import math

Point = tuple[float, float]
Line = list[Point]

KM_PER_DEGREE = 111.2
ALWAYS = math.inf


def weights(line: Line) -> list[float]:
    """Return for each point the area of its triangle in km² when its turn comes (Visvalingam).

    Ends weigh infinitely much: they are where lines meet.
    """
    scale = math.cos(math.radians(sum(lat for _, lat in line) / len(line)))
    flat = [(lon * scale * KM_PER_DEGREE, lat * KM_PER_DEGREE) for lon, lat in line]
    found = [ALWAYS] * len(line)
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    queue = [(_area(flat[i - 1], flat[i], flat[i + 1]), i) for i in range(1, len(line) - 1)]
    current = {i: area for area, i in queue}
    heapq.heapify(queue)
    highest = 0.0
    while queue:
        area, i = heapq.heappop(queue)
        if current.get(i) != area:
            continue
        del current[i]
        # A point never weighs less than one that went before it, or it would outlive its reason.
        highest = found[i] = max(highest, area)
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if j in current:
                current[j] = _area(flat[before[j]], flat[j], flat[after[j]])
                heapq.heappush(queue, (current[j], j))
    return found


def _area(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def area_km2(ring: Line) -> float:
    """Return the area of a small closed ring."""
    scale = math.cos(math.radians(sum(lat for _, lat in ring) / len(ring)))
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
    return abs(twice) / 2 * scale * KM_PER_DEGREE**2
