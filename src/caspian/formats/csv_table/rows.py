"""Tells whether the rows of a table stand in time, and names those that keep them from it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from caspian.common import solar_hijri
from caspian.formats.csv_table.cells import Cell, Grid
from caspian.formats.csv_table.marks import Marked, of_period
from caspian.formats.csv_table.period import Grain, Period
from caspian.formats.csv_table.period_words import speaks_of_time
from caspian.formats.csv_table.periods import either_month, month_first, periods, plain_digits
from caspian.formats.csv_table.table import MOST_TOLD, BadTable, TableFault

_KIND = {
    Grain.CLOCK: "times", Grain.MOMENT: "moments", Grain.DAY: "days", Grain.MONTH: "months",
    Grain.QUARTER: "quarters", Grain.HALF: "halves of years", Grain.YEAR: "years",
}  # fmt: skip
# A year, a day or a time somewhere; or what a spreadsheet or a program calls a day by.
_DATE_LIKE = re.compile(
    r"(?<!\d)[12]\d{3}(?!\d)|\d{1,2}[./:-]\d{1,2}|(?:FY|['’‘]) ?\d\d|\d{5,8}|\d{10}|\d{13}",
    re.IGNORECASE,
)
_AS_NAMES = "so the rows are taken as names, evenly apart."
Kind = tuple[Grain, bool, bool]


@dataclass(frozen=True)
class RowsInTime:
    """The periods of rows and the marks behind them, both empty where rows are names."""

    periods: tuple[Period, ...] = ()
    marks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def rows_of(body: Grid) -> RowsInTime:
    """Return the periods of the rows when all have one of the same grain, or notes why not.

    Raises BadTable for a period that stands there twice.
    """
    first = [row[0] for row in body]
    whole = tuple(cell.text for cell in first)
    as_written = periods(whole)
    # Only what is no date as it stands may have something behind it.
    marked = [
        Marked(text) if known else _bare(text)
        for text, known in zip(whole, as_written, strict=True)
    ]
    texts = tuple(one.bare for one in marked)
    read_as = periods(texts) if texts != whole else as_written
    kinds = Counter(map(_kind_of, filter(None, read_as)))
    if sum(kinds.values()) == len(first) and len(kinds) == 1:
        found = tuple(one for one in read_as if one)
        _refuse_twins(first, found)
        doubts = (*_doubt_about_months(texts), *_doubts(first, found))
        return RowsInTime(found, tuple(one.mark for one in marked), doubts)
    return RowsInTime(notes=tuple(_why_names(first, read_as, kinds)))


def _bare(text: str) -> Marked:
    """Return a date and what stands behind it; a text that is none even so stays whole."""
    marked = of_period(text)
    return marked if periods((marked.bare,)) != (None,) else Marked(text)


def _refuse_twins(first: list[Cell], found: tuple[Period, ...]) -> None:
    seen: set[Period] = set()
    faults = []
    for cell, period in zip(first, found, strict=True):
        if period in seen:
            what = f"“{cell.text[:40]}” is there already, written otherwise."
            faults.append(TableFault(cell.row, cell.column, what))
        seen.add(period)
    if faults:
        raise BadTable(*faults)


def _why_names(
    first: list[Cell], read_as: tuple[Period | None, ...], kinds: Counter[Kind]
) -> list[str]:
    """Return which rows keep the others from standing in time; nothing where names are names."""
    dated = sum(kinds.values())
    if dated < 2:
        like = [cell for cell in first if _is_like_a_date(cell.text)]
        if len(like) * 2 <= len(first):
            return []
        known = {cell for cell, period in zip(first, read_as, strict=True) if period}
        unread = [cell for cell in like if cell not in known][:1]
        return [f"{_place(cell)} was not understood as a date, {_AS_NAMES}" for cell in unread]
    if dated * 2 < len(first):
        pairs = zip(first, read_as, strict=True)
        cell, period = next((cell, one) for cell, one in pairs if one)
        return [f"{_place(cell)} is among {_kind(_kind_of(period))}, and others are names."]
    usual = max(kinds, key=lambda kind: kinds[kind])
    odd = [
        (cell, period) for cell, period in zip(first, read_as, strict=True)
        if period is None or _kind_of(period) != usual
    ]  # fmt: skip
    said = [f"{_place(cell)} {_difference(period, usual)}, {_AS_NAMES}" for cell, period in odd]
    more = len(said) - MOST_TOLD
    return [*said[:MOST_TOLD], *([f"{more} more rows are so."] if more > 0 else [])]


def _place(cell: Cell) -> str:
    return f"Row {cell.row}, column {cell.column}: “{cell.text[:40]}”"


def _difference(period: Period | None, usual: Kind) -> str:
    if period is None:
        return "is no date like the others"
    return f"is among {_kind(_kind_of(period))}, and others are {_kind(usual)}"


def _kind_of(period: Period) -> Kind:
    return period.grain, period.is_split, period.is_solar


def _kind(kind: Kind) -> str:
    said = "years such as 2020/21" if kind[1] else _KIND[kind[0]]
    return f"{said} of the Solar Hijri calendar" if kind[2] else said


def _is_like_a_date(text: str) -> bool:
    return _DATE_LIKE.search(plain_digits(text)) is not None or speaks_of_time(text)


def _doubt_about_months(named: tuple[str, ...]) -> tuple[str, ...]:
    if not (doubtful := next(filter(either_month, named), "")) or month_first(named) is not None:
        return ()
    return (f"“{doubtful}” was read with the day first. If the month is first, write 2020-04-03.",)


def _doubts(first: list[Cell], found: tuple[Period, ...]) -> Iterator[str]:
    """Yield what was read in one of two calendars or on one of two days, and says so nowhere."""
    for cell, one in zip(first, found, strict=True):
        if not one.is_solar and one.start.year in solar_hijri.YEARS:
            yield (
                f"{_place(cell)} was read as of the Gregorian calendar. If it is of the Solar "
                "Hijri, write it in Persian digits."
            )
            break
    for cell, one in zip(first, found, strict=True):
        if one.grain is Grain.CLOCK and one.start.toordinal() > 1:
            yield f"{_place(cell)} was read as of the next day, and so are those below it."
            break
