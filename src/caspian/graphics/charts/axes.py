"""Axes: rules at round numbers, and periods or names below."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from caspian.formats.csv_table.periods import Grain
from caspian.graphics.charts.calendar import CalendarMark, all_marks, short
from caspian.graphics.charts.canvas import Canvas
from caspian.graphics.charts.chart import Chart
from caspian.graphics.charts.numerals import Style, style_of_ticks
from caspian.graphics.charts.scale import Scale, Ticks
from caspian.graphics.widths import text_width, wrapped

BESIDE = 8
BELOW = 6
MOST_ROWS_NAMED = 12
Place = Callable[[int], float]


def tick_style(chart: Chart, found: Ticks) -> Style:
    """Return how the numbers of an axis are written."""
    return style_of_ticks(found.values, chart.code, chart.percent)


def gutter(found: Ticks, style: Style, letters: float) -> float:
    """Return the room that the numbers of an upright axis take beside it."""
    return max(text_width(style(value), letters) for value in found.values) + BESIDE


def levels(
    canvas: Canvas,
    found: Ticks,
    scale: Scale,
    style: Style,
    ends: tuple[float, float],
    letters: float,
) -> None:
    """Draw a level rule at each tick, with its number before it."""
    start, end = ends
    quiet = [value for value in found.values if value]
    canvas.rules([(start, scale(value), end, scale(value)) for value in quiet], "grid")
    if len(quiet) < len(found.values):
        canvas.rules([(start, scale(0), end, scale(0))], "zero")
    elif found.low < found.values[0]:
        # Without a tick at its foot a plot would end in the air.
        canvas.rules([(start, scale.start, end, scale.start)], "grid")
    for value in found.values:
        baseline = scale(value) + letters * 0.34
        canvas.text(start - BESIDE, baseline, style(value), "end", "quiet")


def periods_below(canvas: Canvas, chart: Chart, place: Place, top: float, letters: float) -> float:
    """Name periods below an axis, as many as have room; return the height that they take.

    `place` gives the pixel of a period by its number.
    """
    marks = _marks(canvas, chart, place, letters)
    canvas.rules([(place(mark.number), top, place(mark.number), top + 4) for mark in marks], "tick")
    pitch = letters * chart.leading
    for mark in marks:
        for line, text in enumerate(filter(None, (mark.label, mark.below)), 1):
            middle = _held(place(mark.number), text_width(text, letters), canvas.width)
            canvas.text(middle, top + BELOW + line * pitch - 3, text, "middle", "quiet")
    return BELOW + (2 if any(mark.below for mark in marks) else 1) * pitch


def names_below(canvas: Canvas, chart: Chart, place: Place, top: float, letters: float) -> float:
    """Name labels below an axis, every one or every second and so on; return the height."""
    most = canvas.width * 0.4
    names = [wrapped(label, letters, most, 1)[0] for label in chart.labels]
    marks = [CalendarMark(row, name) for row, name in enumerate(names)]
    for step in range(1, len(marks) + 1):
        chosen = marks[::step]
        if _has_room(canvas, chosen, place, letters):
            break
    pitch = letters * chart.leading
    for mark in chosen:
        middle = _held(place(mark.number), text_width(mark.label, letters), canvas.width)
        canvas.text(middle, top + BELOW + pitch - 3, mark.label, "middle", "quiet")
    return BELOW + pitch


def _marks(canvas: Canvas, chart: Chart, place: Place, letters: float) -> Sequence[CalendarMark]:
    first, last = chart.periods[0], chart.periods[-1]
    own = [CalendarMark(period.number, short(period, chart.code)) for period in chart.periods]
    ways: list[Sequence[CalendarMark]] = []
    if first.grain is Grain.YEAR and len(own) <= MOST_ROWS_NAMED:
        ways.append(own)
    for way in all_marks(first, last, chart.code):
        # The last year is what readers look for; among months it would break the row of names.
        if first.grain is Grain.YEAR and way[-1].number != last.number:
            ways.append([*way, own[-1]])
        ways.append(way)
    ways += [[own[0], own[-1]]] if len(own) > 1 else []
    fitting = (way for way in ways if _has_room(canvas, way, place, letters))
    return next(fitting, own[-1:])


def _has_room(canvas: Canvas, marks: Iterable[CalendarMark], place: Place, letters: float) -> bool:
    spans = []
    for mark in marks:
        width = max(text_width(mark.label, letters), text_width(mark.below, letters))
        middle = _held(place(mark.number), width, canvas.width)
        spans.append((middle - width / 2, middle + width / 2))
    fits = all(end - start <= canvas.width for start, end in spans)
    return fits and all(after[0] - before[1] >= letters * 0.7 for before, after in pairwise(spans))


def _held(middle: float, width: float, end: float) -> float:
    """Return the middle of a text that must stay on the sheet."""
    return min(max(middle, width / 2), end - width / 2)
