"""Reads numbers as people write them: decimal comma or point, thousands apart, any digits."""

import re
from collections.abc import Iterable
from decimal import Decimal

from caspian.formats.csv_table.cells import Cell
from caspian.formats.csv_table.periods import plain_digits
from caspian.formats.csv_table.table import BadTable, TableFault

GREATEST = Decimal(10) ** 15
MISSING = frozenset(
    (
        "",
        "-",
        "–",
        "—",
        "−",
        ".",
        "..",
        "...",
        "…",
        ":",
        "n/a",
        "na",
        "n.a.",
        "nan",
        "null",
        "none",
        "x",
    )
)
_SIGNS = str.maketrans({"−": "-", "–": "-", "٫": ".", "٬": "", "٪": "%"})
_AROUND = re.compile(r"^([-+]?)\s*[$€£₼₸₽₾֏﷼¥]?\s*([-+]?)(.*?)\s*[%‰$€£₼₸₽₾֏﷼¥]?$")
_SPACED = re.compile(r"(?<=\d)[ '’\u00a0\u202f](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:[eE][-+]?\d{1,2})?")
_GROUPED = {",": re.compile(r"\d{1,3}(,\d{3})+"), ".": re.compile(r"\d{1,3}(\.\d{3})+")}
_OTHER = {",": ".", ".": ","}
Found = tuple[Cell, str]


def numbers(
    cells: Iterable[Cell], separator: str
) -> tuple[dict[Cell, Decimal | None], tuple[str, ...]]:
    """Return what each cell says, None for an empty one, and notes on what was open to doubt.

    Raises BadTable for what is no number, and for decimal commas and points side by side.
    """
    found: list[Found] = []
    values: dict[Cell, Decimal | None] = {}
    faults = []
    for cell in cells:
        if cell.text.casefold() in MISSING:
            values[cell] = None
        elif (bare := _bare(cell.text)) is None:
            faults.append(TableFault(cell.row, cell.column, _NO_NUMBER.format(cell.text[:40])))
        else:
            found.append((cell, bare))
    mark, notes = _decimal_mark(found, separator)
    for cell, bare in found:
        value = _value(bare, mark)
        values[cell] = value
        if value is None:
            faults.append(
                TableFault(cell.row, cell.column, _MIXED.format(cell.text[:40], _NAME[mark]))
            )
        elif abs(value) >= GREATEST:
            faults.append(TableFault(cell.row, cell.column, _TOO_GREAT.format(cell.text[:40])))
    if faults:
        raise BadTable(*sorted(faults, key=lambda fault: (fault.row, fault.column)))
    return values, notes


def is_number(text: str) -> bool:
    """Tell whether a text looks like a number, in whatever way it is written."""
    return _bare(text) is not None


_NAME = {".": "point", ",": "comma"}
_NO_NUMBER = "“{}” is not a number. Write it in digits, or leave the cell empty if it is unknown."
_MIXED = "“{}” does not go with the decimal {} of the other numbers. Write all in the same way."
_TOO_GREAT = "“{}” is too great. Give the numbers in millions or billions, and say so as the unit."


def _bare(text: str) -> str | None:
    """Return a number without spaces and currency, or None for what is none."""
    text = plain_digits(text).translate(_SIGNS)
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    around = _AROUND.match(text)
    if around is None or (around[1] and around[2]):
        return None
    digits = _SPACED.sub("", around[3])
    sign = "-" if "-" in around[1] + around[2] else ""
    return sign + digits if _NUMBER.fullmatch(digits) else None


def _decimal_mark(found: list[Found], separator: str) -> tuple[str, tuple[str, ...]]:
    """Tell comma from point by the numbers that leave no choice; note it when none does."""
    sure = {",": 0, ".": 0}
    doubtful = None
    for cell, bare in found:
        mark = _certain(bare.lstrip("-"))
        if mark:
            sure[mark] += 1
        elif "," in bare or "." in bare:
            doubtful = doubtful or (cell, bare)
    if sure[","] != sure["."] or not doubtful:
        return ("," if sure[","] > sure["."] else "."), ()
    # A file parted by semicolons comes from where the comma is the decimal mark.
    mark = "," if separator == ";" else "."
    cell, bare = doubtful
    note = f"“{cell.text}” was read as {_value(bare, mark)}. If that is wrong, write it otherwise."
    return mark, (note,)


def _certain(digits: str) -> str:
    """Return the decimal mark that a number must have been written with, or nothing."""
    digits = re.split("[eE]", digits)[0]
    marks = re.sub(r"\d", "", digits)
    if not marks:
        return ""
    last = marks[-1]
    if len(set(marks)) == 2:
        return last
    if len(marks) > 1:
        return _OTHER[last]
    before, _, after = digits.partition(last)
    grouped = len(after) == 3 and 1 <= len(before) <= 3 and before != "0"
    return "" if grouped else last


def _value(bare: str, mark: str) -> Decimal | None:
    group = _OTHER[mark]
    whole, has_mark, _ = bare.lstrip("-").partition(mark)
    whole = re.split("[eE]", whole)[0]
    if group in whole and not _GROUPED[group].fullmatch(whole):
        return None
    plain = bare.replace(group, "")
    if plain.count(mark) > 1 or (has_mark and group in bare.partition(mark)[2]):
        return None
    return Decimal(plain.replace(mark, "."))
