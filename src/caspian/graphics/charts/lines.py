"""Lines through time, or through names that have an order."""

from decimal import Decimal

from caspian.graphics.charts.axes import gutter, levels, names_below, periods_below, tick_style
from caspian.graphics.charts.canvas import Canvas, Point
from caspian.graphics.charts.chart import Chart, Drawing, Series, Sheet
from caspian.graphics.charts.naming import Beside, beside, key, write_beside
from caspian.graphics.charts.scale import Scale, style_of_values, ticks

BESIDE = 8
DOT = 3.5


def draw(chart: Chart, sheet: Sheet) -> Drawing:
    """Return the drawing of a line chart."""
    ends = _names(chart)
    column = beside(ends, chart, sheet)
    return (column and _drawn(chart, sheet, column)) or _drawn_with_key(chart, sheet)


def numbers(chart: Chart) -> list[int]:
    """Return where each label stands: its period's number, or its place among the others."""
    return [period.number for period in chart.periods] or list(range(len(chart.labels)))


def runs(series: Series, places: list[float], scale: Scale) -> list[list[Point]]:
    """Return the points of a series, taken apart where a number is unknown."""
    found: list[list[Point]] = [[]]
    for x, value in zip(places, series.values, strict=True):
        if value is not None:
            found[-1].append((x, scale(value)))
        elif found[-1]:
            found.append([])
    return [run for run in found if run]


def last_known(series: Series) -> int | None:
    """Return the row of the last number that is known."""
    known = [row for row, value in enumerate(series.values) if value is not None]
    return known[-1] if known else None


def line(canvas: Canvas, found: list[list[Point]], tone: str) -> None:
    """Draw a line; a point between two gaps is a dot."""
    canvas.lines([run for run in found if len(run) > 1], f"line {tone}")
    for run in found:
        if len(run) == 1:
            canvas.dot(*run[0], DOT, f"fill {tone}")


def _drawn_with_key(chart: Chart, sheet: Sheet) -> Drawing:
    canvas = Canvas(sheet.width, chart.rtl)
    top = key(canvas, chart, sheet) if len(chart.series) > 1 else 0
    bottom, _ = _plot(canvas, chart, sheet, top, sheet.width - DOT)
    return canvas.drawing(bottom, sheet.letters)


def _drawn(chart: Chart, sheet: Sheet, column: Beside) -> Drawing | None:
    """Return the drawing with what stands at the ends of the lines, or None if it has no room."""
    canvas = Canvas(sheet.width, chart.rtl)
    end = sheet.width - column.width - BESIDE - DOT
    bottom, up = _plot(canvas, chart, sheet, 0, end)
    wanted = [up(series.known[-1]) if series.known else up.start for series in chart.series]
    tones = [chart.tone(number) for number in range(len(chart.series))]
    room = (up.end - sheet.letters * 0.7, up.start + sheet.letters * 0.7)
    at = (end + DOT + BESIDE, wanted)
    if not write_beside(canvas, column, at, room, tones, sheet.letters):
        return None
    return canvas.drawing(bottom, sheet.letters)


def _plot(
    canvas: Canvas, chart: Chart, sheet: Sheet, top: float, end: float
) -> tuple[float, Scale]:
    """Draw axes and lines; return where the drawing ends below, and the scale of the numbers."""
    letters = sheet.letters
    top += letters * 0.7
    bottom = top + (215 if sheet.narrow else 300)
    found = ticks(chart.known, most=4 if sheet.narrow else 5, from_zero=False)
    style = tick_style(chart, found)
    up = Scale(found.low, found.high, bottom, top)
    start = gutter(found, style, letters)
    levels(canvas, found, up, style, (start, end), letters)
    at = numbers(chart)
    along = Scale(Decimal(at[0]), Decimal(at[-1]), start + DOT, end - DOT)
    below = periods_below if chart.periods else names_below
    height = below(canvas, chart, along, bottom, letters)
    places = [along(number) for number in at]
    for number in _back_to_front(chart):
        line(canvas, runs(chart.series[number], places, up), chart.tone(number))
        _end_dot(canvas, chart, number, places, up)
    return bottom + height, up


def _names(chart: Chart) -> list[str]:
    """Return what stands at the ends of the lines: names, or the last number of a single line."""
    if len(chart.series) > 1:
        return [series.name for series in chart.series]
    known = chart.known
    return [style_of_values(known, chart.code, chart.percent)(known[-1])]


def _end_dot(canvas: Canvas, chart: Chart, number: int, places: list[float], up: Scale) -> None:
    series = chart.series[number]
    if (row := last_known(series)) is not None:
        canvas.dot(places[row], up(series.known[-1]), DOT, f"fill {chart.tone(number)}")


def _back_to_front(chart: Chart) -> list[int]:
    """Return the order in which series are drawn: what is highlighted lies on top."""
    return sorted(range(len(chart.series)), key=lambda number: chart.tone(number) == "hi")
