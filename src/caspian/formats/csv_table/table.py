"""What a pasted table says: names, numbers and, where the rows are in time, their periods."""

from dataclasses import dataclass
from decimal import Decimal

from caspian.formats.csv_table.period import Period

MOST_TOLD = 5


@dataclass(frozen=True)
class Table:
    """Numbers by row and column; an empty cell is None, never 0.

    `periods` has one for each row when every row names one of the same grain, and is empty
    otherwise; then `marks` has what stood behind each date, such as "*". `footnotes` and `source`
    stood below the table, for readers. `notes` tell editors what was left out, and how something
    was read that could be read otherwise.
    """

    corner: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    values: tuple[tuple[Decimal | None, ...], ...]
    periods: tuple[Period, ...] = ()
    notes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class TableFault:
    """One thing wrong, and where: row and column as a spreadsheet counts them; 0 for no place."""

    row: int
    column: int
    what: str

    def __str__(self) -> str:
        if not self.row:
            return self.what
        place = f"Row {self.row}, column {self.column}" if self.column else f"Row {self.row}"
        return f"{place}: {self.what}"


class BadTable(ValueError):
    """A text that is not such a table; `faults` has every reason, in the order of the rows."""

    def __init__(self, *faults: TableFault) -> None:
        self.faults = faults
        super().__init__(" ".join(self.sentences()))

    def sentences(self) -> list[str]:
        """Return the first few faults as sentences, and how many more there are."""
        told = [str(fault) for fault in self.faults[:MOST_TOLD]]
        if (more := len(self.faults) - len(told)) > 0:
            told.append(f"There are {more} more of the kind.")
        return told
