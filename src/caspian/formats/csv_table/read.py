"""Reads a table that was pasted or saved: names in the first row and column, numbers elsewhere."""

from collections import Counter
from collections.abc import Iterator

from caspian.formats.csv_table.cells import Cell, Grid, grid, turned
from caspian.formats.csv_table.numbers import is_number, numbers
from caspian.formats.csv_table.periods import Period, either_month, month_first, periods
from caspian.formats.csv_table.table import BadTable, Table, TableFault

MOST_ROWS = 400
MOST_COLUMNS = 60


def read(text: str, *, rows_are_series: bool = False) -> Table:
    """Return the table in a text whose cells are parted by tabs, semicolons, commas or bars.

    With `rows_are_series` its rows and columns change places. Raises BadTable with every fault.
    """
    cells, separator = grid(text)
    if rows_are_series:
        cells = turned(cells)
    head, *body = cells
    _refuse(_faults_of_shape(head, body))
    _refuse([*_faults_of_head(head, body), *_faults_of_names(body)])
    values, notes = numbers([cell for row in body for cell in row[1:]], separator)
    named = tuple(row[0].text for row in body)
    found, doubt = _all_periods(named, body)
    return Table(
        corner=head[0].text,
        columns=tuple(cell.text for cell in head[1:]),
        rows=named,
        values=tuple(tuple(values[cell] for cell in row[1:]) for row in body),
        periods=found,
        notes=notes + doubt,
    )


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
        what = f"The table has {len(body)} rows; {MOST_ROWS} is the most. Take months, not days."
        return [TableFault(0, 0, what)]
    if len(head) - 1 > MOST_COLUMNS:
        what = f"The table has {len(head) - 1} columns of numbers; {MOST_COLUMNS} is the most."
        return [TableFault(0, 0, what)]
    return []


def _faults_of_head(head: list[Cell], body: Grid) -> Iterator[TableFault]:
    seen: set[str] = set()
    named = max((cell.column for cell in head if cell.text), default=1)
    for cell in head[1:]:
        if not cell.text and len(head) > 2:
            yield _unnamed(cell, body) if cell.column > named else _fault(cell, _NO_NAME)
        elif cell.text in seen:
            yield _fault(cell, f"“{cell.text[:40]}” already names another column.")
        elif is_number(cell.text) and periods((cell.text,)) == (None,):
            yield _fault(cell, f"“{cell.text[:40]}” {_NUMBER_AS_NAME}")
        seen.add(cell.text)


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


def _all_periods(named: tuple[str, ...], body: Grid) -> tuple[tuple[Period, ...], tuple[str, ...]]:
    """Return the periods of the rows when all have one of the same grain, or a note why not."""
    read_as = periods(named)
    known = [period for period in read_as if period]
    grains = Counter(period.grain for period in known)
    if len(known) == len(named) and len(grains) == 1:
        _refuse(list(_faults_of_time(read_as, body)))
        return tuple(known), _doubt_about_months(named)
    # Eight of ten are dates: the others are slips, and names would be drawn evenly apart.
    if not known or grains.most_common(1)[0][1] < 0.8 * len(named):
        return (), ()
    usual = grains.most_common(1)[0][0]
    odd = next(
        text for text, period in zip(named, read_as, strict=True)
        if period is None or period.grain is not usual
    )  # fmt: skip
    return (), (f"“{odd[:40]}” is no date like the others, so the rows are taken as names.",)


def _faults_of_time(read_as: tuple[Period | None, ...], body: Grid) -> Iterator[TableFault]:
    seen: set[Period | None] = set()
    for row, period in zip(body, read_as, strict=True):
        if period in seen:
            yield _fault(row[0], f"“{row[0].text[:40]}” is there already, written otherwise.")
        seen.add(period)


def _doubt_about_months(named: tuple[str, ...]) -> tuple[str, ...]:
    if not (doubtful := next(filter(either_month, named), "")) or month_first(named) is not None:
        return ()
    return (f"“{doubtful}” was read with the day first. If the month is first, write 2020-04-03.",)
