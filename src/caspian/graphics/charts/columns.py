"""Columns on a level line: heights from zero, most often through time."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import gcd

from caspian.graphics.charts import bars
from caspian.graphics.charts.axes import (
    BELOW,
    gutter,
    levels,
    periods_below,
    tick_style,
)
from caspian.graphics.charts.canvas import Canvas
from caspian.graphics.charts.chart import Chart, Drawing, Sheet
from caspian.graphics.charts.scale import Scale, Style, Ticks, style_of_values, ticks
from caspian.graphics.widths import text_width, wrapped

WIDEST = 64
FULL = 0.78


def draw(chart: Chart, sheet: Sheet) -> Drawing:
    """Return the drawing of one series as columns; names that have no room below become bars."""
    if not chart.periods and _lines_below(chart, sheet) is None:
        return bars.draw(chart, sheet)
    return _drawn(chart, sheet)


@dataclass(frozen=True)
class Span:
    """The numbers of the first and the last column, and of how many one column takes the room."""

    low: int
    high: int
    stride: int

    @property
    def count(self) -> int:
        """Return how many columns there is room for, those that are missing included."""
        return (self.high - self.low) // self.stride + 1

    def along(self, start: float, end: float) -> Scale:
        """Return the scale of the middles of the columns between two pixels."""
        half = (end - start) / self.count / 2
        # One column alone stands in the middle, and has the whole room.
        high, last = (self.high, end - half) if self.count > 1 else (self.low + 1, start + 3 * half)
        return Scale(Decimal(self.low), Decimal(high), start + half, last)


def span(chart: Chart) -> Span:
    """Return where columns stand: a census every ten years has no room for the years between."""
    numbers = _numbers(chart)
    steps = (after - before for before, after in pairwise(numbers))
    return Span(numbers[0], numbers[-1], gcd(*steps) or 1)


def columns(
    canvas: Canvas, chart: Chart, number: int, along: Scale, up: Scale, tone: str = ""
) -> None:
    """Draw the columns of a series; `along` gives the middle of each by its number."""
    pitch = along(span(chart).stride) - along(0)
    width = min(pitch * FULL if pitch > 4 else pitch * 0.9, WIDEST)
    for row, at in enumerate(_numbers(chart)):
        value = chart.series[number].values[row]
        if value:
            shade = tone or chart.tone(number, row)
            height = up(value) - up(0)
            canvas.rect(along(at) - width / 2, up(0), width, height, f"fill {shade}")


def _numbers(chart: Chart) -> list[int]:
    return [period.number for period in chart.periods] or list(range(len(chart.labels)))


def _drawn(chart: Chart, sheet: Sheet) -> Drawing:
    letters = sheet.letters
    canvas = Canvas(sheet.width, chart.rtl, mirrored=chart.rtl and not chart.periods)
    top, bottom = letters * 1.5, letters * 1.5 + (200 if sheet.narrow else 280)
    room = span(chart)
    style = style_of_values(chart.known, chart.code, chart.percent)
    numbered = _has_room_for_numbers(chart, style, sheet.width / room.count, letters)
    found = ticks(chart.known, most=4 if sheet.narrow else 5, from_zero=True)
    axis = tick_style(chart, found)
    start = 0.0 if numbered else gutter(found, axis, letters)
    up = _up(chart, None if numbered else found, (bottom, top), letters)
    if numbered:
        canvas.rules([(0, up(0), sheet.width, up(0))], "zero")
    else:
        levels(canvas, found, up, axis, (start, sheet.width), letters)
    along = room.along(start, sheet.width)
    columns(canvas, chart, 0, along, up)
    if numbered:
        _write_numbers(canvas, chart, style, along, up, letters)
    height = _write_below(canvas, chart, sheet, along, bottom)
    return canvas.drawing(bottom + height, letters)


def _up(chart: Chart, found: Ticks | None, ends: tuple[float, float], letters: float) -> Scale:
    bottom, top = ends
    if found:
        return Scale(found.low, found.high, bottom, top)
    low, high = min(*chart.known, Decimal(0)), max(*chart.known, Decimal(0))
    room = letters * 1.3 if low < 0 else 0
    return Scale(low, high if high > low else low + 1, bottom - room, top)


def _has_room_for_numbers(chart: Chart, style: Style, pitch: float, letters: float) -> bool:
    return all(text_width(style(value), letters) <= pitch - 2 for value in chart.known)


def _write_numbers(
    canvas: Canvas, chart: Chart, style: Style, along: Scale, up: Scale, letters: float
) -> None:
    for row, at in enumerate(_numbers(chart)):
        value = chart.series[0].values[row]
        if value is None:
            canvas.text(along(at), up(0) - 5, bars.UNKNOWN, "middle", "quiet")
            continue
        baseline = up(value) - 5 if value >= 0 else up(value) + letters
        bold = "name" if chart.tone(0, row) == "hi" else ""
        canvas.text(along(at), baseline, style(value), "middle", bold)


def _write_below(canvas: Canvas, chart: Chart, sheet: Sheet, along: Scale, bottom: float) -> float:
    if chart.periods:
        return periods_below(canvas, chart, along, bottom, sheet.letters)
    names = _lines_below(chart, sheet) or []
    for row, lines in enumerate(names):
        bold = "name" if chart.labels[row] == chart.highlight else ""
        for line, text in enumerate(lines):
            baseline = bottom + BELOW + (line + 1) * sheet.letters * chart.leading - 3
            canvas.text(along(row), baseline, text, "middle", bold)
    return BELOW + max(map(len, names)) * sheet.letters * chart.leading


def _lines_below(chart: Chart, sheet: Sheet) -> list[list[str]] | None:
    """Return the names below the columns in lines, or None when a column is too narrow for one."""
    room = (sheet.width - 44) / len(chart.labels) - 6
    words = [word for label in chart.labels for word in label.split()]
    if max(text_width(word, sheet.letters) for word in words) > room:
        return None
    names = [wrapped(label, sheet.letters, room, 4) for label in chart.labels]
    return None if any(len(lines) > 3 for lines in names) else names
