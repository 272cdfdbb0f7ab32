"""Reads years, halves, quarters, months, days and moments as people write them."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from caspian.formats.csv_table.period_words import is_year_word, month_number, named_part


def plain_digits(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9; a superscript stays what it is."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(one, one)) for one in text)


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
_NO_DATE = dt.date.min


@dataclass(frozen=True, order=True)
class Period:
    """A year, half, quarter, month or day, by its first day; or a moment, by itself.

    `is_split` is a year that begins in one calendar year and ends in the next: 2020/21.
    """

    start: dt.date
    grain: Grain
    is_split: bool = False

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
        return (self.start.year * 12 + self.start.month - 1) // self.grain


def numbered(number: int, grain: Grain, *, is_split: bool = False) -> Period:
    """Return the period that has this number among those of its grain."""
    if grain is Grain.DAY:
        return Period(dt.date.fromordinal(number), grain)
    if grain < Grain.DAY:
        day, seconds = divmod(number, SECONDS)
        midnight = dt.datetime.combine(dt.date.fromordinal(day), dt.time())
        return Period(midnight + dt.timedelta(seconds=seconds), grain)
    year, month = divmod(number * grain, 12)
    return Period(dt.date(year, month + 1, 1), grain, is_split)


def periods(texts: tuple[str, ...]) -> tuple[Period | None, ...]:
    """Return what period each text names, None for one that names none.

    Whether 3/4/2020 is in March or in April is told by the others: one with a day over 12
    decides for all. Where none does, the day comes first. So do the others tell 2011-12, a month,
    from 2011-12, which follows 2010-11.
    """
    plain = tuple(map(plain_digits, texts))
    if are_split_years(plain):
        return tuple(_split_year(text) for text in plain)
    first = bool(month_first(texts))
    return _without_midnights([_period(text, first) for text in plain])


def _without_midnights(found: list[Period | None]) -> tuple[Period | None, ...]:
    """Return days for moments that are all midnights: a program wrote the time, nobody else."""
    moments = [one for one in found if one and one.grain is Grain.MOMENT]
    if any(one.number % SECONDS for one in moments):
        return tuple(found)
    return tuple(
        Period(dt.date.fromordinal(one.start.toordinal()), Grain.DAY)
        if one and one.grain is Grain.MOMENT
        else one
        for one in found
    )


def are_split_years(plain: tuple[str, ...]) -> bool:
    """Return whether all texts name years such as 2011/12, of which one alone may be a month."""
    if not plain or _split_year(plain[0]) is None:
        return False
    found = [_split_year(text) for text in plain]
    only_one = len(found) == 1 and _period(plain[0], False) is not None
    return None not in found and not only_one


def _period(text: str, month_leads: bool) -> Period | None:
    for pattern, made in _FORMS:
        if found := pattern.fullmatch(text):
            try:
                return made(found.groupdict(), month_leads)
            except (ValueError, KeyError, OverflowError):
                break
    return _split_year(text) or _moment(text, month_leads) or _in_words(text)


def _split_year(text: str) -> Period | None:
    found = _SPLIT.fullmatch(text)
    if found is None or not is_year_word(found["before"] + " " + found["after"]):
        return None
    year, end = int(found["y"]), found["end"]
    follows = (year + 1) % 100 if len(end) == 2 else year + 1
    return Period(dt.date(year, 1, 1), Grain.YEAR, is_split=True) if int(end) == follows else None


def _moment(text: str, month_leads: bool) -> Period | None:
    found = _TIMED.fullmatch(text)
    if found is None:
        return None
    day = _period(found["day"], month_leads) if found["day"] else None
    if found["day"] and (day is None or day.grain is not Grain.DAY):
        return None
    try:
        clock = dt.time(int(found["h"]), int(found["min"]), int(found["s"] or 0))
    except ValueError:
        return None
    moment = dt.datetime.combine(day.start if day else _NO_DATE, clock)
    return Period(moment, Grain.MOMENT if day else Grain.CLOCK)


def _in_words(text: str) -> Period | None:
    if (named := named_part(text)) is None:
        return None
    year, months, place, day = named
    try:
        if day:
            return Period(dt.date(year, place, day), Grain.DAY)
        return Period(dt.date(year, (place - 1) * months + 1, 1), Grain(months))
    except ValueError:
        return None


def either_month(text: str) -> bool:
    """Tell whether a text is a day such as 3/4/2020, of March or of April."""
    found = _SLASHED.fullmatch(plain_digits(text))
    return found is not None and int(found["a"]) <= 12 and int(found["b"]) <= 12


def month_first(texts: tuple[str, ...]) -> bool | None:
    """Tell whether days with strokes begin with the month, None where nothing shows it."""
    slashed = [found for text in texts if (found := _SLASHED.fullmatch(plain_digits(text)))]
    if any(int(found["b"]) > 12 for found in slashed):
        return True
    return False if any(int(found["a"]) > 12 for found in slashed) else None


Named = dict[str, str]


def _year(named: Named, _: bool) -> Period:
    return Period(dt.date(int(named["y"]), 1, 1), Grain.YEAR)


def _quarter(named: Named, _: bool) -> Period:
    return Period(dt.date(int(named["y"]), int(named["q"]) * 3 - 2, 1), Grain.QUARTER)


def _month(named: Named, _: bool) -> Period:
    return Period(dt.date(_full_year(named["y"]), _month_number(named["m"]), 1), Grain.MONTH)


def _day(named: Named, _: bool) -> Period:
    day = dt.date(_full_year(named["y"]), _month_number(named["m"]), int(named["d"]))
    return Period(day, Grain.DAY)


def _week(named: Named, _: bool) -> Period:
    return Period(dt.date.fromisocalendar(int(named["y"]), int(named["w"]), 1), Grain.DAY)


def _slashed(named: Named, month_leads: bool) -> Period:
    day, month = (named["b"], named["a"]) if month_leads else (named["a"], named["b"])
    return Period(dt.date(_full_year(named["y"]), int(month), int(day)), Grain.DAY)


def _full_year(text: str) -> int:
    # A spreadsheet writes Mar-20; two digits are of the century that it means by them.
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year < 69 else 1900)


def _month_number(text: str) -> int:
    return int(text) if text.isdigit() else month_number(text)


_SPLIT = re.compile(
    r"(?P<before>[^\W\d]*) ?(?P<y>[12]\d{3}) ?[-/–—] ?(?P<end>\d{4}|\d\d)(?P<after>\D*)"
)
_TIMED = re.compile(
    r"(?:(?P<day>\S.*?)(?:T|,? ))?(?P<h>\d\d?):(?P<min>\d\d)"
    r"(?::(?P<s>\d\d)(?:\.\d+)?)?(?:Z|[+]\d\d:?\d\d)?"
)
_SLASHED = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})")
_WORD = r"(?P<m>[^\W\d_]+\.?)"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[Named, bool], Period]], ...] = (
    (re.compile(r"(?P<y>[12]\d{3})"), _year),
    (re.compile(r"(?P<y>\d{4})[-/. ]?Q(?P<q>[1-4])", re.IGNORECASE), _quarter),
    (re.compile(r"Q(?P<q>[1-4])[-/. ]?(?P<y>\d{4})", re.IGNORECASE), _quarter),
    (re.compile(r"(?P<y>\d{4})[-/.M](?P<m>\d{1,2})"), _month),
    (re.compile(r"(?P<m>\d{1,2})[-/.](?P<y>\d{4})"), _month),
    (re.compile(_WORD + r"[-/., ]+(?P<y>\d{4}|\d\d)"), _month),
    (re.compile(r"(?P<y>\d{4})[-/., ]+" + _WORD), _month),
    (re.compile(r"(?P<y>\d{4})-?W(?P<w>\d\d)", re.IGNORECASE), _week),
    (
        re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?:[T ](?:00:00[:.0Z+]*)?)?"),
        _day,
    ),
    (re.compile(r"(?P<d>\d\d?)[-.](?P<m>\d\d?)[-.](?P<y>\d{4}|\d\d)\.?"), _day),
    (_SLASHED, _slashed),
    (re.compile(r"(?P<d>\d\d?)\.?[- ]" + _WORD + r"[-, ]+(?P<y>\d{4}|\d\d)"), _day),
    (re.compile(_WORD + r" (?P<d>\d\d?),? (?P<y>\d{4})"), _day),
)
