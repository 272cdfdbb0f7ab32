"""Small multiples: one little chart for each series, all on the same scales."""

from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from caspian.graphics.charts import bars, columns, lines
from caspian.graphics.charts.axes import BESIDE, gutter, short, tick_style
from caspian.graphics.charts.canvas import Canvas
from caspian.graphics.charts.chart import Chart, ChartKind, Drawing, Sheet
from caspian.graphics.charts.scale import Scale, Ticks, ticks
from caspian.graphics.widths import text_width, wrapped

GAP = 18
# Beyond this many points the others are left out behind each: the drawing would grow too heavy.
MOST_BEHIND = 1600


@dataclass(frozen=True)
class Panel:
    """The room of one little chart: its corners and its scales."""

    start: float
    end: float
    top: float
    along: Scale
    up: Scale


def draw(chart: Chart, sheet: Sheet) -> Drawing:
    """Return the drawing of small multiples: lines in an order, bars for names without one."""
    if not chart.periods and chart.kind is ChartKind.MULTIPLES:
        return bars.draw(chart, sheet)
    canvas = Canvas(sheet.width, chart.rtl)
    letters = sheet.letters
    found = ticks(chart.known, most=3, from_zero=chart.kind is ChartKind.COLUMN)
    across = _across(len(chart.series), sheet)
    room = gutter(found, tick_style(chart, found), letters)
    width = (sheet.width - room - GAP * (across - 1)) / across
    names = [wrapped(series.name, letters, width, 2) for series in chart.series]
    head = max(map(len, names)) * letters * chart.leading + letters * 0.7
    plot = 92 if sheet.narrow else 130
    pitch = head + plot + letters * 2.2
    for number in range(len(chart.series)):
        line, place = divmod(number, across)
        at = across - 1 - place if chart.rtl else place
        start = room + at * (width + GAP)
        top = line * pitch + head
        panel = _panel(chart, found, (start, start + width), (top, top + plot))
        _rules(canvas, chart, found, panel, letters, numbered=at == 0)
        _marks(canvas, chart, number, panel)
        _name(canvas, chart, number, names[number], panel, letters)
        _ends(canvas, chart, panel, letters)
    return canvas.drawing(ceil(len(chart.series) / across) * pitch - letters * 0.6, letters)


def _across(count: int, sheet: Sheet) -> int:
    if sheet.narrow:
        return min(count, 2)
    return {1: 1, 2: 2, 3: 3, 4: 4, 5: 3, 6: 3, 7: 4, 8: 4}[count]


def _panel(
    chart: Chart, found: Ticks, across: tuple[float, float], down: tuple[float, float]
) -> Panel:
    start, end = across
    top, bottom = down
    room = columns.span(chart)
    along = room.along(start, end)
    if chart.kind is not ChartKind.COLUMN:
        ends = start + lines.DOT, end - lines.DOT
        along = Scale(Decimal(room.low), Decimal(room.high), *ends)
    return Panel(start, end, top, along, Scale(found.low, found.high, bottom, top))


def _rules(
    canvas: Canvas, chart: Chart, found: Ticks, panel: Panel, letters: float, *, numbered: bool
) -> None:
    style = tick_style(chart, found)
    for value in found.values:
        y = panel.up(value)
        canvas.rules([(panel.start, y, panel.end, y)], "zero" if value == 0 else "grid")
        if numbered:
            canvas.text(panel.start - BESIDE, y + letters * 0.34, style(value), "end", "quiet")


def _marks(canvas: Canvas, chart: Chart, number: int, panel: Panel) -> None:
    tone = "hi" if chart.series[number].name == chart.highlight else "c1"
    if chart.kind is ChartKind.COLUMN:
        columns.columns(canvas, chart, number, panel.along, panel.up, tone)
        return
    places = [panel.along(at) for at in lines.numbers(chart)]
    if len(chart.labels) * len(chart.series) ** 2 <= MOST_BEHIND:
        others = [
            run
            for at, series in enumerate(chart.series)
            if at != number
            for run in lines.runs(series, places, panel.up)
            if len(run) > 1
        ]
        canvas.lines(others, "behind")
    lines.line(canvas, lines.runs(chart.series[number], places, panel.up), tone)


def _name(
    canvas: Canvas, chart: Chart, number: int, text: list[str], panel: Panel, letters: float
) -> None:
    tone = " hi" if chart.series[number].name == chart.highlight else ""
    # A name begins where reading does, also over a plot that is not mirrored.
    x = panel.end if chart.rtl else panel.start
    for line, part in enumerate(reversed(text)):
        baseline = panel.top - letters * (0.75 + line * chart.leading)
        canvas.text(x, baseline, part, "end" if chart.rtl else "start", f"name{tone}")


def _ends(canvas: Canvas, chart: Chart, panel: Panel, letters: float) -> None:
    """Name the first and the last period below a little chart, or as much as has room."""
    if chart.periods:
        first, last = (short(chart.periods[at], chart.code) for at in (0, -1))
    else:
        first, last = chart.labels[0], chart.labels[-1]
    baseline = panel.up.start + letters * 1.35
    width = panel.end - panel.start
    canvas.text(panel.end, baseline, wrapped(last, letters, width, 1)[0], "end", "quiet")
    if text_width(first, letters) + text_width(last, letters) + 10 <= width:
        canvas.text(panel.start, baseline, first, "start", "quiet")
