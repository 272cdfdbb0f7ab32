"""Tells the decimal mark of a table from the mark between thousands, and reads numbers by it."""

import re
from decimal import Decimal

from caspian.formats.csv_table.cells import Cell

_GROUPED = {",": re.compile(r"\d{1,3}(,\d{3})+"), ".": re.compile(r"\d{1,3}(\.\d{3})+")}
_OTHER = {",": ".", ".": ","}
Found = tuple[Cell, str]


def decimal_mark(found: list[Found], separator: str) -> tuple[str, tuple[str, ...]]:
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
    note = (
        f"“{cell.text}” was read as {value_of(bare, mark)}. If that is wrong, write it otherwise."
    )
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


def value_of(bare: str, mark: str) -> Decimal | None:
    group = _OTHER[mark]
    whole, has_mark, _ = bare.lstrip("-").partition(mark)
    whole = re.split("[eE]", whole)[0]
    if group in whole and not _GROUPED[group].fullmatch(whole):
        return None
    plain = bare.replace(group, "")
    if plain.count(mark) > 1 or (has_mark and group in bare.partition(mark)[2]):
        return None
    return Decimal(plain.replace(mark, "."))
