"""Reads the cells of a spreadsheet as texts: as a reader sees them, not as they are computed."""

import csv
import datetime as dt
import io
from typing import Any

MOST_ROWS, MOST_COLUMNS = 2000, 100
_SEPARATORS = ";\t,|"


def rows_of_csv(text: str) -> list[list[str]]:
    """Return the cells of a text whose separator is what its first lines have most of."""
    head = "\n".join(text.splitlines()[:5])
    separator = max(_SEPARATORS, key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return [[_tidy(cell) for cell in row] for row in rows]


def rows_of_workbook(data: bytes) -> list[list[str]]:
    """Return the cells of the sheet that a workbook opens with."""
    import openpyxl  # noqa: PLC0415  # when somebody brings a file in, and not before

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        sheet = book.active or book.worksheets[0]
        rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
        return [[_shown(cell.value, str(cell.number_format or "")) for cell in row] for row in rows]
    finally:
        book.close()


def _shown(value: Any, how: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime):
        is_day = value.time() == dt.time()
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
    if isinstance(value, int | float):
        if how.rstrip().endswith("%"):
            return f"{_number(value * 100)}%"
        return _number(value)
    return _tidy(str(value))


def _number(value: float) -> str:
    # 0.1 + 0.2 is 0.3 in a cell, too.
    return f"{value:.12g}" if abs(value) < 1e12 else f"{value:.0f}"


def _tidy(text: str) -> str:
    return " ".join(text.split())
