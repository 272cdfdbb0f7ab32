"""Names periods of the Solar Hijri calendar: by its own names in Persian, else by their days."""

import datetime as dt

from babel.dates import format_interval, format_skeleton

from caspian.common import solar_hijri
from caspian.common.digits import native_digits
from caspian.common.languages import babel_locale, language
from caspian.formats.csv_table.period import Grain, Period, numbered

_LIVE_BY_IT = "fa"


def short(period: Period, code: str) -> str:
    """Return a period with its year: "بهار ۱۴۰۲", "2023/24", "Mar 21 – Apr 20, 2023"."""
    if period.grain is Grain.YEAR:
        return label(period, period.grain, True, code)[0]
    if not _is_own(code):
        return _in_days(period, code)
    name, _ = label(period, period.grain, False, code)
    if isinstance(period.start, dt.datetime):
        day = dt.date.fromordinal(period.start.toordinal())
        return f"{solar_hijri.written(day)}، {name}".translate(native_digits(code))
    return f"{name} {_year(period, code)}"


def label(period: Period, own: Grain, is_first: bool, code: str) -> tuple[str, str]:
    """Return a label and what stands below: the year, where a year begins or the axis does.

    `own` is the grain of what is drawn.
    """
    start = period.start
    if period.grain is Grain.YEAR:
        return _year(period, code), ""
    if isinstance(start, dt.datetime):
        begins = is_first or start.time() == dt.time()
        clock = f"{start:%H:%M:%S}" if start.second else f"{start:%H:%M}"
        return clock.translate(native_digits(code)), _written(period, code) if begins else ""
    _, month, day = solar_hijri.solar_hijri(start)
    begins = is_first or (month == 1 and (period.grain is not Grain.DAY or day <= 14))
    year = _year(period, code) if _is_own(code) else f"{start.year}".translate(native_digits(code))
    return _name(period, code), year if begins else ""


def _name(period: Period, code: str) -> str:
    """Return a period without its year; in other languages by the day on which it begins."""
    _, month, _ = solar_hijri.solar_hijri(period.start)
    if period.grain is Grain.DAY or not _is_own(code):
        return _written(period, code)
    months = solar_hijri.MONTHS
    if period.grain is Grain.HALF:
        return f"{months[month - 1]}–{months[month + 4]}"
    return (
        solar_hijri.SEASONS[(month - 1) // 3]
        if period.grain is Grain.QUARTER
        else (months[month - 1])
    )


def _written(period: Period, code: str) -> str:
    day = dt.date.fromordinal(period.start.toordinal())
    if _is_own(code):
        return solar_hijri.written(day, with_year=False).translate(native_digits(code))
    return format_skeleton("MMMd", day, locale=babel_locale(code), fuzzy=True)


def _year(period: Period, code: str) -> str:
    """Return a year; in other languages by the two that it lies in."""
    year = solar_hijri.solar_hijri(period.start)[0] if _is_own(code) else period.start.year
    is_split = period.is_split or not _is_own(code)
    written = f"{year}/{(year + 1) % 100:02d}" if is_split else f"{year}"
    return written.translate(native_digits(code))


def _in_days(period: Period, code: str) -> str:
    locale, digits = babel_locale(code), native_digits(code)
    if isinstance(period.start, dt.datetime) or period.grain is Grain.DAY:
        day = dt.date.fromordinal(period.start.toordinal())
        written = format_skeleton("yMMMd", day, locale=locale, fuzzy=True)
        clock = f", {period.start:%H:%M}" if isinstance(period.start, dt.datetime) else ""
        return f"{written}{clock}".translate(digits)
    after = numbered(period.number + 1, period.grain, is_solar=True).start
    last = after - dt.timedelta(days=1)
    return format_interval(period.start, last, "yMMMd", fuzzy=True, locale=locale).translate(digits)


def _is_own(code: str) -> bool:
    return language(code).code.partition("-")[0] == _LIVE_BY_IT
