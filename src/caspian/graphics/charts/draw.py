"""Draws a chart."""

from collections.abc import Callable

from caspian.graphics.charts import areas, bars, columns, dots, lines, multiples
from caspian.graphics.charts.chart import Chart, ChartKind, Drawing, Sheet

PAINTERS: dict[ChartKind, Callable[[Chart, Sheet], Drawing]] = {
    ChartKind.BAR: bars.draw,
    ChartKind.COLUMN: columns.draw,
    ChartKind.LINE: lines.draw,
    ChartKind.AREA: areas.draw,
    ChartKind.DOT: dots.draw,
    ChartKind.MULTIPLES: multiples.draw,
}


def draw(chart: Chart, sheet: Sheet) -> Drawing:
    """Return the drawing of a chart on a sheet: the same chart gives the same bytes."""
    # Columns of several series side by side compare nothing well: each series has its own.
    if chart.kind is ChartKind.COLUMN and len(chart.series) > 1:
        return multiples.draw(chart, sheet)
    return PAINTERS[chart.kind](chart, sheet)
