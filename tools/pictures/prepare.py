"""Cut the borders and coasts of our region out of world-atlas into data/region.json.

Run once, or when world-atlas changes:  python prepare.py path/to/world-atlas
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

Point = tuple[float, float]

WINDOW = (20.0, 30.0, 95.0, 60.0)  # west, south, east, north
FINE, COARSE = 0.004, 0.8  # tolerance in degrees inside and outside the window
SCALE = 1000  # stored coordinates are whole thousandths of a degree
MERGE = {"Baikonur": "Kazakhstan"}
CRIMEA = (32.0, 44.0, 36.8, 46.3)  # Natural Earth draws it as Russian; we keep it apart
APART = {"Crimea", "Siachen Glacier"}  # units of their own, their land lines dashed
DISPUTED = [
    {"Cyprus", "N. Cyprus"},
    {"Cyprus U.N. Buffer Zone", "N. Cyprus"},
    {"Cyprus U.N. Buffer Zone", "Cyprus"},
    {"India", "Pakistan"},
    {"China", "India"},
    {"Israel", "Palestine"},
    {"Israel", "Syria"},
    {"Kosovo", "Serbia"},
]
SOURCE = (
    "Natural Earth 1:10m countries (public domain), by way of the npm package world-atlas 2; "
    "simplified to the window 20-95 E, 30-60 N by tools/pictures/prepare.py"
)


def decode(topology: dict[str, Any]) -> list[list[Point]]:
    """Undo TopoJSON's quantised deltas."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for raw in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in raw:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return arcs


def touches(arc: list[Point]) -> bool:
    """Whether the arc's bounding box meets the window."""
    west, south, east, north = WINDOW
    xs, ys = [p[0] for p in arc], [p[1] for p in arc]
    return min(xs) <= east and max(xs) >= west and min(ys) <= north and max(ys) >= south


def farthest(arc: list[Point], first: int, last: int) -> tuple[float, int]:
    """Distance and index of the point farthest from the chord first-last."""
    (ax, ay), (bx, by) = arc[first], arc[last]
    dx, dy = bx - ax, by - ay
    length = (dx * dx + dy * dy) ** 0.5
    best, at = 0.0, first
    for i in range(first + 1, last):
        px, py = arc[i][0] - ax, arc[i][1] - ay
        away = abs(px * dy - py * dx) / length if length else (px * px + py * py) ** 0.5
        if away > best:
            best, at = away, i
    return best, at


def simplify(arc: list[Point], tolerance: float) -> list[Point]:
    """Douglas-Peucker; an arc is shared by its neighbours, so no gaps open."""
    keep = {0, len(arc) - 1}
    todo = [(0, len(arc) - 1)]
    while todo:
        first, last = todo.pop()
        away, at = farthest(arc, first, last)
        if away > tolerance:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [arc[i] for i in sorted(keep)]


def polygons_of(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """A geometry's polygons as rings of arc numbers."""
    many: list[list[list[int]]] = geometry["arcs"]
    return many if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]


def number(arc: int) -> int:
    """The arc's number without its direction."""
    return arc if arc >= 0 else ~arc


def within(arc: list[Point], box: tuple[float, float, float, float]) -> bool:
    """Whether every point of the arc lies in the box."""
    west, south, east, north = box
    return all(west <= x <= east and south <= y <= north for x, y in arc)


def is_disputed(owners: set[str]) -> bool:
    """Whether a shared line is not internationally agreed."""
    return owners in DISPUTED or (len(owners) > 1 and bool(owners & APART))


def collect(topology: dict[str, Any], arcs: list[list[Point]]) -> dict[str, list[list[list[int]]]]:
    """Countries with those of their polygons that reach into the window."""
    found: dict[str, list[list[list[int]]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        for polygon in polygons_of(geometry):
            outer = [arcs[number(a)] for a in polygon[0]]
            if any(map(touches, outer)):
                crimean = all(within(arc, CRIMEA) for arc in outer)
                unit = "Crimea" if crimean and name == "Russia" else MERGE.get(name, name)
                found.setdefault(unit, []).append(polygon)
    return found


def encode(arc: list[Point]) -> list[int]:
    """Whole thousandths of a degree: the first point, then steps."""
    flat, x, y = [], 0, 0
    for lon, lat in arc:
        nx, ny = round(lon * SCALE), round(lat * SCALE)
        flat += [nx - x, ny - y]
        x, y = nx, ny
    return flat


def build(topology: dict[str, Any]) -> dict[str, Any]:
    """The whole of region.json."""
    arcs = decode(topology)
    countries = collect(topology, arcs)
    owners: dict[int, set[str]] = {}
    for name, polygons in countries.items():
        for a in (number(a) for polygon in polygons for ring in polygon for a in ring):
            owners.setdefault(a, set()).add(name)
    order = {a: i for i, a in enumerate(sorted(owners))}
    renumbered = {
        name: [[[order[a] if a >= 0 else ~order[~a] for a in r] for r in p] for p in polygons]
        for name, polygons in sorted(countries.items())
    }
    slim = [simplify(arcs[a], FINE if touches(arcs[a]) else COARSE) for a in order]
    disputed = [i for a, i in order.items() if is_disputed(owners[a])]
    return {
        "source": SOURCE,
        "scale": SCALE,
        "disputed": disputed,
        "countries": renumbered,
        "arcs": [encode(arc) for arc in slim],
    }


def main() -> None:
    """Read world-atlas, write data/region.json beside this file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("world_atlas", type=Path, help="folder of the npm package world-atlas")
    topology = json.loads((parser.parse_args().world_atlas / "countries-10m.json").read_text())
    target = Path(__file__).parent / "data" / "region.json"
    target.write_text(json.dumps(build(topology), separators=(",", ":")) + "\n")
    print(f"{target.name}: {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
