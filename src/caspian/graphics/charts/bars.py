"""Bars along the lines of text: a name, a length from zero, a number."""

from dataclasses import dataclass
from decimal import Decimal

from caspian.graphics.charts.canvas import Canvas
from caspian.graphics.charts.chart import Chart, Drawing, Sheet
from caspian.graphics.charts.rows import Rows, rows_of, write_label
from caspian.graphics.charts.scale import Scale, Style, style_of_values
from caspian.graphics.widths import text_width, wrapped

NUMBER = 5
PANEL_GAP = 18
SHORTEST = 48
UNKNOWN = "–"


@dataclass(frozen=True)
class Lane:
    """The room of one series: where its zero stands, and how wide its numbers are."""

    along: Scale
    style: Style

    @property
    def zero(self) -> float:
        """Return the pixel of zero."""
        return self.along(0)


def draw(chart: Chart, sheet: Sheet) -> Drawing:
    """Return the drawing of a bar chart: several series side by side, or one under another."""
    rows = rows_of(chart, sheet)
    if lanes := _lanes(chart, sheet, rows):
        return _side_by_side(chart, sheet, rows, lanes)
    return _one_under_another(chart, sheet)


def _lanes(chart: Chart, sheet: Sheet, rows: Rows) -> list[Lane]:
    """Return a lane for each series, or none when they have no room beside one another."""
    count = len(chart.series)
    width = (sheet.width - rows.column - PANEL_GAP * (count - 1)) / count
    lanes = []
    for number in range(count):
        start = rows.column + number * (width + PANEL_GAP)
        lane = _lane(chart, start, start + width, sheet.letters)
        if count > 1 and abs(lane.along.end - lane.along.start) < SHORTEST:
            return []
        lanes.append(lane)
    return lanes


def _lane(chart: Chart, start: float, end: float, letters: float) -> Lane:
    style = style_of_values(chart.known, chart.code, chart.percent)
    low, high = min(*chart.known, Decimal(0)), max(*chart.known, Decimal(0))
    if low == high:
        high = low + 1
    above = [text_width(style(value), letters) for value in chart.known if value >= 0]
    below = [text_width(style(value), letters) for value in chart.known if value < 0]
    start += max(below, default=0) + (NUMBER if below else 0)
    return Lane(Scale(low, high, start, end - max(above, default=0) - NUMBER), style)


def _side_by_side(chart: Chart, sheet: Sheet, rows: Rows, lanes: list[Lane]) -> Drawing:
    canvas = Canvas(sheet.width, chart.rtl, mirrored=chart.rtl)
    top = _headings(canvas, chart, sheet, lanes) if len(lanes) > 1 else 0
    height = rows.height
    for row in range(len(chart.labels)):
        write_label(canvas, chart, rows, row, top, sheet.letters)
        middle = top + rows.middles[row]
        for number, lane in enumerate(lanes):
            # A series with a lane to itself needs no colour to be told from the others.
            tone = chart.tone(number, row) if chart.highlight else "c1"
            at = (middle, rows.thickness)
            _bar(canvas, chart.series[number].values[row], tone, lane, at, sheet.letters)
    for lane in lanes:
        zero = [(lane.zero, start, lane.zero, end) for start, end in rows.stretches(top)]
        canvas.rules(zero, "zero")
    return canvas.drawing(top + height, sheet.letters)


def _headings(canvas: Canvas, chart: Chart, sheet: Sheet, lanes: list[Lane]) -> float:
    """Write the name of each series above its lane; return the height that they take."""
    letters = sheet.letters
    pitch = (sheet.width - lanes[0].along.start) / len(lanes) - 6
    names = [wrapped(series.name, letters, pitch, 4) for series in chart.series]
    height = max(len(lines) for lines in names) * letters * chart.leading + 4
    for number, (lines, lane) in enumerate(zip(names, lanes, strict=True)):
        tone = f" {chart.tone(number)}" if chart.highlight == chart.series[number].name else ""
        for line, text in enumerate(reversed(lines)):
            baseline = height - 6 - line * letters * chart.leading
            canvas.text(lane.along.start, baseline, text, tone=f"name{tone}")
    return height


def _one_under_another(chart: Chart, sheet: Sheet) -> Drawing:
    canvas = Canvas(sheet.width, chart.rtl, mirrored=chart.rtl)
    letters = sheet.letters
    room = sheet.width * (0.4 if sheet.narrow else 0.3)
    names = [wrapped(series.name, letters, room, 1)[0] for series in chart.series]
    column = max(text_width(name, letters) for name in names) + 10
    lane = _lane(chart, column, sheet.width, letters)
    thickness, pitch, top = letters * 0.85, letters * (chart.leading + 0.1), 0.0
    for row, label in enumerate(chart.labels):
        for line in wrapped(label, letters, sheet.width, 3):
            canvas.text(0, top + letters, line, tone="name")
            top += letters * chart.leading
        top += 3
        for number, name in enumerate(names):
            middle = top + (number + 0.5) * pitch
            canvas.text(column - 10, middle + letters * 0.34, name, "end", "quiet")
            value = chart.series[number].values[row]
            _bar(canvas, value, chart.tone(number, row), lane, (middle, thickness), letters)
        canvas.rules([(lane.zero, top, lane.zero, top + len(names) * pitch)], "zero")
        top += len(names) * pitch + letters * 0.8
    return canvas.drawing(top - letters * 0.8, letters)


def _bar(
    canvas: Canvas, value: Decimal | None, tone: str, lane: Lane, at: tuple[float, float],
    letters: float,
) -> None:  # fmt: skip
    """Draw a bar and its number. `at` is the middle of the bar and its thickness."""
    middle, thickness = at
    baseline = middle + letters * 0.34
    if value is None:
        canvas.text(lane.zero + NUMBER, baseline, UNKNOWN, tone="quiet")
        return
    end = lane.along(value)
    canvas.rect(lane.zero, middle - thickness / 2, end - lane.zero, thickness, f"fill {tone}")
    bold = "name" if tone == "hi" else ""
    if value < 0:
        canvas.text(end - NUMBER, baseline, lane.style(value), "end", bold)
    else:
        canvas.text(end + NUMBER, baseline, lane.style(value), tone=bold)
