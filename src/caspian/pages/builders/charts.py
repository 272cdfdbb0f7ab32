"""Builds a chart out of its stored block."""

from decimal import Decimal
from typing import Any

from markupsafe import Markup

from caspian.formats.csv_table.table import BadTable, Table
from caspian.graphics.charts.axes import short
from caspian.graphics.charts.chart import NARROW, WIDE, Chart, ChartKind, Drawing, NotAChart, Series
from caspian.graphics.charts.draw import draw
from caspian.graphics.charts.of_table import chart_of_text
from caspian.graphics.charts.scale import exact
from caspian.newsroom.stored import field_of, text
from caspian.pages.builders.frame import words_in
from caspian.pages.drawing_blocks import ChartDrawing, ChartFigure


def chart(value: Any, code: str) -> ChartFigure | None:
    """Return a chart in a language, or None when its table can't be drawn.

    The desk lets no such table pass; one that came by another way shows nothing.
    """
    found = drawable(value, code)
    if found is None:
        return None
    made, table = found
    return ChartFigure(
        title=text(value, "title"),
        unit="" if made.percent else made.unit,
        alternative=text(value, "alt") or alternative(made),
        wide=_drawing(draw(made, WIDE)),
        narrow=_drawing(draw(made, NARROW)),
        header=header_of(made, table),
        rows=rows_of(made),
        source=source_of(value, table),
        note=note_of(value, made, table),
        across=text(value, "size") == "across",
    )


def drawable(value: Any, code: str) -> tuple[Chart, Table] | None:
    """Return the chart of a stored block and the table as it was read; None for no such chart."""
    try:
        return chart_of_text(
            text(value, "data"),
            ChartKind(text(value, "kind")),
            rows_are_series=bool(field_of(value, "rows_are_series")),
            unit=text(value, "unit"),
            highlight=text(value, "highlight"),
            code=code,
        )
    except (BadTable, NotAChart, ValueError):
        return None


def header_of(made: Chart, table: Table) -> tuple[str, ...]:
    """Return the names over the columns of the table behind a chart."""
    return (table.corner, *(series.name for series in made.series))


def source_of(value: Any, table: Table) -> str:
    """Return where the numbers are from: as it was filled in, or as the table says itself."""
    return text(value, "source") or table.source


def note_of(value: Any, made: Chart, table: Table) -> str:
    """Return what readers must know: the note, the table's footnotes, and what isn't drawn."""
    said = [text(value, "note"), *map(_sentence, table.footnotes), _thinning(made)]
    return " ".join(filter(None, said))


def _sentence(footnote: str) -> str:
    return footnote if footnote[-1] in ".!?…؟։" else f"{footnote}."


def _thinning(made: Chart) -> str:
    """Return in words that fewer rows are drawn than the table has, or an empty text."""
    if not made.thinned_from:
        return ""
    told = words_in(made.code).gettext(
        "Drawn from %(few)s of %(all)s rows: where the numbers are lowest and highest."
    )
    few, rows = (exact(Decimal(n), made.code, False) for n in (len(made.labels), made.thinned_from))
    return told % {"few": few, "all": rows}


def words_of_chart(value: Any) -> str:
    """Return what is written round a chart; the numbers in it are no words."""
    return " ".join(text(value, name) for name in ("title", "alt", "note", "source"))


def alternative(made: Chart) -> str:
    """Return in words what a chart shows: of what kind it is, and its ends or extremes."""
    parts = [_kind(made)]
    if made.periods:
        parts += [_course(made, series) for series in made.series if series.known]
    else:
        parts += [_extreme(made, highest=True), _extreme(made, highest=False)]
    return " ".join(parts)


def _kind(made: Chart) -> str:
    words = words_in(made.code)
    kind = {
        ChartKind.BAR: words.gettext("Bar chart"),
        ChartKind.COLUMN: words.gettext("Column chart"),
        ChartKind.LINE: words.gettext("Line chart"),
        ChartKind.AREA: words.gettext("Area chart"),
        ChartKind.DOT: words.gettext("Dot chart"),
        # Translators: several small charts with one scale.
        ChartKind.MULTIPLES: words.gettext("Small charts"),
    }[made.kind]
    if made.periods:
        ends = {"first": _row_name(made, 0), "last": _row_name(made, -1)}
        # Translators: “Line chart, 1977 to 1995.”
        return words.gettext("%(kind)s, %(first)s to %(last)s.") % {"kind": kind, **ends}
    return f"{kind}."


def _course(made: Chart, series: Series) -> str:
    known = [(row, value) for row, value in enumerate(series.values) if value is not None]
    (first, start), (last, end) = known[0], known[-1]
    # Translators: “Baku: 12 in 1977, 27 in 1995.” A year or month stays as it is written.
    told = words_in(made.code).gettext("%(name)s: %(start)s in %(first)s, %(end)s in %(last)s.")
    return told % {
        "name": series.name,
        "start": _number(made, start),
        "first": _row_name(made, first),
        "end": _number(made, end),
        "last": _row_name(made, last),
    }


def _extreme(made: Chart, *, highest: bool) -> str:
    words = words_in(made.code)
    found = [
        (value, made.labels[row], series.name)
        for series in made.series
        for row, value in enumerate(series.values)
        if value is not None
    ]
    value, label, name = (max if highest else min)(found, key=lambda one: one[0])
    told = (
        words.gettext("Highest: %(name)s, %(number)s.")
        if highest
        else words.gettext("Lowest: %(name)s, %(number)s.")
    )
    whose = f"{label}, {name}" if len(made.series) > 1 else label
    return told % {"name": whose, "number": _number(made, value)}


def _row_name(made: Chart, row: int) -> str:
    return short(made.periods[row], made.code)


def _number(made: Chart, value: Decimal) -> str:
    written = exact(value, made.code, made.percent)
    return written if made.percent or not made.unit else f"{written} {made.unit}"


def rows_of(made: Chart) -> tuple[tuple[str, ...], ...]:
    """Return the table behind a chart, its numbers written out in the reader's language."""
    marks = made.marks or ("",) * len(made.periods)
    names = [
        f"{short(period, made.code)}{mark}"
        for period, mark in zip(made.periods, marks, strict=True)
    ] or made.labels
    return tuple(
        (name, *(_cell(made, series.values[row]) for series in made.series))
        for row, name in enumerate(names)
    )


def _cell(made: Chart, value: Decimal | None) -> str:
    return "" if value is None else exact(value, made.code, made.percent)


def _drawing(drawing: Drawing) -> ChartDrawing:
    # Every text in it was escaped by the canvas that wrote it.
    return ChartDrawing(
        drawing.width, drawing.height, drawing.letters, drawing.direction, Markup(drawing.marks)
    )
