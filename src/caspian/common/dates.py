"""Dates as a reader writes them: in words, in a language, in the paper's time zone."""

import datetime as dt
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from caspian.common.languages import babel_locale


def written_out(day: dt.date, language: str) -> str:
    """Return a day written out with its weekday: "Monday, July 15, 2024" in English."""
    return format_date(day, format="full", locale=babel_locale(language))


def long_date(day: dt.date, language: str) -> str:
    """Return a day without its weekday: "July 15, 2024" in English."""
    return format_date(day, format="long", locale=babel_locale(language))


def clock_time(moment: dt.datetime, language: str, zone: str) -> str:
    """Return the time of day of an aware moment in a time zone, short form."""
    return format_time(moment, format="short", locale=babel_locale(language), tzinfo=ZoneInfo(zone))


def date_and_time(moment: dt.datetime, language: str, zone: str) -> str:
    """Return day and time of an aware moment in a time zone: "July 15, 2024, 9:05 AM"."""
    day = long_date(day_in(moment, zone), language)
    return f"{day}, {clock_time(moment, language, zone)}"


def iso(moment: dt.date) -> str:
    """Return a day, or a moment to the second, as ISO 8601 has it; HTML takes no microseconds."""
    if isinstance(moment, dt.datetime):
        return moment.isoformat(timespec="seconds")
    return moment.isoformat()


def day_in(moment: dt.datetime, zone: str) -> dt.date:
    """Return the calendar day of an aware moment in a time zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def next_midnight(moment: dt.datetime, zone: str) -> dt.datetime:
    """Return the moment at which the calendar day in a time zone ends."""
    tomorrow = day_in(moment, zone) + dt.timedelta(days=1)
    return dt.datetime.combine(tomorrow, dt.time.min, tzinfo=ZoneInfo(zone))
