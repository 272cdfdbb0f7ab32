"""A map in cells: where a label may stand, kept as one whole number for each row of cells.

Bit n of a row is the cell n from the left. With numbers as rows, all places where a box fits are
found by a handful of operations; looking at each place in turn would take a hundred times longer.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from caspian.graphics.maps.frame import SIDE
from caspian.graphics.maps.world import Point

CELL = 12
CELLS = SIDE // CELL
FULL = (1 << CELLS) - 1

Rows = list[int]


@dataclass(frozen=True)
class Rect:
    """A rectangle of the drawing, in units."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rect") -> bool:
        """Return whether two rectangles overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def wider(self, across: float) -> "Rect":
        """Return the rectangle with so much more room on its left and right."""
        return Rect(self.left - across, self.top, self.right + across, self.bottom)

    def holds(self, point: Point) -> bool:
        """Return whether a point lies in the rectangle."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def inside(self, other: "Rect") -> bool:
        """Return whether this rectangle lies wholly in another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


def filled(rings: Iterable[list[Point]]) -> Rows:
    """Return the cells whose middle lies inside of rings, holes left out."""
    crossings: list[list[float]] = [[] for _ in range(CELLS)]
    for ring in rings:
        x, y = ring[-1]
        for nx, ny in ring:
            if y != ny:
                _cross(crossings, x, y, nx, ny)
            x, y = nx, ny
    return [_row(sorted(row)) for row in crossings]


def _cross(crossings: list[list[float]], x: float, y: float, nx: float, ny: float) -> None:
    top, bottom = (y, ny) if y < ny else (ny, y)
    first = max(0, int(top / CELL + 0.5) if top > 0 else 0)
    last = min(CELLS, int(bottom / CELL + 0.5) if bottom > 0 else 0)
    slope = (nx - x) / (ny - y)
    for row in range(first, last):
        crossings[row].append(x + ((row + 0.5) * CELL - y) * slope)


def _row(crossings: list[float]) -> int:
    row = 0
    for start, end in zip(crossings[::2], crossings[1::2], strict=False):
        first = min(CELLS, max(0, int(start / CELL + 0.5)))
        last = min(CELLS, max(0, int(end / CELL + 0.5)))
        if last > first:
            row |= (1 << last) - (1 << first)
    return row


def traced(lines: Iterable[list[Point]]) -> Rows:
    """Return the cells that lines run through, near enough."""
    rows = [0] * CELLS
    for line in lines:
        x, y = line[0]
        for nx, ny in line[1:]:
            parts = int(max(abs(nx - x), abs(ny - y)) / CELL) + 1
            for n in range(1, parts + 1):
                _mark(rows, x + (nx - x) * n / parts, y + (ny - y) * n / parts)
            x, y = nx, ny
    return rows


def _mark(rows: Rows, x: float, y: float) -> None:
    column, row = int(x // CELL), int(y // CELL)
    if 0 <= column < CELLS and 0 <= row < CELLS:
        rows[row] |= 1 << column


def without(rows: Rows, rects: Iterable[Rect]) -> Rows:
    """Return rows without the cells that rectangles touch."""
    kept = list(rows)
    for rect in rects:
        first, last = _span(rect.left, rect.right)
        bits = FULL ^ ((1 << last) - (1 << first))
        for row in range(*_span(rect.top, rect.bottom)):
            kept[row] &= bits
    return kept


def only(rows: Rows, rect: Rect) -> Rows:
    """Return rows with nothing but the cells that lie in a rectangle."""
    first, last = _span(rect.left, rect.right)
    bits = (1 << last) - (1 << first)
    top, bottom = _span(rect.top, rect.bottom)
    return [row & bits if top <= n < bottom else 0 for n, row in enumerate(rows)]


def count(rows: Rows, rect: Rect) -> int:
    """Return how many cells of a rectangle are set."""
    first, last = _span(rect.left, rect.right)
    bits = (1 << last) - (1 << first)
    return sum((rows[n] & bits).bit_count() for n in range(*_span(rect.top, rect.bottom)))


def cells_in(rect: Rect) -> int:
    """Return how many cells a rectangle touches."""
    (first, last), (top, bottom) = _span(rect.left, rect.right), _span(rect.top, rect.bottom)
    return (last - first) * (bottom - top)


def fits(rows: Rows, width: int, height: int) -> Rows:
    """Return the cells at which the top left corner of a box of cells may stand."""
    first = next((number for number, row in enumerate(rows) if row), CELLS)
    last = next((number for number in range(CELLS, first, -1) if rows[number - 1]), first)
    found = [_eroded(row, width) for row in rows[first:last]]
    done = 1
    while done < height:
        step = min(done, height - done)
        found = [a & b for a, b in zip(found, found[step:], strict=False)]
        done += step
    return [0] * first + found + [0] * (CELLS - first - len(found))


def _eroded(row: int, width: int) -> int:
    # Doubling: a run of eight cells is two runs of four.
    done = 1
    while row and done < width:
        step = min(done, width - done)
        row &= row >> step
        done += step
    return row


def cells(rows: Rows) -> list[tuple[int, int]]:
    """Return the cells that are set as (column, row), row by row."""
    found = []
    for number, row in enumerate(rows):
        while row:
            lowest = row & -row
            found.append((lowest.bit_length() - 1, number))
            row ^= lowest
    return found


def nearest(rows: Rows, column: int, row: int) -> tuple[int, int] | None:
    """Return the cell that is set nearest to a cell; None when none is."""
    best: tuple[int, int, int] | None = None
    for number, bits in enumerate(rows):
        if not bits:
            continue
        before, after = bits & ((2 << column) - 1), bits >> column
        sides = [before.bit_length() - 1] if before else []
        sides += [column + (after & -after).bit_length() - 1] if after else []
        for side in sides:
            way = (side - column) ** 2 + (number - row) ** 2
            if best is None or way < best[0]:
                best = (way, side, number)
    return best and best[1:]


def _span(low: float, high: float) -> tuple[int, int]:
    first = min(CELLS, max(0, int(low // CELL)))
    return first, min(CELLS, max(first, int(-(-high // CELL))))
