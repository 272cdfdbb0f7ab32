"""Dates as a reader writes them: in words, in a language, in the paper's time zone.

A language is a BCP 47 code, with a region where that says how dates are written ("en-GB"), and with
the hour cycle where the paper has a clock of its own ("ru-u-hc-h12"); see `written_as`.
"""

import datetime as dt
from functools import lru_cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_skeleton, format_time

from caspian.common import solar_hijri
from caspian.common.digits import in_native_digits
from caspian.common.languages import babel_locale

YEARS = range(1900, 2201)
"""the years that a newspaper writes of; the calendar's ends overflow in some time zone or other"""
DAY = dt.timedelta(days=1)
# A moment of the first or last day lies outside of it in another time zone.
_FIRST = dt.date(YEARS[0], 1, 1) - DAY
_LAST = dt.date(YEARS[-1], 12, 31) + DAY


class DateOutOfRange(ValueError):
    """A date that no page can show: it lies outside 1900 to 2200."""


CLOCKS = {"h23": "Hm", "h12": "hm"}
"""the hour cycles of BCP 47 that a paper may choose, and the CLDR skeletons of their times"""
Day = TypeVar("Day", bound=dt.date)


def checked(day: Day) -> Day:
    """Return a day or moment as it is; raise DateOutOfRange when it lies outside 1900 to 2200."""
    if not is_in_range(day):
        raise DateOutOfRange(f"The date {day.isoformat()[:10]} lies outside 1900 to 2200.")
    return day


def is_in_range(day: dt.date) -> bool:
    """Return whether a day or moment lies within 1900 to 2200, in whatever time zone."""
    plain = day.date() if isinstance(day, dt.datetime) else day
    return _FIRST <= plain <= _LAST


def written_as(code: str, *, region: str = "", hour_cycle: str = "") -> str:
    """Return the code by which dates of a language are written: "en-GB-u-hc-h23".

    `region` counts for English alone; an empty `hour_cycle` leaves the clock to the language.
    """
    tag = f"{code}-{region}" if region and code.partition("-")[0].lower() == "en" else code
    return f"{tag}-u-hc-{hour_cycle}" if hour_cycle else tag


@lru_cache(4096)
def written_out(day: dt.date, language: str) -> str:
    """Return a day written out with its weekday: "Monday, July 15, 2024" in English."""
    if _is_solar(language):
        weekday = format_skeleton("EEEE", checked(day), locale=babel_locale(language))
        return f"{weekday} {long_date(day, language)}"
    written = format_date(checked(day), format="full", locale=babel_locale(language))
    return in_native_digits(written, language)


@lru_cache(4096)
def long_date(day: dt.date, language: str) -> str:
    """Return a day without its weekday: "July 15, 2024" in English.

    In Persian it is the day of the Solar Hijri calendar, and beside it that of the Gregorian.
    """
    written = format_date(checked(day), format="long", locale=babel_locale(language))
    if _is_solar(language):
        written = f"{solar_hijri.written(day)} ({written})"
    return in_native_digits(written, language)


@lru_cache(512)
def year(day: dt.date, language: str) -> str:
    """Return the year of a day as it stands alone: "2024" in English, "2024 г." in Russian."""
    written = format_skeleton("y", checked(day), locale=babel_locale(language))
    return in_native_digits(written, language)


@lru_cache(4096)
def short_day(day: dt.date, language: str) -> str:
    """Return a day of the year, as short as it is understood: "Jul 15" in English."""
    if _is_solar(language):
        return in_native_digits(solar_hijri.written(checked(day), with_year=False), language)
    written = format_skeleton("MMMd", checked(day), locale=babel_locale(language))
    return in_native_digits(written, language)


@lru_cache(4096)
def clock_time(moment: dt.datetime, language: str, zone: str) -> str:
    """Return the time of day of an aware moment in a time zone, short form."""
    checked(moment)
    locale, tzinfo = babel_locale(language), ZoneInfo(zone)
    if skeleton := CLOCKS.get(language.partition("-u-hc-")[2]):
        written = format_skeleton(skeleton, moment, tzinfo=tzinfo, locale=locale)
    else:
        written = format_time(moment, format="short", locale=locale, tzinfo=tzinfo)
    return in_native_digits(written, language)


def date_and_time(moment: dt.datetime, language: str, zone: str) -> str:
    """Return day and time of an aware moment in a time zone: "July 15, 2024, 9:05 AM"."""
    day = long_date(day_in(moment, zone), language)
    between = "،" if _is_solar(language) else ","
    return f"{day}{between} {clock_time(moment, language, zone)}"


@lru_cache
def zone_city(language: str, zone: str) -> str:
    """Return the city after which a time zone is named: "Baku", and "UTC" where there is none."""
    tzinfo = ZoneInfo(zone)
    moment = dt.datetime.now(tzinfo)
    return format_datetime(moment, "VVV", tzinfo=tzinfo, locale=babel_locale(language))


def short(moment: dt.datetime, language: str, zone: str) -> str:
    """Return day and time in a time zone, never to be misread: "15 Jul 2024, 09:05"."""
    checked(moment)
    locale = babel_locale(language)
    return format_datetime(moment, "d MMM y, HH:mm", tzinfo=ZoneInfo(zone), locale=locale)


def with_weekday(moment: dt.datetime, language: str, zone: str) -> str:
    """Return time and day in a time zone, without the year: "08:00, Tue 1 Dec"."""
    checked(moment)
    locale = babel_locale(language)
    return format_datetime(moment, "HH:mm, EEE d MMM", tzinfo=ZoneInfo(zone), locale=locale)


def iso(moment: dt.date) -> str:
    """Return a day, or a moment to the second, as ISO 8601 has it; HTML takes no microseconds."""
    checked(moment)
    if isinstance(moment, dt.datetime):
        return moment.isoformat(timespec="seconds")
    return moment.isoformat()


def day_in(moment: dt.datetime, zone: str) -> dt.date:
    """Return the calendar day of an aware moment in a time zone."""
    checked(moment)
    return moment.astimezone(ZoneInfo(zone)).date()


def bounds(day: dt.date, zone: str) -> tuple[dt.datetime, dt.datetime]:
    """Return the moments at which a calendar day of a time zone begins and ends."""
    checked(day)
    start = dt.datetime.combine(day, dt.time.min, tzinfo=ZoneInfo(zone))
    end = dt.datetime.combine(day + DAY, dt.time.min, tzinfo=ZoneInfo(zone))
    return start, end


def next_midnight(moment: dt.datetime, zone: str) -> dt.datetime:
    """Return the moment at which the calendar day in a time zone ends."""
    tomorrow = day_in(moment, zone) + DAY
    return dt.datetime.combine(tomorrow, dt.time.min, tzinfo=ZoneInfo(zone))


def _is_solar(language: str) -> bool:
    """Return whether readers of a language live by the Solar Hijri calendar."""
    return language.partition("-")[0].lower() == "fa"
