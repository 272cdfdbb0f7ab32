"""Areas piled up through time: what each part has of the whole."""

from decimal import Decimal
from itertools import accumulate, pairwise

from caspian.graphics.charts.axes import gutter, levels, names_below, periods_below, tick_style
from caspian.graphics.charts.canvas import Canvas, Point
from caspian.graphics.charts.chart import Chart, Drawing, Sheet
from caspian.graphics.charts.lines import BESIDE, numbers
from caspian.graphics.charts.naming import Beside, beside, key, write_beside
from caspian.graphics.charts.scale import Scale, Ticks, ticks

Levels = list[Decimal]
_QUARTERS = tuple(Decimal(part) for part in (0, 25, 50, 75, 100))


def draw(chart: Chart, sheet: Sheet) -> Drawing:
    """Return the drawing of an area chart; the first series lies at the bottom."""
    many = len(chart.series) > 1
    column = beside([series.name for series in chart.series], chart, sheet) if many else None
    if column and (drawing := _drawn(chart, sheet, column)):
        return drawing
    canvas = Canvas(sheet.width, chart.rtl)
    top = key(canvas, chart, sheet) if many else 0
    bottom, _ = _plot(canvas, chart, sheet, top, sheet.width - 1)
    return canvas.drawing(bottom, sheet.letters)


def _drawn(chart: Chart, sheet: Sheet, column: Beside) -> Drawing | None:
    canvas = Canvas(sheet.width, chart.rtl)
    end = sheet.width - column.width - BESIDE
    bottom, up = _plot(canvas, chart, sheet, 0, end)
    last = [Decimal(0), *next(pile for pile in reversed(_piles(chart)) if pile)]
    wanted = [(up(low) + up(high)) / 2 for low, high in pairwise(last)]
    tones = [chart.tone(number) for number in range(len(chart.series))]
    room = (up.end - sheet.letters * 0.7, up.start + sheet.letters * 0.7)
    if not write_beside(canvas, column, (end + BESIDE, wanted), room, tones, sheet.letters):
        return None
    return canvas.drawing(bottom, sheet.letters)


def _plot(
    canvas: Canvas, chart: Chart, sheet: Sheet, top: float, end: float
) -> tuple[float, Scale]:
    letters = sheet.letters
    top += letters * 0.7
    bottom = top + (215 if sheet.narrow else 300)
    found = _ticks(chart, 4 if sheet.narrow else 5)
    style = tick_style(chart, found)
    up = Scale(found.low, found.high, bottom, top)
    start = gutter(found, style, letters)
    at = numbers(chart)
    along = Scale(Decimal(at[0]), Decimal(at[-1]), start, end)
    _layers(canvas, chart, [along(number) for number in at], up)
    levels(canvas, found, up, style, (start, end), letters)
    below = periods_below if chart.periods else names_below
    return bottom + below(canvas, chart, along, bottom, letters), up


def _ticks(chart: Chart, most: int) -> Ticks:
    tops = [pile[-1] for pile in _piles(chart) if pile]
    # Shares of a whole end at 100, also when rounding has made 99.9 or 100.1 of it.
    if chart.percent and all(abs(top - 100) <= 1 for top in tops):
        return Ticks(_QUARTERS, _QUARTERS[0], _QUARTERS[-1])
    return ticks(tops, most=most, from_zero=True)


def _piles(chart: Chart) -> list[Levels | None]:
    """Return for each label the heights at which its areas end, None where one is unknown.

    With a part unknown the parts above it would stand at heights that nobody measured.
    """
    rows = zip(*(series.values for series in chart.series), strict=True)
    return [
        None if None in row else list(accumulate(value for value in row if value is not None))
        for row in rows
    ]


def _layers(canvas: Canvas, chart: Chart, places: list[float], up: Scale) -> None:
    stretches = _stretches(_piles(chart), places)
    for number in range(len(chart.series)):
        outlines: list[list[Point]] = []
        for stretch in stretches:
            upper = [(x, up(pile[number])) for x, pile in stretch]
            lower = [(x, up(pile[number - 1]) if number else up.start) for x, pile in stretch]
            outlines.append(upper + lower[::-1])
        canvas.areas(outlines, f"layer {chart.tone(number)}")


def _stretches(piles: list[Levels | None], places: list[float]) -> list[list[tuple[float, Levels]]]:
    found: list[list[tuple[float, Levels]]] = [[]]
    for x, pile in zip(places, piles, strict=True):
        if pile is not None:
            found[-1].append((x, pile))
        elif found[-1]:
            found.append([])
    # A label between two gaps has no width of its own: a sliver shows that it is known.
    return [_sliver(*stretch) if len(stretch) == 1 else stretch for stretch in found if stretch]


def _sliver(at: tuple[float, Levels]) -> list[tuple[float, Levels]]:
    x, pile = at
    return [(x - 1, pile), (x + 1, pile)]
