"""Reads the packages that carry Natural Earth: TopoJSON, a shapefile, a GeoPackage."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from simplify import Line

ENVELOPE = (0, 32, 48, 48, 64)
"""bytes of a GeoPackage geometry's envelope, by its kind"""


def topology(path: Path) -> tuple[dict[str, Any], list[Line]]:
    """Return a TopoJSON file and its arcs in degrees."""
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    (sx, sy), (tx, ty) = read["transform"]["scale"], read["transform"]["translate"]
    arcs = []
    for raw in read["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in raw:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return read, arcs


def lines_of(read: dict[str, Any], arcs: list[Line], name: str) -> Iterator[Line]:
    """Yield the lines of one object of a topology."""
    for geometry in read["objects"][name]["geometries"]:
        many = geometry["arcs"]
        for numbers in many if geometry["type"] == "MultiLineString" else [many]:
            yield [p for a in numbers for p in (arcs[a] if a >= 0 else arcs[~a][::-1])]


def shapefile_rings(path: Path) -> Iterator[Line]:
    """Yield the rings of a shapefile of polygons, outer ones and holes alike."""
    data = path.read_bytes()
    at = 100
    while at < len(data):
        (words,) = struct.unpack_from(">i", data, at + 4)
        body = at + 8
        (kind,) = struct.unpack_from("<i", data, body)
        if kind == 5:
            parts, points = struct.unpack_from("<2i", data, body + 36)
            starts = [*struct.unpack_from(f"<{parts}i", data, body + 44), points]
            flat = struct.unpack_from(f"<{2 * points}d", data, body + 44 + 4 * parts)
            places = list(zip(flat[::2], flat[1::2], strict=True))
            yield from (places[a:b] for a, b in pairwise(starts))
        at = body + 2 * words


def disputed_lines(path: Path) -> Iterator[tuple[str, str, Line]]:
    """Yield the lines of QGIS's world map that are claimed or were drawn by a war.

    Each with what Natural Earth calls it, the country that it runs through, and its course.
    """
    with sqlite3.connect(path) as database:
        query = "SELECT name, adm0_left, geom FROM disputed_borders ORDER BY fid"
        for name, country, geometry in database.execute(query):
            for line in _multi_line(geometry):
                yield name, country, line


def _multi_line(blob: bytes) -> Iterator[Line]:
    at = 8 + ENVELOPE[(blob[3] >> 1) & 7]
    (count,) = struct.unpack_from("<i", blob, at + 5)
    at += 9
    for _ in range(count):
        (points,) = struct.unpack_from("<i", blob, at + 5)
        flat = struct.unpack_from(f"<{2 * points}d", blob, at + 9)
        yield list(zip(flat[::2], flat[1::2], strict=True))
        at += 9 + 16 * points
