"""Takes a text apart into cells, whatever separates them."""

import codecs
import csv
import re
from dataclasses import dataclass
from io import StringIO

from charset_normalizer import from_bytes

from caspian.formats.csv_table.table import BadTable, TableFault

LARGEST = 1_000_000  # bytes
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# Undeclared, these are what spreadsheets of the region wrote before UTF-8.
_LEGACY = ["cp1251", "cp1254", "cp1256", "koi8_r"]
LONGEST = 200_000  # characters
_SEPARATORS = "\t;,|"
# Marks of direction and of byte order change nothing that is read.
_UNSEEN = dict.fromkeys(
    map(ord, "\ufeff\u200b\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c")
)


def decoded(data: bytes) -> str:
    """Return the text of a saved table. Raises BadTable when it is too large or not text."""
    if len(data) > LARGEST:
        raise _bad(f"The file has {len(data) / 1e6:.1f} MB; {LARGEST / 1e6:.0f} MB is the most.")
    if data.startswith(_WORKBOOKS):
        raise _bad(
            "The file is a workbook. Save its sheet as CSV, or copy its cells and paste them."
        )
    text = _text(data)
    if text is None or "\x00" in text:
        raise _bad("The file is not text. Save the sheet as “CSV UTF-8”.")
    return text


def _text(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if (text := _strictly(data, "utf-8")) is not None:
        return text
    best = from_bytes(data, cp_isolation=_LEGACY).best()
    return _strictly(data, best.encoding) if best else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _bad(what: str) -> BadTable:
    return BadTable(TableFault(0, 0, what))


@dataclass(frozen=True)
class Cell:
    """A cell: its text, with single spaces, and where it stands, counted from 1."""

    row: int
    column: int
    text: str


Grid = list[list[Cell]]
_RULE = re.compile(r"[|+:\s-]*-{2,}[|+:\s-]*")
_SAID = re.compile(r'(?P<line>\s*"?sep=(?P<sign>\\t|[^\w\s"]|\t)"?[\t ]*)(?=\n)', re.IGNORECASE)


def grid(text: str) -> tuple[Grid, str]:
    """Return the rows that hold anything, all of the same length, and what separates cells.

    Raises BadTable when there is no text, too much of it, or a quotation mark that never closes.
    """
    if len(text) > LONGEST:
        raise BadTable(
            TableFault(0, 0, f"The table has {len(text)} characters; {LONGEST} is the most.")
        )
    text = re.sub(r"\r\n?|[\u2028\u2029]", "\n", text).translate(_UNSEEN)
    said = _SAID.match(text)
    if said:
        # Excel's own way to name the separator; the line stays, empty, for rows are counted.
        text = text[said.end("line") :]
    separator = said["sign"].replace("\\t", "\t") if said else _separator(text)
    if separator == "|":
        text = "\n".join(map(_within_bars, text.split("\n")))
    rows = _rows(text, separator)
    if not rows:
        raise BadTable(TableFault(0, 0, "The table is empty: paste rows out of a spreadsheet."))
    width = max(len(row) for row in rows)
    return [_filled(row, width) for row in rows], separator


def _within_bars(line: str) -> str:
    """Return a line of a table as Markdown has it: no bars round it, no rule below the names."""
    bare = line.strip()
    if _RULE.fullmatch(bare):
        return ""
    return bare[1:].removesuffix("|") if bare.startswith("|") else line


def turned(cells: Grid) -> Grid:
    """Return rows as columns; each cell still knows where it was written."""
    return [list(column) for column in zip(*cells, strict=True)]


def _separator(text: str) -> str:
    # A spreadsheet's clipboard is parted by tabs; a semicolon comes before a comma, for where it
    # parts cells the comma is a decimal comma.
    if "\t" in text:
        return "\t"
    lines = [line for line in text.split("\n") if line.strip()]
    for separator in ";,|":
        holding = sum(separator in line for line in lines)
        if holding == len(lines) or (holding > 1 and separator != ","):
            return separator
    return max(",;|", key=text.count)


def _rows(text: str, separator: str) -> list[list[Cell]]:
    reader = csv.reader(StringIO(text), delimiter=separator, strict=True, skipinitialspace=True)
    rows: list[list[Cell]] = []
    try:
        # Rows that hold nothing are left out, but count: people look for "row 7" in their file.
        for number, texts in enumerate(reader, 1):
            cells = [Cell(number, at, " ".join(one.split())) for at, one in enumerate(texts, 1)]
            while cells and not cells[-1].text:
                cells.pop()
            if cells:
                rows.append(cells)
    except csv.Error as error:
        raise BadTable(TableFault(reader.line_num, 0, _QUOTES)) from error
    return rows


_QUOTES = (
    "a quotation mark opens here that closes nowhere, or closes in the middle of a cell. "
    "Take it out, or write it twice."
)


def _filled(row: list[Cell], width: int) -> list[Cell]:
    missing = range(len(row) + 1, width + 1)
    return row + [Cell(row[0].row, at, "") for at in missing]
