"""Reads numbers as people write them: comma or point, thousands apart, any digits, times."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from caspian.formats.csv_table import marks
from caspian.formats.csv_table.cells import Cell
from caspian.formats.csv_table.decimal_mark import Found, decimal_mark, value_of
from caspian.formats.csv_table.periods import plain_digits
from caspian.formats.csv_table.table import BadTable, TableFault

GREATEST = Decimal(10) ** 15
MISSING = frozenset({
    "", "-", "–", "—", "−", ".", "..", "...", "…", ":", "n/a", "na", "n.a.", "nan", "null", "none",
    "x",
})  # fmt: skip
_SIGNS = str.maketrans({"−": "-", "–": "-", "٫": ".", "٬": "", "٪": "%", "،": ","})
_AROUND = re.compile(r"^([-+]?)\s*[%$€£₼₸₽₾֏﷼¥]?\s*([-+]?)(.*?)\s*[%‰$€£₼₸₽₾֏﷼¥]?$")
_SIGN = re.compile("[%‰$€£₼₸₽₾֏﷼¥]")
_SPACED = re.compile(r"(?<=\d)[ '’\u00a0\u202f](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:[eE][-+]?\d{1,2})?")
_CLOCK = re.compile(r"(?P<sign>-?)(?P<h>\d{1,4}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d(?:[.,]\d+)?))?")
# Persian has a stroke for the decimal comma where its own sign isn't on the keyboard.
_PERSIAN_STROKE = re.compile(r"(?<=[۰-۹])/(?=[۰-۹]+$)")


@dataclass(frozen=True)
class Numbers:
    """What the cells of a table say, and which marks and flags stood behind the numbers."""

    values: dict[Cell, Decimal | None]
    marks: dict[str, list[Cell]]
    notes: tuple[str, ...]


def numbers(cells: Iterable[Cell], separator: str) -> Numbers:
    """Return what each cell says, None for an empty one, and notes on what was open to doubt.

    Times such as 1:05:09 are minutes. Raises BadTable for what is no number, for decimal commas
    and points side by side, and for times among other numbers.
    """
    read = Numbers({}, {}, ())
    found, clocks, faults = [], {}, []
    for cell in cells:
        text = _without_marks(cell, read.marks)
        if text.casefold() in MISSING:
            read.values[cell] = None
        elif (minutes := _minutes(text)) is not None:
            clocks[cell] = minutes
        elif (bare := _bare(text)) is None:
            faults.append(TableFault(cell.row, cell.column, _NO_NUMBER.format(cell.text[:40])))
        else:
            found.append((cell, bare))
    mark, notes = decimal_mark(found, separator)
    faults += _settle(found, mark, read.values)
    if clocks and (found or faults):
        faults += [_fault(cell, _TIME.format(cell.text[:40])) for cell in clocks]
    if faults:
        raise BadTable(*sorted(faults, key=lambda fault: (fault.row, fault.column)))
    read.values.update(clocks)
    said = [marks.said(mark, several) for mark, several in read.marks.items()]
    return replace(read, notes=(*notes, *_said_of(clocks), *said))


def signs_that_differ(columns: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Yield of each column the first number whose currency or percent sign others there lack."""
    for column in columns:
        signs = {
            cell: "".join(_SIGN.findall(cell.text.translate(_SIGNS)))
            for cell in column
            if cell.text.casefold() not in MISSING
        }
        first = next(iter(signs), None)
        odd = next((cell for cell in signs if signs[cell] != signs[first]), None) if first else None
        if first and odd:
            yield _OTHER_SIGN.format(odd.row, odd.column, odd.text[:40], first.text[:40])


def _settle(found: list[Found], mark: str, values: dict[Cell, Decimal | None]) -> list[TableFault]:
    """Give each cell its number; return the faults of those that have none."""
    faults = []
    for cell, bare in found:
        value = values[cell] = value_of(bare, mark)
        if value is None:
            faults.append(_fault(cell, _MIXED.format(cell.text[:40], _NAME[mark])))
        elif abs(value) >= GREATEST:
            faults.append(_fault(cell, _TOO_GREAT.format(cell.text[:40])))
    return faults


def _fault(cell: Cell, what: str) -> TableFault:
    return TableFault(cell.row, cell.column, what)


def _without_marks(cell: Cell, taken: dict[str, list[Cell]]) -> str:
    """Return the text of a cell without marks and flags, which are noted with their cell."""
    text = plain_digits(cell.text)
    if text.casefold() in MISSING or _bare(text) is not None:
        return cell.text
    flagged = marks.flag_of(text)
    marked = marks.of_number(flagged.bare)
    if marked.bare.casefold() not in MISSING and _bare(marked.bare) is None:
        return cell.text
    for mark in filter(None, (marked.mark, flagged.mark)):
        taken.setdefault(mark, []).append(cell)
    return marked.bare


def _minutes(text: str) -> Decimal | None:
    """Return the minutes of a time or a length of time, 12:30 or 1:05:09; None for no such text."""
    found = _CLOCK.fullmatch(plain_digits(text).translate(_SIGNS))
    if found is None:
        return None
    seconds = Decimal(found["s"].replace(",", ".")) if found["s"] else Decimal(0)
    minutes = int(found["h"]) * 60 + int(found["m"]) + (seconds / 60).quantize(Decimal("0.0001"))
    return -minutes if found["sign"] else minutes


def _said_of(clocks: dict[Cell, Decimal]) -> tuple[str, ...]:
    if not clocks:
        return ()
    cell, minutes = next(iter(clocks.items()))
    return (_AS_MINUTES.format(cell.row, cell.column, cell.text, f"{minutes.normalize():f}"),)


def is_number(text: str) -> bool:
    """Tell whether a text looks like a number, in whatever way it is written."""
    return _bare(text) is not None


_NAME = {".": "point", ",": "comma"}
_NO_NUMBER = "“{}” is not a number. Write it in digits, or leave the cell empty if it is unknown."
_MIXED = "“{}” does not go with the decimal {} of the other numbers. Write all in the same way."
_TIME = "“{}” is a time and other cells hold numbers. Write all in the same way."
_AS_MINUTES = (
    "Row {}, column {}: “{}” was read as {} minutes, and so are the other times. Say so as the "
    "unit; minutes and seconds are written 0:12:30."
)
_OTHER_SIGN = "Row {}, column {}: “{}” is drawn in the unit of “{}”. Write all in one unit."
_TOO_GREAT = "“{}” is too great. Give the numbers in millions or billions, and say so as the unit."


def _bare(text: str) -> str | None:
    """Return a number without spaces and currency, or None for what is none."""
    text = plain_digits(_PERSIAN_STROKE.sub("٫", text)).translate(_SIGNS)
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    around = _AROUND.match(text)
    if around is None or (around[1] and around[2]):
        return None
    digits = _SPACED.sub("", around[3])
    sign = "-" if "-" in around[1] + around[2] else ""
    return sign + digits if _NUMBER.fullmatch(digits) else None
