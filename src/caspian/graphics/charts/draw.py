"""Draws a chart."""

from collections.abc import Callable

from caspian.graphics.charts import areas, bars, columns, dots, lines, multiples
from caspian.graphics.charts.chart import Chart, Drawing, Kind, Sheet

PAINTERS: dict[Kind, Callable[[Chart, Sheet], Drawing]] = {
    Kind.BAR: bars.draw,
    Kind.COLUMN: columns.draw,
    Kind.LINE: lines.draw,
    Kind.AREA: areas.draw,
    Kind.DOT: dots.draw,
    Kind.MULTIPLES: multiples.draw,
}


def draw(chart: Chart, sheet: Sheet) -> Drawing:
    """Return the drawing of a chart on a sheet: the same chart gives the same bytes."""
    # Columns of several series side by side compare nothing well: each series has its own.
    if chart.kind is Kind.COLUMN and len(chart.series) > 1:
        return multiples.draw(chart, sheet)
    return PAINTERS[chart.kind](chart, sheet)
