"""Reads years, halves, quarters, months, days and moments as people write them."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from caspian.common import solar_hijri
from caspian.formats.csv_table.period import NO_DATE, SECONDS, Grain, Period, first_day, numbered
from caspian.formats.csv_table.period_words import (
    is_solar_word,
    is_year_word,
    month_number,
    named_part,
)


def plain_digits(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9; a superscript stays what it is."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(one, one)) for one in text)


@dataclass(frozen=True)
class _Reading:
    """How texts are read that could be read otherwise: by what the others among them are."""

    month_leads: bool
    may_be_solar: bool

    def period(self, year: int, month: int, day: int, grain: Grain) -> Period:
        """Return a period by its first day, in the calendar that its year is of."""
        is_solar = self.is_solar(year)
        return Period(first_day(year, month, day, is_solar), grain, is_solar=is_solar)

    def is_solar(self, year: int) -> bool:
        """Return whether a year is one of the Solar Hijri calendar."""
        return self.may_be_solar and year in solar_hijri.YEARS


def periods(texts: tuple[str, ...]) -> tuple[Period | None, ...]:
    """Return what period each text names, None for one that names none.

    Whether 3/4/2020 is in March or in April is told by the others: one with a day over 12
    decides for all. Where none does, the day comes first. So do the others tell 2011-12, a month,
    from 2011-12, which follows 2010-11. A year such as 1402 is of the Solar Hijri calendar where
    one of them is in Persian digits, or names a month of it.
    """
    plain = tuple(_SHORT_YEAR.sub(_whole_year, plain_digits(text)) for text in texts)
    reading = _Reading(bool(month_first(texts)), any(map(_is_persian, texts)))
    if _are_split_years(plain, reading):
        return tuple(_split_year(text, reading) for text in plain)
    return _after_midnight(_without_midnights([_period(text, reading) for text in plain]))


def _is_persian(text: str) -> bool:
    return _PERSIAN.search(text) is not None or is_solar_word(text)


def _whole_year(found: re.Match[str]) -> str:
    return f"{found['before'].rstrip(_CENTURY)} {_full_year(found['y'])}".lstrip()


def _after_midnight(found: tuple[Period | None, ...]) -> tuple[Period | None, ...]:
    """Return times of day so that those behind a midnight, 23:00 then 1:00, are of the next day."""
    times = [one for one in found if one and one.grain is Grain.CLOCK]
    falls = [at for at in range(1, len(times)) if times[at] < times[at - 1]]
    if len(times) != len(found) or len(times) < 3 or len(falls) != 1 or times[-1] >= times[0]:
        return found
    later = [numbered(one.number + SECONDS, Grain.CLOCK) for one in times[falls[0] :]]
    return (*times[: falls[0]], *later)


def _without_midnights(found: list[Period | None]) -> tuple[Period | None, ...]:
    """Return days for moments that are all midnights: a program wrote the time, nobody else."""
    moments = [one for one in found if one and one.grain is Grain.MOMENT]
    if any(one.number % SECONDS for one in moments):
        return tuple(found)
    return tuple(
        Period(dt.date.fromordinal(one.start.toordinal()), Grain.DAY, is_solar=one.is_solar)
        if one and one.grain is Grain.MOMENT
        else one
        for one in found
    )


def _are_split_years(plain: tuple[str, ...], reading: _Reading) -> bool:
    """Return whether all texts name years such as 2011/12, of which one alone may be a month."""
    if not plain or _split_year(plain[0], reading) is None:
        return False
    found = [_split_year(text, reading) for text in plain]
    only_one = len(found) == 1 and _period(plain[0], reading) is not None
    return None not in found and not only_one


def _period(text: str, reading: _Reading) -> Period | None:
    if (behind := _YEAR_WORD.fullmatch(text)) and is_year_word(behind["word"], only=True):
        text = behind["date"]
    for pattern, made in _FORMS:
        if found := pattern.fullmatch(text):
            try:
                return made(found.groupdict(), reading)
            except (ValueError, KeyError, OverflowError):
                break
    return _split_year(text, reading) or _moment(text, reading) or _in_words(text, reading)


def _split_year(text: str, reading: _Reading) -> Period | None:
    found = _SPLIT.fullmatch(text)
    if found is None or not is_year_word(found["before"] + " " + found["after"]):
        return None
    year, end = int(found["y"]), found["end"]
    follows = (year + 1) % 100 if len(end) == 2 else year + 1
    return (
        replace(reading.period(year, 1, 1, Grain.YEAR), is_split=True)
        if (int(end) == follows)
        else None
    )


def _moment(text: str, reading: _Reading) -> Period | None:
    found = _TIMED.fullmatch(text)
    if found is None:
        return None
    day = _period(found["day"], reading) if found["day"] else None
    if found["day"] and (day is None or day.grain is not Grain.DAY):
        return None
    try:
        clock = dt.time(int(found["h"]), int(found["min"]), int(found["s"] or 0))
    except ValueError:
        return None
    if day is None:
        return Period(dt.datetime.combine(NO_DATE, clock), Grain.CLOCK)
    moment = dt.datetime.combine(day.start, clock)
    return Period(moment, Grain.MOMENT, is_solar=day.is_solar)


def _in_words(text: str, reading: _Reading) -> Period | None:
    for may_be_solar in (reading.may_be_solar, False):
        if (named := named_part(text, is_solar=may_be_solar)) is None:
            continue
        year, months, place, day = named
        if may_be_solar is not reading.is_solar(year):
            continue
        try:
            if day:
                return reading.period(year, place, day, Grain.DAY)
            return reading.period(year, (place - 1) * months + 1, 1, Grain(months))
        except ValueError:
            return None
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


def _year(named: Named, reading: _Reading) -> Period:
    return reading.period(int(named["y"]), 1, 1, Grain.YEAR)


def _quarter(named: Named, reading: _Reading) -> Period:
    return reading.period(int(named["y"]), int(named["q"]) * 3 - 2, 1, Grain.QUARTER)


def _month(named: Named, reading: _Reading) -> Period:
    year = _full_year(named["y"])
    return reading.period(year, _month_number(named["m"], reading.is_solar(year)), 1, Grain.MONTH)


def _day(named: Named, reading: _Reading) -> Period:
    year = _full_year(named["y"])
    month = _month_number(named["m"], reading.is_solar(year))
    return reading.period(year, month, int(named["d"]), Grain.DAY)


def _week(named: Named, _: _Reading) -> Period:
    return Period(dt.date.fromisocalendar(int(named["y"]), int(named["w"]), 1), Grain.DAY)


def _slashed(named: Named, reading: _Reading) -> Period:
    day, month = (named["b"], named["a"]) if reading.month_leads else (named["a"], named["b"])
    return reading.period(_full_year(named["y"]), int(month), int(day), Grain.DAY)


def _full_year(text: str) -> int:
    # A spreadsheet writes Mar-20; two digits are of the century that it means by them.
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year < 69 else 1900)


def _month_number(text: str, is_solar: bool) -> int:
    if text.isdigit():
        return int(text)
    if is_solar:
        raise KeyError(text)  # which calendar's month it is, the words tell
    return month_number(text)


# The digits of Persian, but not those of Arabic: there 1402 may be of the lunar calendar.
_PERSIAN = re.compile("[\u06f0-\u06f9]|سال")
_CENTURY = " .-'’‘"
_SHORT_YEAR = re.compile(r"(?P<before>\bFY ?|(?<!\d)[ .-]?['’‘])(?P<y>\d\d)(?!\d)", re.IGNORECASE)
# "01.02.2020 г.": the word says no more than the number.
_YEAR_WORD = re.compile(r"(?P<date>\d[\d./-]*[./-]\d{4}) ?(?P<word>[^\W\d]+)\.?")


_SPLIT = re.compile(
    r"(?P<before>[^\W\d]*) ?(?P<y>[12]\d{3}) ?[-/–—] ?(?P<end>\d{4}|\d\d)(?P<after>\D*)"
)
_TIMED = re.compile(
    r"(?:(?P<day>\S.*?)(?:T|,? ))?(?P<h>\d\d?):(?P<min>\d\d)"
    r"(?::(?P<s>\d\d)(?:\.\d+)?)?(?:Z|[+]\d\d:?\d\d)?"
)
_SLASHED = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)")
_WORD = r"(?P<m>[^\W\d_]+\.?)"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[Named, _Reading], Period]], ...] = (
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
