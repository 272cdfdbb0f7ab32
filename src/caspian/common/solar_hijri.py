"""The Solar Hijri calendar, which readers of Persian in Iran live by."""

import datetime as dt

MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
SEASONS = ("بهار", "تابستان", "پاییز", "زمستان")
"""the quarters of its year, as Iran's statistics name them"""
YEARS = range(1250, 1500)
"""the years that tables are about"""
_EPOCH = 226_895
"""the proleptic Gregorian ordinal of the first day of the year 1: 22 March 622"""
_FIRST_HALF = 6 * 31
"""days of the first six months; the others have 30, and the last 29 but in leap years"""


def solar_hijri(day: dt.date) -> tuple[int, int, int]:
    """Return year, month and day of a day in the Solar Hijri calendar.

    Source: the cycle of 33 years with 8 leap years, which ICU keeps to as well; the tests compare
    the years 1300 to 1499 with it. After 2123 a year may begin a day beside that of Iran's sky.
    """
    days = day.toordinal() - _EPOCH
    year = 1 + (33 * days + 3) // 12_053
    of_year = days - _days_before(year)
    if of_year < _FIRST_HALF:
        return year, of_year // 31 + 1, of_year % 31 + 1
    rest = of_year - _FIRST_HALF
    return year, rest // 30 + 7, rest % 30 + 1


def gregorian(year: int, month: int, day: int) -> dt.date:
    """Return the day that has this date in the Solar Hijri calendar. Raises ValueError for none."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    of_year = 31 * (month - 1) - max(0, month - 7) + day - 1
    found = dt.date.fromordinal(_EPOCH + _days_before(year) + of_year)
    if solar_hijri(found) != (year, month, day):
        raise ValueError(f"no day {day} in month {month} of {year}")
    return found


def written(day: dt.date, *, with_year: bool = True) -> str:
    """Return a day in words, in digits of ASCII: "8 آذر 1405"."""
    year, month, number = solar_hijri(day)
    return f"{number} {MONTHS[month - 1]}" + (f" {year}" if with_year else "")


def _days_before(year: int) -> int:
    return 365 * (year - 1) + (8 * year + 21) // 33
