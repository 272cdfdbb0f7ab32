"""Names of series: beside their lines where there is room, else in a row above the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

from caspian.graphics.charts.canvas import Canvas
from caspian.graphics.charts.chart import Chart, Sheet
from caspian.graphics.widths import text_width, wrapped

SWATCH = 13
CUT = "…"


@dataclass
class _Heap:
    """Labels that touch: where their middle would be if each stood where it belongs."""

    first: int
    last: int
    middle: float
    size: float


def spread(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> list[float] | None:
    """Return the middles of labels along a line, in the order given, or None when they don't fit.

    Each is moved from the middle it wants by as little as the others and the two ends allow.
    """
    if sum(sizes) > high - low + 0.01:
        return None
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    heaps: list[_Heap] = []
    for place, at in enumerate(order):
        heap = _held(_Heap(place, place, wanted[at], sizes[at]), low, high)
        while heaps and heaps[-1].middle + heaps[-1].size / 2 > heap.middle - heap.size / 2:
            heap = _held(_joined(heaps.pop(), heap), low, high)
        heaps.append(heap)
    placed = [0.0] * len(wanted)
    for heap in heaps:
        edge = heap.middle - heap.size / 2
        for at in order[heap.first : heap.last + 1]:
            placed[at] = edge + sizes[at] / 2
            edge += sizes[at]
    return placed


def _joined(before: _Heap, after: _Heap) -> _Heap:
    """Return two heaps as one, which wants to be where both together would move least."""
    size = before.size + after.size
    count_before = before.last - before.first + 1
    count_after = after.last - after.first + 1
    # Where the middle of the whole would be, by the one heap and by the other.
    by_before = before.middle - before.size / 2 + size / 2
    by_after = after.middle + after.size / 2 - size / 2
    middle = (by_before * count_before + by_after * count_after) / (count_before + count_after)
    return _Heap(before.first, after.last, middle, size)


def _held(heap: _Heap, low: float, high: float) -> _Heap:
    heap.middle = min(max(heap.middle, low + heap.size / 2), high - heap.size / 2)
    return heap


def flowed(sizes: Sequence[float], width: float) -> list[tuple[int, float]]:
    """Return the line and the start of things that follow one another and never overrun a width."""
    placed = []
    line, at = 0, 0.0
    for size in sizes:
        if at and at + size > width:
            line, at = line + 1, 0.0
        placed.append((line, at))
        at += size
    return placed


@dataclass(frozen=True)
class Beside:
    """Names in a column beside the plot: their lines and how far apart these are, and its width."""

    lines: tuple[tuple[str, ...], ...]
    width: float
    pitch: float


def beside(names: list[str], chart: Chart, sheet: Sheet) -> Beside | None:
    """Return names as they fit into a column, or None when it would take too much of the sheet."""
    room = sheet.width * (0.3 if sheet.narrow else 0.26)
    most = 3 if sheet.narrow else 2
    lines = tuple(tuple(wrapped(name, sheet.letters, room, most)) for name in names)
    if any(
        CUT in line[-1] or _is_broken(name, line) for name, line in zip(names, lines, strict=True)
    ):
        return None
    width = max(text_width(text, sheet.letters) for line in lines for text in line)
    return Beside(lines, width, sheet.letters * chart.leading)


def write_beside(
    canvas: Canvas, names: Beside, at: tuple[float, list[float]], ends: tuple[float, float],
    tones: list[str], letters: float,
) -> bool:  # fmt: skip
    """Write names from `at[0]` on, each as near as can be to its height in `at[1]`.

    Returns False, and writes nothing, when there are too many for the room between `ends`.
    """
    x, wanted = at
    sizes = [len(lines) * names.pitch + 1 for lines in names.lines]
    middles = spread(wanted, sizes, *ends)
    if middles is None:
        return False
    for lines, middle, size, tone in zip(names.lines, middles, sizes, tones, strict=True):
        baseline = middle - size / 2 + letters * 0.97
        for number, text in enumerate(lines):
            canvas.text(x, baseline + number * names.pitch, text, tone=f"name {tone}")
    return True


def key(canvas: Canvas, chart: Chart, sheet: Sheet) -> float:
    """Draw a row of swatches and names at the top; return the height that it takes."""
    # Names follow one another as words do, also above a plot that is not mirrored.
    row = Canvas(canvas.width, canvas.rtl, mirrored=canvas.rtl)
    room = sheet.width - SWATCH - 6
    names = [wrapped(series.name, sheet.letters, room, 1)[0] for series in chart.series]
    sizes = [SWATCH + 6 + text_width(name, sheet.letters) + 16 for name in names]
    places = flowed(sizes, sheet.width + 16)
    pitch = sheet.letters * (chart.leading + 0.2)
    for at, (name, (line, x)) in enumerate(zip(names, places, strict=True)):
        baseline = line * pitch + sheet.letters
        row.rect(x, baseline - SWATCH + 2, SWATCH, SWATCH, f"fill {chart.tone(at)}")
        row.text(x + SWATCH + 6, baseline, name, tone=f"name {chart.tone(at)}")
    canvas.marks += row.marks
    return (places[-1][0] + 1) * pitch + 8


def _is_broken(name: str, lines: tuple[str, ...]) -> bool:
    return " ".join(lines) != " ".join(name.split())
