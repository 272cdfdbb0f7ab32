"""Charts as tables and maps as words: other systems draw neither."""

from typing import Any

from caspian.formats.csv_table.table import BadTable
from caspian.graphics.charts.axes import short
from caspian.graphics.charts.chart import Chart, ChartKind, NotAChart
from caspian.graphics.charts.of_table import chart_of_text
from caspian.graphics.charts.scale import exact
from caspian.graphics.maps.locator import Spot
from caspian.newsroom.stored import field_of, text
from caspian.pages.builders import charts, maps
from caspian.pages.builders.frame import words_in
from caspian.wire.leaving import html

SOURCE = "Source: %(source)s"
"""as the template of a chart marks it; marked here, it would go into the desk's catalogue"""


def chart_as_table(value: Any, code: str) -> str:
    """Return the table behind a chart with its words, numbers as readers of a language write them.

    Nothing where it can't be drawn: readers see nothing there either.
    """
    try:
        made, data = chart_of_text(
            text(value, "data"),
            ChartKind(text(value, "kind")),
            rows_are_series=bool(field_of(value, "rows_are_series")),
            unit=text(value, "unit"),
            highlight=text(value, "highlight"),
            code=code,
        )
    except (BadTable, NotAChart, ValueError):
        return ""
    title = text(value, "title")
    if made.unit and not made.percent:
        title = f"{title} ({made.unit})"
    header = [data.corner, *(series.name for series in made.series)]
    said = [text(value, "alt") or charts.alternative(made), text(value, "note")]
    if source := text(value, "source"):
        said.append(words_in(code).gettext(SOURCE) % {"source": source})
    table = html.table(title, header, _rows(made, code))
    return "\n\n".join(filter(None, (table, *(html.element("p", one) for one in said))))


def _rows(made: Chart, code: str) -> list[list[str]]:
    names = [short(period, code) for period in made.periods] or list(made.labels)
    return [
        [name, *(_cell(made, series.values[row], code) for series in made.series)]
        for row, name in enumerate(names)
    ]


def _cell(made: Chart, value: Any, code: str) -> str:
    return "" if value is None else exact(value, code, made.percent)


def map_as_words(value: Any, code: str, spots: tuple[Spot, ...]) -> str:
    """Return what a map says; nothing where it shows no place."""
    if not spots:
        return ""
    words = text(value, "alt") or maps.alternative(spots, code)
    said = (html.element("p", one) for one in (words, text(value, "caption")))
    return html.titled(text(value, "title"), "\n\n".join(filter(None, said)))
