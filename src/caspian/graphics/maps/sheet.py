"""Everything on a map that is written: dots, names and the scale, for one width of it."""

from dataclasses import dataclass

from caspian.graphics.maps import raster
from caspian.graphics.maps.frame import MapFrame
from caspian.graphics.maps.labels import (
    EDGE,
    Ground,
    Label,
    PlaceMark,
    area_label,
    centred,
    dot_rect,
    in_sizes,
    nearest_label,
    place_labels,
)
from caspian.graphics.maps.lettering import (
    ITALIC,
    LabelSheet,
    Text,
    Water,
    country_name,
    kilometres,
    text,
    waters,
)
from caspian.graphics.maps.raster import Rect, Rows
from caspian.graphics.maps.world import Land

BAR_LEAST, BAR_MOST = 40, 105  # pixels
BAR_EDGE, BAR_SIZE = 10.0, 11.5  # pixels
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000)  # km
COUNTRIES = 10
LAKE_PIXELS, LAKES_UP_TO_KM = 26.0, 3000.0
"""a lake that is shorter on the map has no name; on a wider map it isn't even drawn"""
LEAST_CELLS = 30
"""a land of which less is seen has no name"""


@dataclass(frozen=True)
class Scene:
    """What is the same on every sheet of a map: where, what in which language, and the ground.

    `land` and `lines` are the cells of all land and of all borders and shores, `lands` those of
    each country; `countries` is those that the places lie in.
    """

    frame: MapFrame
    marks: tuple[PlaceMark, ...]
    code: str
    rtl: bool
    countries: frozenset[str]
    land: Rows
    lines: Rows
    lands: dict[Land, Rows]


@dataclass(frozen=True)
class ScaleBar:
    """The scale: its text, where it starts, the height it stands at, its length, its room."""

    words: Text
    x: float
    y: float
    length: float
    rect: Rect


@dataclass(frozen=True)
class MapText:
    """What is written on one sheet."""

    labels: tuple[Label, ...]
    bar: ScaleBar | None


def written(scene: Scene, sheet: LabelSheet, taken: list[Rect]) -> MapText:
    """Return what is written on a sheet; `taken` is the room of what stands there already."""
    ground = Ground(scene.land, scene.lines, list(taken))
    bar = None if scene.frame.is_whole_world else _bar(scene, sheet, ground)
    labels = place_labels(scene.marks, sheet, ground, scene.rtl)
    ground.taken += [dot_rect(mark, sheet) for mark in scene.marks]
    labels += _waters(scene, sheet, ground)
    labels += _countries(scene, sheet, ground)
    return MapText(tuple(labels), bar)


def _bar(scene: Scene, sheet: LabelSheet, ground: Ground) -> ScaleBar | None:
    """Return a scale of a round number of kilometres in a lower corner, and take its room."""
    km_per_pixel = scene.frame.km_per_unit * sheet.unit
    fitting = [km for km in STEPS if BAR_LEAST <= km / km_per_pixel <= BAR_MOST]
    if not fitting:
        return None
    words = text(kilometres(fitting[-1], scene.code), BAR_SIZE, sheet)
    length, seen = fitting[-1] / scene.frame.km_per_unit, sheet.seen(BAR_EDGE)
    width = length + 6 * sheet.unit + words.width
    dots = [dot_rect(mark, sheet) for mark in scene.marks]
    for left in (seen.left, seen.right - width):
        rect = Rect(left, seen.bottom - words.height, left + width, seen.bottom)
        if not any(rect.meets(other) for other in (*ground.taken, *dots)):
            ground.taken.append(rect)
            return ScaleBar(words, left, seen.bottom - words.height / 2, length, rect)
    return None


def _waters(scene: Scene, sheet: LabelSheet, ground: Ground) -> list[Label]:
    found = []
    sea = [raster.FULL ^ row for row in ground.land]
    for water in waters():
        name = water.names.get(scene.code.lower(), "")
        label = _water(name, water, scene.frame, sheet, ground, sea) if name else None
        if label:
            ground.taken.append(label.rect)
            found.append(label)
    return found


def _water(
    name: str, water: Water, frame: MapFrame, sheet: LabelSheet, ground: Ground, sea: Rows
) -> Label | None:
    seen, reach = sheet.seen(EDGE), water.km / frame.km_per_unit
    anchors = frame.units([(frame.near(lon), lat) for lon, lat in water.anchors])
    within = tuple(at for at in anchors if seen.holds(at))
    if not within or reach < LAKE_PIXELS * sheet.unit:
        return None
    if water.is_lake and frame.km > LAKES_UP_TO_KM:
        return None
    for lines in (1, 2):
        words = text(name, sheet.water, sheet, lines=lines, wider=ITALIC)
        if water.is_lake:
            label = centred("water", words, within[0])
            taken = any(label.rect.meets(other) for other in ground.taken)
            if label.rect.inside(seen) and not taken:
                return label
        else:
            area = raster.only(sea, seen)
            if found := nearest_label("water", words, area, within, reach / 3, ground):
                return found
    return None


def _countries(scene: Scene, sheet: LabelSheet, ground: Ground) -> list[Label]:
    whole = sheet.seen()
    sizes = {land: raster.count(rows, whole) for land, rows in scene.lands.items() if land.iso}
    order = sorted(
        sizes, key=lambda land: (land.iso not in scene.countries, -sizes[land], land.name)
    )
    found: list[Label] = []
    for land in order:
        name = country_name(land.iso, scene.code)
        if not name or sizes[land] < LEAST_CELLS or len(found) >= COUNTRIES:
            continue
        kind = "home" if land.iso in scene.countries else "country"
        texts = in_sizes(name, sheet, sheet.country)
        if label := area_label(kind, texts, scene.lands[land], sheet, ground):
            ground.taken.append(label.rect)
            found.append(label)
    return found
