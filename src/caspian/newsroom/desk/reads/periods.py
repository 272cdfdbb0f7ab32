"""The periods that reads are looked at for, cut into the columns of a plot."""

import datetime as dt
import zoneinfo
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel.dates import format_date, format_time

from caspian.common.dates import bounds, day_in
from caspian.newsroom.readership import hour_of

HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True)
class ReadPeriod:
    """Some hours up to now; `step` is the hours that one column of a plot stands for."""

    name: str
    label: str
    hours: int
    step: int

    @property
    def is_daily(self) -> bool:
        """Return whether each column stands for a day of the calendar."""
        return self.step == 24

    @property
    def unit(self) -> str:
        """Return what a column stands for, in words."""
        if self.is_daily:
            return "day"
        return "hour" if self.step == 1 else f"{self.step} hours"


PERIODS = {
    one.name: one
    for one in (
        ReadPeriod("day", "24 hours", 24, 1),
        ReadPeriod("days", "3 days", 72, 1),
        ReadPeriod("week", "7 days", 168, 3),
        ReadPeriod("month", "30 days", 720, 24),
        ReadPeriod("quarter", "90 days", 2160, 24),
    )
}
FIRST = "week"


@dataclass(frozen=True)
class PeriodColumns:
    """The moments at which the columns of a plot begin, oldest first, and how to name them."""

    period: ReadPeriod
    starts: tuple[dt.datetime, ...]
    end: dt.datetime
    zone: str
    language: str

    @property
    def since(self) -> dt.datetime:
        """Return the first moment of all."""
        return self.starts[0]

    def filled(self, by_hour: Mapping[dt.datetime, int]) -> list[int]:
        """Return the reads of each column, from those of each hour."""
        found = dict.fromkeys(self.starts, 0)
        for hour, count in by_hour.items():
            if self.since <= hour < self.end:
                found[self._start_of(hour)] += count
        return list(found.values())

    def words(self, values: Sequence[int]) -> list[str]:
        """Return in words what each column says: "Tue, Mar 3: 12"."""
        pairs = zip(self.starts, values, strict=True)
        return [f"{self.name(start)}: {value:,}" for start, value in pairs]

    def name(self, start: dt.datetime) -> str:
        """Return a column's time in words: "Tue, Mar 3" or "Tue, Mar 3, 2:00 PM"."""
        local = start.astimezone(zoneinfo.ZoneInfo(self.zone))
        day = format_date(local.date(), "EEE, MMM d", locale=self.language)
        if self.period.is_daily:
            return str(day)
        return f"{day}, {format_time(local, 'short', locale=self.language)}"

    def mark(self, start: dt.datetime) -> str:
        """Return a column's time in few words, for an axis: "Mar 3", "Tue, Mar 3" or "2:00 PM"."""
        local = start.astimezone(zoneinfo.ZoneInfo(self.zone))
        if self.period.hours <= 24:
            return str(format_time(local, "short", locale=self.language))
        pattern = "MMM d" if self.period.is_daily else "EEE, MMM d"
        return str(format_date(local.date(), pattern, locale=self.language))

    def _start_of(self, hour: dt.datetime) -> dt.datetime:
        if self.period.is_daily:
            # An hour that midnight parts, as in Kabul, belongs to the day it begins in.
            return max(bounds(day_in(hour, self.zone), self.zone)[0], self.since)
        steps = (hour - self.since) // (self.period.step * HOUR)
        return self.since + steps * self.period.step * HOUR


def columns(period: ReadPeriod, now: dt.datetime, zone: str, language: str) -> PeriodColumns:
    """Return the columns of a period that ends with the hour, or the day, that runs now."""
    if period.is_daily:
        today = day_in(now, zone)
        days = (today - dt.timedelta(days=n) for n in reversed(range(period.hours // 24)))
        starts = tuple(bounds(day, zone)[0].astimezone(dt.UTC) for day in days)
        return PeriodColumns(period, starts, bounds(today, zone)[1], zone, language)
    end = hour_of(now) + HOUR
    first = end - period.hours * HOUR
    starts = tuple(first + n * HOUR for n in range(0, period.hours, period.step))
    return PeriodColumns(period, starts, end, zone, language)
