"""Makes a chart of a table, or says why that kind of chart can't show it."""

from caspian.formats.csv_table.marks import of_name
from caspian.formats.csv_table.read import read
from caspian.formats.csv_table.table import Table
from caspian.graphics.charts.chart import Chart, ChartKind, NotAChart, Series
from caspian.graphics.charts.columns import span
from caspian.graphics.charts.thinning import thinned

MOST_SERIES = 8
MOST_NAMES = 60
MOST_COLUMNS = 120
MOST_POINTS = 480
"""rows of a line: a wide drawing has about as many pixels for it"""


def chart_of(
    table: Table, kind: ChartKind, *, unit: str = "", highlight: str = "", code: str = "en"
) -> Chart:
    """Return the chart of a table; periods come in the order of time.

    Of more rows in time than a line has pixels, those with the ends, peaks and lows are drawn.
    Raises NotAChart when the table does not suit the kind, or nothing bears the highlight.
    """
    order = list(range(len(table.rows)))
    thinned_from = 0
    if table.periods:
        order.sort(key=lambda row: table.periods[row])
        if kind in THROUGH_TIME and len(order) > MOST_POINTS and len(table.columns) <= MOST_SERIES:
            thinned_from = len(order)
            order = thinned(order, table.values, MOST_POINTS)
    chart = Chart(
        kind=kind,
        labels=tuple(table.rows[row] for row in order),
        series=tuple(
            Series(name, tuple(table.values[row][at] for row in order))
            for at, name in enumerate(table.columns)
        ),
        periods=tuple(table.periods[row] for row in order) if table.periods else (),
        unit=unit.strip(),
        highlight=_as_named(" ".join(highlight.split()), table),
        code=code,
        marks=tuple(table.marks[row] for row in order) if table.marks else (),
        thinned_from=thinned_from,
    )
    _refuse_any(chart)
    REFUSE[kind](chart)
    return chart


def chart_of_text(
    text: str,
    kind: ChartKind,
    *,
    rows_are_series: bool = False,
    unit: str = "",
    highlight: str = "",
    code: str = "en",
) -> tuple[Chart, Table]:
    """Return the chart of a pasted table, and the table as it was read.

    Raises BadTable, or NotAChart as `chart_of` does.
    """
    table = read(text, rows_are_series=rows_are_series)
    return chart_of(table, kind, unit=unit, highlight=highlight, code=code), table


def _as_named(highlight: str, table: Table) -> str:
    """Return the name in the table that is meant: marks of footnotes don't count."""
    names = (*table.rows, *table.columns)
    if not highlight or highlight in names:
        return highlight
    bare = of_name(highlight).bare
    return next((name for name in names if of_name(name).bare == bare), highlight)


def _refuse_any(chart: Chart) -> None:
    if not chart.known:
        raise NotAChart("The table holds no number.")
    if (count := len(chart.series)) > MOST_SERIES:
        raise NotAChart(
            f"The table has {count} columns of numbers and a chart shows {MOST_SERIES} at most. "
            "Leave some out, or tick “Rows and columns the other way round”."
        )
    names = (*chart.labels, *(series.name for series in chart.series))
    if chart.highlight and chart.highlight not in names:
        raise NotAChart(
            f"Nothing in the table is called “{chart.highlight[:60]}”. Write the name to highlight "
            "as it stands in the first row or the first column."
        )


def _refuse_many_names(chart: Chart) -> None:
    if (count := len(chart.labels)) > MOST_NAMES:
        raise NotAChart(
            f"The table has {count} rows and this kind of chart shows {MOST_NAMES} at most. "
            f"Leave some out{_or_a_line(chart)}."
        )


def _refuse_many_columns(chart: Chart) -> None:
    if (count := span(chart).count) > MOST_COLUMNS:
        raise NotAChart(
            f"From the first row to the last there would be {count} columns, and {MOST_COLUMNS} "
            f"is the most. Leave some out{_or_a_line(chart)}."
        )


def _or_a_line(chart: Chart) -> str:
    has_room = chart.periods or len(chart.labels) <= MOST_POINTS
    return ", or choose a line chart" if has_room else ""


def _refuse_one_row(chart: Chart) -> None:
    if len(chart.labels) < 2:
        raise NotAChart("A line needs two rows at least. Choose a bar chart for one.")
    if (count := len(chart.labels)) > MOST_POINTS:
        raise NotAChart(
            f"The table has {count} rows that are no dates of one kind, and a line shows "
            f"{MOST_POINTS} at most. Write all rows as dates, or leave some out."
        )


def _refuse_area(chart: Chart) -> None:
    _refuse_one_row(chart)
    if min(chart.known) < 0:
        raise NotAChart("Areas can't be piled up when a number is below zero. Choose lines.")
    if all(None in row for row in zip(*(one.values for one in chart.series), strict=True)):
        raise NotAChart("Areas need a row in which every number is known. Choose lines.")


THROUGH_TIME = (ChartKind.LINE, ChartKind.AREA, ChartKind.MULTIPLES)
REFUSE = {
    ChartKind.BAR: _refuse_many_names,
    ChartKind.COLUMN: _refuse_many_columns,
    ChartKind.LINE: _refuse_one_row,
    ChartKind.AREA: _refuse_area,
    ChartKind.DOT: _refuse_many_names,
    ChartKind.MULTIPLES: _refuse_one_row,
}
