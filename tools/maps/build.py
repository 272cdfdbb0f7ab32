"""Makes the world that the locator maps are drawn from: one small file, every point weighed.

Run once, or when a source changes; README.md says where the sources come from:
    python build.py path/to/sources
"""

from __future__ import annotations

import argparse
import json
import math
import struct
import sys
import zlib
from array import array
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global
from policy import (
    CLAIMANTS,
    CRIMEA,
    DASHED,
    LINE_OF_CONTROL,
    MERGED,
    NOT_DRAWN,
    WINDOW,
    WITHOUT_NUMBER,
    meets,
    within,
)
from simplify import Line, area_km2, weights
from sources import disputed_lines, lines_of, shapefile_rings, topology

TARGET = Path(__file__).parents[2] / "src/caspian/graphics/maps/data/world.bin"
VERSION = 1
PER_DEGREE = 400  # a step of 280 m at most
HALF_WAY = 180 * PER_DEGREE
LEVELS = (0.5, 1.2, 3, 10, 25, 60, 150, 400, 1200, 4000, 20000, 60000)
"""km² that a point must weigh to be of level 1, 2 ...: `graphics/maps/world.py` counts on them"""
LEAST_NEAR, LEAST_FAR, LEAST_RIVER = 1, 4, 2
"""the finest level kept inside the window, outside it, and of rivers"""
ISLAND_NEAR, ISLAND_FAR, LAKE_NEAR, LAKE_FAR = 1.5, 25, 40, 1000  # km²
KINDS = ("coast", "border", "disputed", "inner", "lake", "river")


@dataclass
class World:
    """What is written: arcs with their kinds, and lands made of them."""

    arcs: list[Line] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    lands: list[dict[str, Any]] = field(default_factory=list)

    def add(self, line: Line, kind: str) -> int:
        """Add an arc and return its number."""
        self.arcs.append(line)
        self.kinds.append(kind)
        return len(self.arcs) - 1


def lands(world: World, path: Path) -> None:
    """Add countries, coasts and borders."""
    read, arcs = topology(path)
    units = _units(read, arcs)
    owners: dict[int, list[str]] = {}
    for name, polygons in units.items():
        for number in (_number(a) for p in polygons for ring in p for a in ring):
            owners.setdefault(number, []).append(name)
    order: dict[int, list[int]] = {}
    for number in sorted(owners):
        order[number] = _added(world, arcs[number], owners[number])
    for name, polygons in sorted(units.items()):
        rings = [[_renumbered(ring, order) for ring in polygon] for polygon in polygons]
        iso = _iso(read, name)
        claimants = CLAIMANTS.get(name, ())
        world.lands.append({"name": name, "iso": iso, "claimants": claimants, "polygons": rings})


def _units(read: dict[str, Any], arcs: list[Line]) -> dict[str, list[list[list[int]]]]:
    """Return the polygons of each land, small islands left out."""
    found: dict[str, list[list[list[int]]]] = {}
    merged: set[int] = set()
    for geometry in read["objects"]["countries"]["geometries"]:
        name, kept = geometry["properties"]["name"], []
        many = geometry["arcs"]
        for polygon in many if geometry["type"] == "MultiPolygon" else [many]:
            outer = [p for a in polygon[0] for p in (arcs[a] if a >= 0 else arcs[~a][::-1])]
            if name in MERGED:
                merged |= {_number(a) for a in polygon[0]}
            elif name == "Russia" and within(outer, CRIMEA):
                found.setdefault("Crimea", []).append(polygon)
            else:
                kept.append((area_km2(outer), meets(outer, WINDOW), polygon))
        largest = max((area for area, _, _ in kept), default=0)
        for area, near, polygon in kept:
            if area >= min(largest, ISLAND_NEAR if near else ISLAND_FAR):
                found.setdefault(name, []).append(polygon)
    for polygons in found.values():
        for polygon in polygons:
            polygon[1:] = [r for r in polygon[1:] if not merged.issuperset(map(_number, r))]
    return found


def _added(world: World, arc: Line, owners: list[str]) -> list[int]:
    """Add an arc, in two parts where what it is changes on the way."""
    pair = set(owners)
    if len(owners) == 1:
        return [world.add(arc, "coast")]
    if len(pair) == 1:
        return [world.add(arc, "inner")]
    if pair == LINE_OF_CONTROL[0]:
        return _parted(world, arc, LINE_OF_CONTROL[1])
    return [world.add(arc, "disputed" if pair in DASHED else "border")]


def _parted(world: World, arc: Line, at: tuple[float, float]) -> list[int]:
    nearest = min(range(len(arc)), key=lambda i: abs(arc[i][0] - at[0]) + abs(arc[i][1] - at[1]))
    if nearest in (0, len(arc) - 1):
        north = sum(y for _, y in arc) / len(arc) > at[1]
        return [world.add(arc, "disputed" if north else "border")]
    first = "disputed" if arc[0][1] > arc[-1][1] else "border"
    second = "border" if first == "disputed" else "disputed"
    return [world.add(arc[: nearest + 1], first), world.add(arc[nearest:], second)]


def _renumbered(ring: list[int], order: dict[int, list[int]]) -> list[int]:
    found: list[int] = []
    for a in ring:
        parts = order[_number(a)]
        found += parts if a >= 0 else [~part for part in reversed(parts)]
    return found


def _number(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _iso(read: dict[str, Any], name: str) -> str:
    """Return the ISO 3166-1 code of two letters, empty where there is none."""
    for geometry in read["objects"]["countries"]["geometries"]:
        if geometry["properties"]["name"] == name and "id" in geometry:
            found: list[str] = get_global("territory_aliases").get(geometry["id"], [""])
            return found[0]
    return WITHOUT_NUMBER.get(name, "")


def claims(world: World, path: Path) -> None:
    """Add the lines inside countries that somebody disputes."""
    found: dict[tuple[str, str], list[Line]] = {}
    for name, country, line in disputed_lines(path):
        if (name, country) not in NOT_DRAWN:
            found.setdefault((name, country), []).append(line)
    for lines in found.values():
        for line in _joined(lines):
            world.add(line, "disputed")


def _joined(lines: list[Line]) -> list[Line]:
    """Return lines joined where one ends and another begins: the source has them in snippets."""
    done: list[Line] = []
    waiting = [list(line) for line in lines]
    while waiting:
        line = waiting.pop()
        grown = True
        while grown:
            grown = False
            for other in waiting:
                if (joined := _end_to_end(line, other)) is not None:
                    line, grown = joined, True
                    waiting.remove(other)
                    break
        done.append(line)
    return done


def _end_to_end(line: Line, other: Line) -> Line | None:
    for first in (line, line[::-1]):
        for second in (other, other[::-1]):
            if math.dist(first[-1], second[0]) < 1e-6:
                return first + second[1:]
    return None


def waters(world: World, lakes: Path, rivers: Path) -> None:
    """Add lakes and rivers."""
    for ring in shapefile_rings(lakes):
        if area_km2(ring) >= LAKE_NEAR and (meets(ring, WINDOW) or area_km2(ring) >= LAKE_FAR):
            world.add(ring, "lake")
    read, arcs = topology(rivers)
    for line in lines_of(read, arcs, "rivers"):
        world.add(_rounded(line), "river")


def _rounded(line: Line) -> Line:
    """Cut the corners off (Chaikin): the source's steps of 2 km would show as stairs."""
    if len(line) < 3:
        return line
    cut = [line[0]]
    for (ax, ay), (bx, by) in pairwise(line):
        cut += [(0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by)]
        cut += [(0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by)]
    return [*cut, line[-1]]


def encoded(world: World) -> bytes:
    """Return the file: a header, then where each arc starts, its steps, and all levels."""
    lengths, starts, steps, levels = [], array("i"), array("h"), bytearray()
    for arc, kind in zip(world.arcs, world.kinds, strict=True):
        kept = _weighed(arc, kind)
        lengths.append(len(kept))
        places = [_places(point) for _, point in kept]
        starts.extend(places[0])
        for (ax, ay), (bx, by) in pairwise(places):
            # The short way round: an arc may cross the 180th meridian and go on past it.
            steps.append((bx - ax + HALF_WAY) % (2 * HALF_WAY) - HALF_WAY)
            steps.append(by - ay)
        levels += bytes(level for level, _ in kept)
    head = {
        "version": VERSION,
        "per_degree": PER_DEGREE,
        "lengths": lengths,
        "kinds": [KINDS.index(kind) for kind in world.kinds],
        "lands": world.lands,
    }
    text = json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode()
    if sys.byteorder == "big":
        starts.byteswap()
        steps.byteswap()
    # East and north apart, and levels apart from both: like beside like packs best.
    parts = (text, starts.tobytes(), steps[::2].tobytes(), steps[1::2].tobytes(), bytes(levels))
    return zlib.compress(struct.pack("<I", len(text)) + b"".join(parts), 9)


def _places(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0] * PER_DEGREE), round(point[1] * PER_DEGREE)


def _weighed(arc: Line, kind: str) -> list[tuple[int, tuple[float, float]]]:
    least = LEAST_NEAR if meets(arc, WINDOW) else LEAST_FAR
    if kind == "river":
        least = max(least, LEAST_RIVER)
    kept = []
    for weight, point in zip(weights(arc), arc, strict=True):
        level = sum(weight >= bound for bound in LEVELS)
        if level >= least:
            kept.append((level, point))
    return kept


def main() -> None:
    """Read the sources, write the world."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path, help="the folder that README.md tells how to fill")
    sources = parser.parse_args().sources
    world = World()
    lands(world, sources / "countries-10m.json")
    claims(world, sources / "world_map.gpkg")
    waters(world, sources / "ne_10m_lakes.shp", sources / "world_50m.json")
    data = encoded(world)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(data)
    print(f"{TARGET.name}: {len(data) // 1000} kB, {len(world.arcs)} lines")


if __name__ == "__main__":
    main()
