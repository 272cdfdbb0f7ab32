"""Rows with a name each: beside what they name, or above it where the sheet is too narrow."""

from dataclasses import dataclass

from caspian.graphics.charts.canvas import Canvas
from caspian.graphics.charts.chart import Chart, Sheet
from caspian.graphics.widths import text_width, wrapped

GAP = 10
MANY = 24


@dataclass(frozen=True)
class Rows:
    """Where rows stand: the lines of their names, the middles of their marks, from the top.

    `column` is the width that names take beside the marks: 0 when they stand above them.
    """

    lines: tuple[tuple[str, ...], ...]
    middles: tuple[float, ...]
    column: float
    thickness: float
    height: float

    def stretches(self, top: float) -> list[tuple[float, float]]:
        """Return from where to where an upright rule goes: not through names above the marks."""
        if self.column:
            return [(top, top + self.height)]
        half = self.thickness / 2 + 2
        return [(top + middle - half, top + middle + half) for middle in self.middles]


def rows_of(chart: Chart, sheet: Sheet) -> Rows:
    """Return the rows of a chart."""
    letters = sheet.letters
    room = sheet.width * (0.42 if sheet.narrow else 0.36)
    longest = max(text_width(label, letters) for label in chart.labels)
    if sheet.narrow and longest > room * 1.6:
        return _above(chart, sheet)
    lines = tuple(tuple(wrapped(label, letters, room, 3)) for label in chart.labels)
    column = max(text_width(text, letters) for line in lines for text in line) + GAP
    pitch = letters * (1.55 if len(lines) > MANY else 1.85)
    middles, top = [], 0.0
    for line in lines:
        height = max(pitch, len(line) * letters * chart.leading + letters * 0.45)
        middles.append(top + height / 2)
        top += height
    return Rows(lines, tuple(middles), column, letters * 1.1, top)


def write_label(
    canvas: Canvas, chart: Chart, rows: Rows, row: int, top: float, letters: float
) -> None:
    """Write the name of a row."""
    lines = rows.lines[row]
    bold = "name" if chart.highlight == chart.labels[row] else ""
    middle = top + rows.middles[row]
    if rows.column:
        first = middle - (len(lines) - 1) * letters * chart.leading / 2 + letters * 0.34
    else:
        first = middle - rows.thickness / 2 - 5 - (len(lines) - 1) * letters * chart.leading
    for number, text in enumerate(lines):
        baseline = first + number * letters * chart.leading
        if rows.column:
            canvas.text(rows.column - GAP, baseline, text, "end", bold)
        else:
            canvas.text(0, baseline, text, tone=bold)


def _above(chart: Chart, sheet: Sheet) -> Rows:
    letters = sheet.letters
    lines = tuple(tuple(wrapped(label, letters, sheet.width, 3)) for label in chart.labels)
    thickness = letters * 0.95
    middles, top = [], 0.0
    for line in lines:
        top += len(line) * letters * chart.leading + 3
        middles.append(top + thickness / 2)
        top += thickness + letters * 0.7
    return Rows(lines, tuple(middles), 0, thickness, top - letters * 0.4)
