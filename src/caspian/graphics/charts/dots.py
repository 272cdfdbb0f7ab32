"""Dots in rows: where each number stands on one scale, and how far apart they are."""

from caspian.graphics.charts import bars
from caspian.graphics.charts.axes import tick_style
from caspian.graphics.charts.canvas import Canvas
from caspian.graphics.charts.chart import Chart, Drawing, Sheet
from caspian.graphics.charts.naming import key, spread
from caspian.graphics.charts.rows import Rows, rows_of, write_label
from caspian.graphics.charts.scale import Scale, Ticks, ticks
from caspian.graphics.widths import text_width

RADIUS = 5.5
FARTHEST = 60


def draw(chart: Chart, sheet: Sheet) -> Drawing:
    """Return the drawing of a dot chart."""
    letters = sheet.letters
    canvas = Canvas(sheet.width, chart.rtl, mirrored=chart.rtl)
    rows = rows_of(chart, sheet)
    found = ticks(chart.known, most=3 if sheet.narrow else 5, from_zero=False)
    along = _along(chart, sheet, rows, found)
    top = _names(canvas, chart, sheet, along, rows)
    bottom = top + rows.height
    for value in found.values:
        x = along(value)
        rules = [(x, start, x, end) for start, end in rows.stretches(top)]
        canvas.rules(rules, "grid" if value else "zero")
    for row in range(len(chart.labels)):
        write_label(canvas, chart, rows, row, top, letters)
        _row(canvas, chart, row, along, top + rows.middles[row], letters)
    style = tick_style(chart, found)
    for value in found.values:
        canvas.text(along(value), bottom + letters * chart.leading, style(value), "middle", "quiet")
    return canvas.drawing(bottom + letters * 1.6, letters)


def _along(chart: Chart, sheet: Sheet, rows: Rows, found: Ticks) -> Scale:
    style = tick_style(chart, found)
    first, last = (text_width(style(value), sheet.letters) / 2 for value in (found.low, found.high))
    start = rows.column + max(RADIUS, first - (10 if rows.column else 0))
    return Scale(found.low, found.high, start, sheet.width - max(RADIUS, last))


def _row(canvas: Canvas, chart: Chart, row: int, along: Scale, y: float, letters: float) -> None:
    values = [series.values[row] for series in chart.series]
    known = [value for value in values if value is not None]
    if not known:
        canvas.text(along.start, y + letters * 0.34, bars.UNKNOWN, tone="quiet")
        return
    if len(known) > 1:
        canvas.rules([(along(min(known)), y, along(max(known)), y)], "range")
    for number, value in enumerate(values):
        if value is not None:
            canvas.dot(along(value), y, RADIUS, f"dot {chart.tone(number, row)}")


def _names(canvas: Canvas, chart: Chart, sheet: Sheet, along: Scale, rows: Rows) -> float:
    """Write the names of the series above their dots in the first row; return the height."""
    if len(chart.series) == 1:
        return 4
    letters = sheet.letters
    first = [series.values[0] for series in chart.series]
    if rows.column and None not in first:
        wanted = [along(value) for value in first if value is not None]
        sizes = [text_width(series.name, letters) + 14 for series in chart.series]
        middles = spread(wanted, sizes, rows.column, sheet.width + 7)
        if middles and all(abs(x - at) < FARTHEST for x, at in zip(middles, wanted, strict=True)):
            for number, (series, middle) in enumerate(zip(chart.series, middles, strict=True)):
                tone = "" if chart.highlight in chart.labels else f" {chart.tone(number)}"
                canvas.text(middle, letters, series.name, "middle", f"name{tone}")
            return letters * 1.5
    return key(canvas, chart, sheet)
