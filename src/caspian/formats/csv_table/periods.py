"""Reads years, quarters, months and days as people write them, in the languages of the region."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from caspian.common.languages import KNOWN, babel_locale


def plain_digits(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9; a superscript stays what it is."""
    return "".join(str(unicodedata.decimal(one, one)) for one in text)


class Grain(IntEnum):
    """How long a period is: the number of months in it, 0 for a day."""

    DAY = 0
    MONTH = 1
    QUARTER = 3
    YEAR = 12


@dataclass(frozen=True, order=True)
class Period:
    """A year, quarter, month or day, by its first day."""

    start: dt.date
    grain: Grain

    @property
    def number(self) -> int:
        """Return its place in the row of all periods of its grain: neighbours differ by 1."""
        if self.grain is Grain.DAY:
            return self.start.toordinal()
        return (self.start.year * 12 + self.start.month - 1) // self.grain


def numbered(number: int, grain: Grain) -> Period:
    """Return the period that has this number among those of its grain."""
    if grain is Grain.DAY:
        return Period(dt.date.fromordinal(number), grain)
    year, month = divmod(number * grain, 12)
    return Period(dt.date(year, month + 1, 1), grain)


def periods(texts: tuple[str, ...]) -> tuple[Period | None, ...]:
    """Return what period each text names, None for one that names none.

    Whether 3/4/2020 is in March or in April is told by the others: one with a day over 12
    decides for all. Where none does, the day comes first.
    """
    first = bool(month_first(texts))
    return tuple(_period(plain_digits(text), first) for text in texts)


def _period(text: str, month_leads: bool) -> Period | None:
    for pattern, made in _FORMS:
        if found := pattern.fullmatch(text):
            try:
                return made(found.groupdict(), month_leads)
            except (ValueError, KeyError):
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


def _year(named: Named, _: bool) -> Period:
    return Period(dt.date(int(named["y"]), 1, 1), Grain.YEAR)


def _quarter(named: Named, _: bool) -> Period:
    return Period(dt.date(int(named["y"]), int(named["q"]) * 3 - 2, 1), Grain.QUARTER)


def _month(named: Named, _: bool) -> Period:
    return Period(dt.date(_full_year(named["y"]), _month_number(named["m"]), 1), Grain.MONTH)


def _day(named: Named, _: bool) -> Period:
    day = dt.date(_full_year(named["y"]), _month_number(named["m"]), int(named["d"]))
    return Period(day, Grain.DAY)


def _slashed(named: Named, month_leads: bool) -> Period:
    day, month = (named["b"], named["a"]) if month_leads else (named["a"], named["b"])
    return Period(dt.date(_full_year(named["y"]), int(month), int(day)), Grain.DAY)


def _full_year(text: str) -> int:
    # A spreadsheet writes Mar-20; two digits are of the century that it means by them.
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year < 69 else 1900)


def _month_number(text: str) -> int:
    return int(text) if text.isdigit() else _month_names()[_bare(text)]


@lru_cache(1)
def _month_names() -> dict[str, int]:
    """Return the number of a month by its name in any of the languages, whole or shortened."""
    found: dict[str, set[int]] = {}
    for code, _ in KNOWN:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in babel_locale(code).months[context][width].items():
                    found.setdefault(_bare(name), set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


def _bare(name: str) -> str:
    return name.casefold().strip(". ")


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
    (re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?:[T ][\d:.Z+]*)?"), _day),
    (re.compile(r"(?P<d>\d\d?)[-.](?P<m>\d\d?)[-.](?P<y>\d{4}|\d\d)\.?"), _day),
    (_SLASHED, _slashed),
    (re.compile(r"(?P<d>\d\d?)\.?[- ]" + _WORD + r"[-, ]+(?P<y>\d{4}|\d\d)"), _day),
    (re.compile(_WORD + r" (?P<d>\d\d?),? (?P<y>\d{4})"), _day),
)
