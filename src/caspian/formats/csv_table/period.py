"""A year, half, quarter, month, day or moment of one of two calendars, and its number."""

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum

from caspian.common import solar_hijri


class Grain(IntEnum):
    """How long a period is: the number of months in it, 0 for a day; a moment is shorter."""

    CLOCK = -2
    """a time of day or a length of time, of no date"""
    MOMENT = -1
    """a date and a time"""
    DAY = 0
    MONTH = 1
    QUARTER = 3
    HALF = 6
    YEAR = 12


SECONDS = 24 * 60 * 60
"""of a day"""
NO_DATE = dt.date.min
"""the day of a time that has none"""


@dataclass(frozen=True, order=True)
class Period:
    """A year, half, quarter, month or day, by its first day; or a moment, by itself.

    `is_split` is a year that begins in one calendar year and ends in the next: 2020/21. `is_solar`
    is a period of the Solar Hijri calendar; its first day is still one of the Gregorian.
    """

    start: dt.date
    grain: Grain
    is_split: bool = False
    is_solar: bool = False

    @property
    def number(self) -> int:
        """Return its place in the row of all periods of its grain: neighbours differ by 1.

        Moments are numbered by seconds.
        """
        if self.grain is Grain.DAY:
            return self.start.toordinal()
        if self.grain < Grain.DAY:
            clock = self.start.time() if isinstance(self.start, dt.datetime) else dt.time()
            seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
            return self.start.toordinal() * SECONDS + seconds
        year, month = self.start.year, self.start.month
        if self.is_solar:
            year, month, _ = solar_hijri.solar_hijri(self.start)
        return (year * 12 + month - 1) // self.grain


def numbered(
    number: int, grain: Grain, *, is_split: bool = False, is_solar: bool = False
) -> Period:
    """Return the period that has this number among those of its grain and its calendar."""
    if grain is Grain.DAY:
        return Period(dt.date.fromordinal(number), grain, is_solar=is_solar)
    if grain < Grain.DAY:
        day, seconds = divmod(number, SECONDS)
        midnight = dt.datetime.combine(dt.date.fromordinal(day), dt.time())
        return Period(midnight + dt.timedelta(seconds=seconds), grain, is_solar=is_solar)
    year, month = divmod(number * grain, 12)
    return Period(first_day(year, month + 1, 1, is_solar), grain, is_split, is_solar)


def first_day(year: int, month: int, day: int, is_solar: bool) -> dt.date:
    """Return a day by its date in one of the two calendars. Raises ValueError for none."""
    return solar_hijri.gregorian(year, month, day) if is_solar else dt.date(year, month, day)
