"""Axes: rules at round numbers, and periods or names below."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from babel.dates import format_date, format_skeleton

from caspian.common.digits import native_digits
from caspian.common.languages import babel_locale
from caspian.formats.csv_table.period import Grain, Period, numbered
from caspian.graphics.charts import solar
from caspian.graphics.charts.canvas import Canvas
from caspian.graphics.charts.chart import Chart
from caspian.graphics.charts.scale import Scale, Style, Ticks, style_of_ticks
from caspian.graphics.widths import text_width, wrapped

BESIDE = 8
BELOW = 6
MOST_ROWS_NAMED = 12
Place = Callable[[int], float]


@dataclass(frozen=True)
class CalendarMark:
    """A period that an axis names: its number, its label, and what stands below it, if anything."""

    number: int
    label: str
    below: str = ""


Pace = tuple[Grain, int]
_YEARS: list[Pace] = [(Grain.YEAR, years) for years in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)]
_MONTHS: list[Pace] = [(Grain.MONTH, months) for months in (1, 2, 3, 6)] + _YEARS
_DAYS: list[Pace] = [(Grain.DAY, days) for days in (1, 2, 7, 14)] + _MONTHS
_CLOCK: list[Pace] = [(Grain.MOMENT, seconds) for seconds in (1, 5, 10, 15, 30)] + [
    (Grain.MOMENT, 60 * minutes) for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)
]
_PACES: dict[Grain, list[Pace]] = {
    Grain.YEAR: _YEARS,
    Grain.HALF: [(Grain.HALF, 1), *_YEARS],
    Grain.QUARTER: [(Grain.QUARTER, 1), *_YEARS],
    Grain.MONTH: _MONTHS,
    Grain.DAY: _DAYS,
    Grain.MOMENT: _CLOCK + _DAYS,
    Grain.CLOCK: _CLOCK,
}
_MOST_MARKS = 60
"""on an axis: no sheet has room for more, and a year has many seconds"""


def all_marks(first: Period, last: Period, code: str) -> list[list[CalendarMark]]:
    """Return the ways to name the periods between two, from the closest to the widest apart."""
    return [
        found
        for pace in _PACES[first.grain]
        if (found := _calendar_marks(first, last, pace, code)) and len(found) > 1
    ]


def short(period: Period, code: str) -> str:
    """Return a period in the fewest letters that still name it: "2020", "Mar 2020"."""
    start = period.start
    if period.is_solar:
        return solar.short(period, code)
    if period.grain is Grain.YEAR:
        return _year(start, code, is_split=period.is_split)
    if isinstance(start, dt.datetime):
        clock = _clock(start, code)
        is_dated = period.grain is Grain.MOMENT
        return f"{_by_skeleton('yMMMd', start.date(), code)}, {clock}" if is_dated else clock
    if period.grain is Grain.HALF:
        return f"{_half(start, code)} {_year(start, code)}"
    skeleton = {Grain.QUARTER: "yQQQ", Grain.MONTH: "yMMM", Grain.DAY: "yMMMd"}[period.grain]
    return _by_skeleton(skeleton, start, code)


def _calendar_marks(first: Period, last: Period, pace: Pace, code: str) -> list[CalendarMark]:
    grain, step = pace
    ends = replace(first, grain=grain), replace(last, grain=grain)
    low, high = (one.number for one in ends)
    if (high - low) // step > _MOST_MARKS:
        return []
    # Round numbers: 1990 and 2000, January and July. Day 1 of the calendar is a Monday.
    odd = (low - 1) % step if grain is Grain.DAY else low % step
    starts = [
        replace(numbered(number, grain, is_solar=first.is_solar), is_split=first.is_split)
        for number in range(low - odd, high + 1, step)
    ]
    places = [(replace(start, grain=first.grain).number, start) for start in starts]
    inside = [(at, start) for at, start in places if first.number <= at <= last.number]
    label = solar.label if first.is_solar else _label
    return [
        CalendarMark(number, *label(start, first.grain, at == 0, code))
        for at, (number, start) in enumerate(inside)
    ]


def _label(period: Period, own: Grain, is_first: bool, code: str) -> tuple[str, str]:
    """Return a label and what stands below: the year, where a year begins or the axis does.

    `own` is the grain of what is drawn: times without a date have nothing below them.
    """
    start, grain = period.start, period.grain
    if grain is Grain.YEAR:
        return _year(start, code, is_split=period.is_split), ""
    if isinstance(start, dt.datetime):
        begins = own is Grain.MOMENT and (is_first or start.time() == dt.time())
        return _clock(start, code), _by_skeleton("MMMd", start.date(), code) if begins else ""
    if grain is Grain.DAY:
        begins = is_first or (start.month == 1 and start.day <= 14)
        return _by_skeleton("MMMd", start, code), _year(start, code) if begins else ""
    below = _year(start, code) if is_first or start.month == 1 else ""
    if grain is Grain.HALF:
        return _half(start, code), below
    skeleton = "QQQ" if grain is Grain.QUARTER else "LLL"
    return format_date(start, skeleton, babel_locale(code)), below


def _year(day: dt.date, code: str, *, is_split: bool = False) -> str:
    written = f"{day.year}/{(day.year + 1) % 100:02d}" if is_split else f"{day.year}"
    return written.translate(native_digits(code))


def _half(start: dt.date, code: str) -> str:
    """Return the half of a year by its months, "Jan–Jun": Unicode has no words for halves."""
    ends = start, start.replace(month=start.month + 5)
    return "–".join(format_date(day, "LLL", babel_locale(code)) for day in ends)


def _clock(moment: dt.datetime, code: str) -> str:
    written = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    return written.translate(native_digits(code))


@lru_cache(1 << 10)
def _by_skeleton(skeleton: str, day: dt.date, code: str) -> str:
    written = format_skeleton(skeleton, day, locale=babel_locale(code), fuzzy=True)
    return written.translate(native_digits(code))


def tick_style(chart: Chart, found: Ticks) -> Style:
    """Return how the numbers of an axis are written."""
    return style_of_ticks(found.values, chart.code, chart.percent)


def gutter(found: Ticks, style: Style, letters: float) -> float:
    """Return the room that the numbers of an upright axis take beside it."""
    return max(text_width(style(value), letters) for value in found.values) + BESIDE


def levels(
    canvas: Canvas,
    found: Ticks,
    scale: Scale,
    style: Style,
    ends: tuple[float, float],
    letters: float,
) -> None:
    """Draw a level rule at each tick, with its number before it."""
    start, end = ends
    quiet = [value for value in found.values if value]
    canvas.rules([(start, scale(value), end, scale(value)) for value in quiet], "grid")
    if len(quiet) < len(found.values):
        canvas.rules([(start, scale(0), end, scale(0))], "zero")
    elif found.low < found.values[0]:
        # Without a tick at its foot a plot would end in the air.
        canvas.rules([(start, scale.start, end, scale.start)], "grid")
    for value in found.values:
        baseline = scale(value) + letters * 0.34
        canvas.text(start - BESIDE, baseline, style(value), "end", "quiet")


def periods_below(canvas: Canvas, chart: Chart, place: Place, top: float, letters: float) -> float:
    """Name periods below an axis, as many as have room; return the height that they take.

    `place` gives the pixel of a period by its number.
    """
    marks = _marks(canvas, chart, place, letters)
    canvas.rules([(place(mark.number), top, place(mark.number), top + 4) for mark in marks], "tick")
    pitch = letters * chart.leading
    for mark in marks:
        for line, text in enumerate(filter(None, (mark.label, mark.below)), 1):
            middle = _held(place(mark.number), text_width(text, letters), canvas.width)
            canvas.text(middle, top + BELOW + line * pitch - 3, text, "middle", "quiet")
    return BELOW + (2 if any(mark.below for mark in marks) else 1) * pitch


def names_below(canvas: Canvas, chart: Chart, place: Place, top: float, letters: float) -> float:
    """Name labels below an axis, every one or every second and so on; return the height."""
    most = canvas.width * 0.4
    names = [wrapped(label, letters, most, 1)[0] for label in chart.labels]
    marks = [CalendarMark(row, name) for row, name in enumerate(names)]
    for step in range(1, len(marks) + 1):
        chosen = marks[::step]
        if _has_room(canvas, chosen, place, letters):
            break
    pitch = letters * chart.leading
    for mark in chosen:
        middle = _held(place(mark.number), text_width(mark.label, letters), canvas.width)
        canvas.text(middle, top + BELOW + pitch - 3, mark.label, "middle", "quiet")
    return BELOW + pitch


def _marks(canvas: Canvas, chart: Chart, place: Place, letters: float) -> Sequence[CalendarMark]:
    first, last = chart.periods[0], chart.periods[-1]
    own = [CalendarMark(period.number, short(period, chart.code)) for period in chart.periods]
    ways: list[Sequence[CalendarMark]] = []
    if first.grain is Grain.YEAR and len(own) <= MOST_ROWS_NAMED:
        ways.append(own)
    for way in all_marks(first, last, chart.code):
        # The last year is what readers look for; among months it would break the row of names.
        if first.grain is Grain.YEAR and way[-1].number != last.number:
            ways.append([*way, own[-1]])
        ways.append(way)
    ways += [[own[0], own[-1]]] if len(own) > 1 else []
    fitting = (way for way in ways if _has_room(canvas, way, place, letters))
    return next(fitting, own[-1:])


def _has_room(canvas: Canvas, marks: Iterable[CalendarMark], place: Place, letters: float) -> bool:
    spans = []
    for mark in marks:
        width = max(text_width(mark.label, letters), text_width(mark.below, letters))
        middle = _held(place(mark.number), width, canvas.width)
        spans.append((middle - width / 2, middle + width / 2))
    fits = all(end - start <= canvas.width for start, end in spans)
    return fits and all(after[0] - before[1] >= letters * 0.7 for before, after in pairwise(spans))


def _held(middle: float, width: float, end: float) -> float:
    """Return the middle of a text that must stay on the sheet."""
    return min(max(middle, width / 2), end - width / 2)
