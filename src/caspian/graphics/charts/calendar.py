"""Which periods an axis of time names, and how readers of a language write them."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from caspian.common.languages import babel_locale
from caspian.formats.csv_table.periods import Grain, Period, numbered
from caspian.graphics.charts.numerals import native_digits


@dataclass(frozen=True)
class CalendarMark:
    """A period that an axis names: its number, its label, and what stands below it, if anything."""

    number: int
    label: str
    below: str = ""


Pace = tuple[Grain, int]
_YEARS: list[Pace] = [(Grain.YEAR, years) for years in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)]
_PACES: dict[Grain, list[Pace]] = {
    Grain.YEAR: _YEARS,
    Grain.QUARTER: [(Grain.QUARTER, 1), *_YEARS],
    Grain.MONTH: [(Grain.MONTH, months) for months in (1, 2, 3, 6)] + _YEARS,
    Grain.DAY: [(Grain.DAY, days) for days in (1, 2, 7, 14)]
    + [(Grain.MONTH, months) for months in (1, 2, 3, 6)]
    + _YEARS,
}


def all_marks(first: Period, last: Period, code: str) -> list[list[CalendarMark]]:
    """Return the ways to name the periods between two, from the closest to the widest apart."""
    return [
        found
        for pace in _PACES[first.grain]
        if (found := _marks(first, last, pace, code)) and len(found) > 1
    ]


def short(period: Period, code: str) -> str:
    """Return a period in the fewest letters that still name it: "2020", "Mar 2020"."""
    start = period.start
    if period.grain is Grain.YEAR:
        return _year(start, code)
    skeleton = {Grain.QUARTER: "yQQQ", Grain.MONTH: "yMMM", Grain.DAY: "yMMMd"}[period.grain]
    return _by_skeleton(skeleton, start, code)


def _marks(first: Period, last: Period, pace: Pace, code: str) -> list[CalendarMark]:
    grain, step = pace
    low, high = Period(first.start, grain).number, Period(last.start, grain).number
    # Round numbers: 1990 and 2000, January and July. Day 1 of the calendar is a Monday.
    odd = (low - 1) % step if grain is Grain.DAY else low % step
    starts = [numbered(number, grain).start for number in range(low - odd, high + 1, step)]
    inside = [start for start in starts if first.start <= start <= last.start]
    return [
        CalendarMark(Period(start, first.grain).number, *_label(start, grain, at == 0, code))
        for at, start in enumerate(inside)
    ]


def _label(start: dt.date, grain: Grain, is_first: bool, code: str) -> tuple[str, str]:
    """Return a label and what stands below: the year, where a year begins or the axis does."""
    if grain is Grain.YEAR:
        return _year(start, code), ""
    if grain is Grain.DAY:
        begins = is_first or (start.month == 1 and start.day <= 14)
        return _by_skeleton("MMMd", start, code), _year(start, code) if begins else ""
    skeleton = "QQQ" if grain is Grain.QUARTER else "LLL"
    below = _year(start, code) if is_first or start.month == 1 else ""
    return format_date(start, skeleton, babel_locale(code)), below


def _year(day: dt.date, code: str) -> str:
    return str(day.year).translate(native_digits(code))


@lru_cache(1 << 10)
def _by_skeleton(skeleton: str, day: dt.date, code: str) -> str:
    written = format_skeleton(skeleton, day, locale=babel_locale(code), fuzzy=True)
    return written.translate(native_digits(code))
