"""Draws a locator map: the one function that the paper calls, and what it gets."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from caspian.common.languages import language
from caspian.graphics.maps import raster
from caspian.graphics.maps.frame import MapFrame, frame_for
from caspian.graphics.maps.globe import globe
from caspian.graphics.maps.labels import PlaceMark
from caspian.graphics.maps.lettering import SHEETS, STRIP, LabelSheet
from caspian.graphics.maps.outlines import Outlines, outlines
from caspian.graphics.maps.raster import Rect
from caspian.graphics.maps.sheet import Scene, written
from caspian.graphics.maps.svg import ground_svg, sheet_svg
from caspian.graphics.maps.world import world

INSET_EDGE = 8.0  # pixels between the inset and the edge of the map
STRIP_KM = 1500.0
"""the width of a strip: of the region, for its height shows a third of that"""
CORNERS = ("ne", "nw", "se", "sw")


@dataclass(frozen=True)
class Spot:
    """A place to be shown: its name as readers of the language know it, degrees, ISO country."""

    name: str
    latitude: float
    longitude: float
    country: str
    emphasised: bool = False


@dataclass(frozen=True)
class LocatorMap:
    """A drawing: what stands inside an SVG of SIDE by SIDE, and inside that of the inset.

    `corner` says where the inset stands: "ne", "nw", "se" or "sw"; empty without one.
    """

    drawing: str
    inset: str
    corner: str


@lru_cache(256)
def locator_map(spots: tuple[Spot, ...], code: str, close: bool = False) -> LocatorMap:
    """Draw a map of places with what lies around them, named in a language.

    `close` keeps to the places and shows less of the region. Raises ValueError for no place
    at all and for coordinates that are nowhere on the globe.
    """
    _check(spots)
    frame = frame_for([(spot.longitude, spot.latitude) for spot in spots], close)
    return _drawn(spots, code, frame, SHEETS)


@lru_cache(256)
def strip_map(spot: Spot, code: str) -> LocatorMap:
    """Draw a place in its region, to be shown wide and low; named in a language.

    Raises ValueError for coordinates that are nowhere on the globe.
    """
    _check((spot,))
    frame = frame_for([(spot.longitude, spot.latitude)])
    return _drawn((spot,), code, replace(frame, km=STRIP_KM), STRIP)


def _drawn(
    spots: tuple[Spot, ...], code: str, frame: MapFrame, sheets: tuple[LabelSheet, ...]
) -> LocatorMap:
    shown = outlines(world(), frame)
    scene = scene_of(spots, code, frame, shown)
    inset = globe(frame, sheets[-1].band)
    corner = inset_corner(scene.marks, sheets) if inset else ""
    parts = [ground_svg(shown, frame, scene.countries)]
    for sheet in sheets:
        taken = [inset_rect(corner, sheet)] if corner else []
        parts.append(sheet_svg(sheet, scene.marks, written(scene, sheet, taken)))
    return LocatorMap("".join(parts), inset if corner else "", corner)


def scene_of(spots: tuple[Spot, ...], code: str, frame: MapFrame, shown: Outlines) -> Scene:
    """Return what all sheets of a map have in common."""
    return Scene(
        frame=frame,
        marks=_marks(spots, frame),
        code=code,
        rtl=language(code).direction == "rtl",
        countries=frozenset(spot.country for spot in spots),
        land=raster.filled(shown.ground),
        lines=raster.traced([*shown.borders, *shown.disputed, *shown.ground]),
        lands={land: raster.filled(rings) for land, rings in shown.lands.items()},
    )


def _check(spots: tuple[Spot, ...]) -> None:
    if not spots:
        raise ValueError("a map needs a place")
    for spot in spots:
        if not (abs(spot.latitude) <= 90 and math.isfinite(spot.longitude)):
            at = f"{spot.latitude}, {spot.longitude}"
            raise ValueError(f"{spot.name} is nowhere on the globe: {at}")


def _marks(spots: tuple[Spot, ...], frame: MapFrame) -> tuple[PlaceMark, ...]:
    at = frame.units([(frame.near(spot.longitude), spot.latitude) for spot in spots])
    alone = len(spots) == 1
    return tuple(
        PlaceMark(spot.name, place, spot.emphasised or alone)
        for spot, place in zip(spots, at, strict=True)
    )


def inset_corner(marks: tuple[PlaceMark, ...], sheets: tuple[LabelSheet, ...] = SHEETS) -> str:
    """Return the corner that is farthest from any place on every sheet; empty if all are taken."""

    def room(corner: str) -> float:
        return min(
            _distance(inset_rect(corner, sheet), mark) / sheet.unit
            for sheet in sheets
            for mark in marks
        )

    # North-east unless another is clearly better: readers find it where they found the last.
    best = max(CORNERS, key=lambda corner: min(60.0, room(corner)))
    return best if room(best) > 12 else ""


def _distance(rect: Rect, mark: PlaceMark) -> float:
    x, y = mark.at
    across = max(rect.left - x, x - rect.right, 0.0)
    down = max(rect.top - y, y - rect.bottom, 0.0)
    return math.hypot(across, down)


def inset_rect(corner: str, sheet: LabelSheet) -> Rect:
    """Return the room of the inset on a sheet; the style sheet puts it there."""
    seen, size = sheet.seen(INSET_EDGE), sheet.globe * sheet.unit
    left = seen.right - size if corner[1] == "e" else seen.left
    top = seen.top if corner[0] == "n" else seen.bottom - size
    return Rect(left, top, left + size, top + size)
