"""Puts names where they can be read: places first, then waters, then countries; none on another."""

import math
from dataclasses import dataclass, field

from caspian.graphics.maps import raster
from caspian.graphics.maps.lettering import BASELINE, LINE, LabelSheet, Text, place_text, text
from caspian.graphics.maps.raster import CELL, Rect, Rows
from caspian.graphics.maps.world import Point

EDGE = 6.0  # pixels between a label and the edge of the map
APART = 5.0  # pixels between two names in one line, or they'd be read as one
DOT, BIG_DOT = 3.5, 4.5  # pixels, the radius of a place's dot
GAP = 4.0  # pixels between a dot and its label
FAR = (22.0, 40.0, 62.0)
"""pixels from a dot at which a label still may stand, with a line to it"""
OVERLAP = 1000.0
# East is read first, then west; below and above only where there's no room beside.
COMPASS = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, 1), (0, -1))


@dataclass(frozen=True)
class PlaceMark:
    """A place to be named: where it stands in units, and whether it is what the map is about."""

    name: str
    at: Point
    emphasised: bool


@dataclass(frozen=True)
class Label:
    """A text where it stands: `x` is where its anchor is, `y` the baseline of its first line."""

    kind: str
    text: Text
    x: float
    y: float
    anchor: str
    rect: Rect
    line: tuple[Point, Point] | None = None

    @property
    def leading(self) -> float:
        """Return the units from one baseline to the next."""
        return LINE * self.text.size


@dataclass
class Ground:
    """What lies under the labels, in cells: land, lines to keep off, and what is taken."""

    land: Rows
    lines: Rows
    taken: list[Rect] = field(default_factory=list)

    def crossed(self, rect: Rect) -> float:
        """Return how badly a label in a rectangle would read: lines under it, a shore across it."""
        cells = max(1, raster.cells_in(rect))
        on_land = raster.count(self.land, rect) / cells
        return 3 * raster.count(self.lines, rect) / cells + 1.5 * min(on_land, 1 - on_land)


def place_labels(
    marks: tuple[PlaceMark, ...], sheet: LabelSheet, ground: Ground, rtl: bool
) -> list[Label]:
    """Return a label for each place for which there is room, and take that room.

    Beside their dots if that can be; with lines to them where places crowd.
    """
    kept: list[Label] = []
    for distances in ((0.0,), (0.0, *FAR)):
        kept = _placed(marks, sheet, ground, rtl, distances)
        if len(kept) == len(marks):
            break
    ground.taken += [label.rect.wider(APART * sheet.unit) for label in kept]
    return kept


def _placed(
    marks: tuple[PlaceMark, ...],
    sheet: LabelSheet,
    ground: Ground,
    rtl: bool,
    distances: tuple[float, ...],
) -> list[Label]:
    """Return the labels that find room at some distances from their dots.

    Every label first takes its best place; then each in turn moves to where it is best, the
    others staying, until none of them moves.
    """
    choices = [_candidates(mark, marks, sheet, ground, rtl, distances) for mark in marks]
    chosen = [min(range(len(own)), key=lambda n: own[n][0], default=-1) for own in choices]
    apart = APART * sheet.unit
    for _ in range(6):
        before = list(chosen)
        for number, own in enumerate(choices):
            others = [
                choices[other][at][1]
                for other, at in enumerate(chosen)
                if other != number and at >= 0
            ]
            costs = [cost + OVERLAP * _in_the_way(label, others, apart) for cost, label in own]
            if costs:
                chosen[number] = costs.index(min(costs))
        if chosen == before:
            break
    return _kept(marks, choices, chosen, apart)


def _in_the_way(label: Label, others: list[Label], apart: float) -> int:
    """Return how many others a label collides with, their lines and its own among them."""
    rect = label.rect.wider(apart)
    return sum(
        rect.meets(other.rect) or _leads_over(label, other.rect) or _leads_over(other, label.rect)
        for other in others
    )


def _kept(
    marks: tuple[PlaceMark, ...],
    choices: list[list[tuple[float, Label]]],
    chosen: list[int],
    apart: float,
) -> list[Label]:
    """Return the labels that stand free; what the map is about has the first right to its room."""
    kept: list[tuple[int, Label]] = []
    order = sorted(range(len(marks)), key=lambda n: not marks[n].emphasised)
    for number in order:
        if chosen[number] < 0:
            continue
        cost, label = choices[number][chosen[number]]
        if cost < OVERLAP and not _in_the_way(label, [other for _, other in kept], apart):
            kept.append((number, label))
    return [label for _, label in sorted(kept, key=lambda pair: pair[0])]


def _candidates(
    mark: PlaceMark,
    marks: tuple[PlaceMark, ...],
    sheet: LabelSheet,
    ground: Ground,
    rtl: bool,
    distances: tuple[float, ...],
) -> list[tuple[float, Label]]:
    words = place_text(mark.name, sheet)
    seen = sheet.seen(EDGE)
    dots = [dot_rect(other, sheet) for other in marks if other is not mark]
    found = []
    for distance in distances:
        for rank, (dx, dy) in enumerate(COMPASS):
            label = _beside(mark, words, sheet, (-dx if rtl else dx, dy), distance)
            if not label.rect.inside(seen):
                continue
            cost = 0.12 * rank + distance / 10 + ground.crossed(label.rect)
            cost += OVERLAP * sum(label.rect.meets(dot) for dot in dots)
            cost += OVERLAP * sum(label.rect.meets(taken) for taken in ground.taken)
            cost += OVERLAP * sum(_leads_over(label, dot) for dot in dots)
            found.append((cost, label))
    return found


def _beside(
    mark: PlaceMark, words: Text, sheet: LabelSheet, way: tuple[int, int], distance: float
) -> Label:
    """Return the label in one direction from its dot; with a line to it when it stands off."""
    (x, y), (dx, dy) = mark.at, way
    radius = (BIG_DOT if mark.emphasised else DOT) * sheet.unit
    off = radius + (GAP + distance) * sheet.unit
    slanted = 0.8 if dx and dy else 1.0
    middle = y + dy * (off * slanted + (words.height / 2 if not dx or distance else 0.3 * off))
    edge = x + dx * off * slanted
    anchor = {1: "start", -1: "end", 0: "middle"}[dx]
    left = edge - words.width * {1: 0, -1: 1, 0: 0.5}[dx]
    rect = Rect(left, middle - words.height / 2, left + words.width, middle + words.height / 2)
    to = (edge - dx * 2 * sheet.unit, middle - (dy * words.height / 2 if not dx else 0))
    line = (_towards(mark.at, to, radius + sheet.unit), to) if distance else None
    kind = "emphasised" if mark.emphasised else "place"
    return Label(kind, words, edge, first_baseline(words, middle), anchor, rect, line)


def _leads_over(label: Label, dot: Rect) -> bool:
    if label.line is None:
        return False
    (x, y), (to_x, to_y) = label.line
    is_beside = max(x, to_x) < dot.left or min(x, to_x) > dot.right
    if is_beside or max(y, to_y) < dot.top or min(y, to_y) > dot.bottom:
        return False
    shares = (0.15, 0.3, 0.5, 0.7, 0.85)
    return any(dot.holds((x + (to_x - x) * n, y + (to_y - y) * n)) for n in shares)


def _towards(start: Point, end: Point, way: float) -> Point:
    length = math.dist(start, end) or 1.0
    return tuple(a + (b - a) * way / length for a, b in zip(start, end, strict=True))  # type: ignore[return-value]


def dot_rect(mark: PlaceMark, sheet: LabelSheet) -> Rect:
    """Return the room that a place's dot takes."""
    radius = (1.5 + (BIG_DOT if mark.emphasised else DOT)) * sheet.unit
    x, y = mark.at
    return Rect(x - radius, y - radius, x + radius, y + radius)


def first_baseline(words: Text, middle: float) -> float:
    """Return the baseline of the first line of a text whose middle stands at a height."""
    return middle + words.size * (BASELINE - (len(words.lines) - 1) * LINE / 2)


def centred(kind: str, words: Text, at: Point) -> Label:
    """Return a label about a point."""
    (x, y), across, down = at, words.width / 2, words.height / 2
    rect = Rect(x - across, y - down, x + across, y + down)
    return Label(kind, words, x, first_baseline(words, y), "middle", rect)


def area_label(
    kind: str, texts: tuple[Text, ...], area: Rows, sheet: LabelSheet, ground: Ground
) -> Label | None:
    """Return a name in the middle of where an area has most room for it, or None."""
    seen = raster.without(raster.only(area, sheet.seen(EDGE)), ground.taken)
    clear = [row & ~line for row, line in zip(seen, ground.lines, strict=True)]
    for free, words in ((free, words) for free in (clear, seen) for words in texts):
        width, height = _in_cells(words)
        if any(raster.fits(free, width, height)):
            spare = _most_spare(free, width, height)
            found = raster.fits(free, width + 2 * spare, height + 2 * spare)
            column, row = _most_central(raster.cells(found))
            x, y = column + spare + width / 2, row + spare + height / 2
            return centred(kind, words, (x * CELL, y * CELL))
    return None


def _most_spare(free: Rows, width: int, height: int) -> int:
    """Return how many cells a box can be kept away from everything on all its sides."""
    least, most = 0, raster.CELLS // 2
    while least < most:
        spare = (least + most + 1) // 2
        if any(raster.fits(free, width + 2 * spare, height + 2 * spare)):
            least = spare
        else:
            most = spare - 1
    return least


def _in_cells(words: Text) -> tuple[int, int]:
    return math.ceil(words.width / CELL) + 1, math.ceil(words.height / CELL) + 1


def nearest_label(
    kind: str, words: Text, area: Rows, at: tuple[Point, ...], reach: float, ground: Ground
) -> Label | None:
    """Return a name where an area has room for it, as near as can be to one of some points."""
    width, height = _in_cells(words)
    ways = []
    for rank, (x, y) in enumerate(at):
        across, down = reach + words.width / 2, reach + words.height / 2
        around = raster.only(area, Rect(x - across, y - down, x + across, y + down))
        free = raster.fits(raster.without(around, ground.taken), width, height)
        corner = max(0, round(x / CELL - width / 2)), max(0, round(y / CELL - height / 2))
        if found := raster.nearest(free, *corner):
            middle = ((found[0] + width / 2) * CELL, (found[1] + height / 2) * CELL)
            ways.append((math.dist(middle, (x, y)) + 40 * rank, middle))
    if not ways or min(ways)[0] > reach:
        return None
    return centred(kind, words, min(ways)[1])


def _most_central(places: list[tuple[int, int]]) -> tuple[int, int]:
    x = sum(column for column, _ in places) / len(places)
    y = sum(row for _, row in places) / len(places)
    return min(places, key=lambda place: (place[0] - x) ** 2 + (place[1] - y) ** 2)


def in_sizes(words: str, sheet: LabelSheet, size: float) -> tuple[Text, ...]:
    """Return a name in one line, in two, and in two a little smaller."""
    one = text(words, size, sheet)
    two = text(words, size, sheet, lines=2)
    return one, two, text(words, size - 1, sheet, lines=2)
