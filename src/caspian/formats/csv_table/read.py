"""Reads a table that was pasted or saved: names in the first row and column, numbers elsewhere."""

from collections.abc import Iterator
from decimal import Decimal

from caspian.formats.csv_table.cells import Cell, Grid, grid, turned
from caspian.formats.csv_table.explained import Explained
from caspian.formats.csv_table.frame import framed
from caspian.formats.csv_table.numbers import is_number, numbers, signs_that_differ
from caspian.formats.csv_table.periods import periods
from caspian.formats.csv_table.rows import rows_of
from caspian.formats.csv_table.table import MOST_TOLD, BadTable, Table, TableFault

MOST_ROWS = 5_000
MOST_COLUMNS = 60


def read(text: str, *, rows_are_series: bool = False) -> Table:
    """Return the table in a text whose cells are parted by tabs, semicolons, commas or bars.

    With `rows_are_series` its rows and columns change places. Raises BadTable with every fault.
    """
    whole, separator = grid(text)
    around = framed(whole, separator)
    cells = turned(around.cells) if rows_are_series else around.cells
    head, *body = cells
    _refuse(_faults_of_shape(head, body))
    _refuse([*_faults_of_head(head, body), *_faults_of_names(body)])
    found = numbers([cell for row in body for cell in row[1:]], separator)
    rows = rows_of(body)
    named = Explained(around.footnotes, head, body, rows, found.marks)
    return Table(
        corner=head[0].text,
        columns=tuple(named.name(cell.text) for cell in head[1:]),
        rows=tuple(named.name(row[0].text) for row in body),
        values=tuple(tuple(found.values[cell] for cell in row[1:]) for row in body),
        periods=rows.periods,
        notes=(
            *found.notes,
            *signs_that_differ(zip(*(row[1:] for row in body), strict=True)),
            *rows.notes,
            *around.notes,
            *named.notes(),
            *_empty(body, found.values),
        ),
        marks=rows.marks,
        footnotes=named.footnotes(),
        source="; ".join(one.text for one in around.footnotes if one.is_source),
    )


def _empty(body: Grid, values: dict[Cell, Decimal | None]) -> Iterator[str]:
    """Yield the first few rows without a number: a footnote may be among them."""
    empty = [row[0] for row in body if all(values[cell] is None for cell in row[1:])]
    for cell in empty[:MOST_TOLD]:
        yield f"Row {cell.row}: “{cell.text[:40]}” has no number."
    if (more := len(empty) - MOST_TOLD) > 0:
        yield f"{more} more rows have no number."


def _refuse(faults: list[TableFault]) -> None:
    if faults:
        raise BadTable(*faults)


def _faults_of_shape(head: list[Cell], body: Grid) -> list[TableFault]:
    if len(head) < 2:
        return [
            TableFault(0, 0, "The table has one column. It needs two: names, and numbers for them.")
        ]
    if not body:
        return [
            TableFault(0, 0, "The table has one row. It needs a row of names, and rows of numbers.")
        ]
    if len(body) > MOST_ROWS:
        what = (
            f"The table has {len(body)} rows; {MOST_ROWS} is the most. Take longer steps, such as "
            "weeks for days or years for months."
        )
        return [TableFault(0, 0, what)]
    if len(head) - 1 > MOST_COLUMNS:
        what = f"The table has {len(head) - 1} columns of numbers; {MOST_COLUMNS} is the most."
        return [TableFault(0, 0, what)]
    return []


def _faults_of_head(head: list[Cell], body: Grid) -> Iterator[TableFault]:
    seen: set[str] = set()
    named = max((cell.column for cell in head if cell.text), default=1)
    if _are_numbers_in_time(head, body):
        yield _fault(head[1], f"“{head[1].text[:40]}” {_NUMBER_AS_NAME}")
        return
    for cell in head[1:]:
        if not cell.text and len(head) > 2:
            yield _unnamed(cell, body) if cell.column > named else _fault(cell, _NO_NAME)
        elif cell.text in seen:
            yield _fault(cell, f"“{cell.text[:40]}” already names another column.")
        elif is_number(cell.text) and periods((cell.text,)) == (None,):
            yield _fault(cell, f"“{cell.text[:40]}” {_NUMBER_AS_NAME}")
        seen.add(cell.text)


def _are_numbers_in_time(head: list[Cell], body: Grid) -> bool:
    """Tell a first row such as “2019, 2001” above “2020, 2002”: it begins with a date, too."""
    is_dated = None not in periods((head[0].text, *(row[0].text for row in body)))
    return is_dated and all(is_number(cell.text) for cell in head[1:])


def _unnamed(over: Cell, body: Grid) -> TableFault:
    """Return the fault of the first row that goes on where the names above have ended."""
    at = over.column - 1
    extra = next((row[at] for row in body if at < len(row) and row[at].text), over)
    return _fault(extra, f"“{extra.text[:40]}” {_NO_NAME_ABOVE}")


def _faults_of_names(body: Grid) -> Iterator[TableFault]:
    seen: set[str] = set()
    for first, *_ in body:
        if not first.text:
            yield _fault(first, "this row has numbers but no name. Name it.")
        elif first.text in seen:
            yield _fault(first, f"“{first.text[:40]}” already names another row.")
        seen.add(first.text)


def _fault(cell: Cell, what: str) -> TableFault:
    return TableFault(cell.row, cell.column, what)


_NO_NAME = "this column has numbers but no name. Name it."
_NO_NAME_ABOVE = (
    "has no name above it. Name its column; a number that holds a comma needs quotation marks."
)
_NUMBER_AS_NAME = (
    "is a number where the name of a column should be. Put a row of names above the numbers."
)
