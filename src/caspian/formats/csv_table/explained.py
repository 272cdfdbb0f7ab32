"""Ties the footnotes of a table to what they explain, and tells an editor what became of each."""

from dataclasses import dataclass
from functools import cached_property

from caspian.formats.csv_table.cells import Cell, Grid
from caspian.formats.csv_table.frame import Footnote
from caspian.formats.csv_table.marks import of_name
from caspian.formats.csv_table.rows import RowsInTime
from caspian.formats.csv_table.table import MOST_TOLD


@dataclass(frozen=True)
class Explained:
    """A table's footnotes, its names, dates and numbers, and the marks that stood behind these."""

    all: tuple[Footnote, ...]
    head: list[Cell]
    body: Grid
    rows: RowsInTime
    marks: dict[str, list[Cell]]

    def name(self, text: str) -> str:
        """Return a name with its mark set small, where a footnote explains it."""
        marked = of_name(text)
        return f"{marked.bare}{marked.mark}" if marked.mark in self._explained else text

    def footnotes(self) -> tuple[str, ...]:
        """Return footnotes as readers get them: of dates and numbers they say which."""
        return tuple(self._said(one) for one in self.all if not one.is_source)

    def notes(self) -> list[str]:
        """Return what an editor must know: where each footnote is shown, which marks have none."""
        shown = [
            f"Row {one.row}: “{one.text[:60]}” is shown "
            f"{'as the source' if one.is_source else 'below the chart'}, not in it."
            for one in self.all
        ]
        bare = [
            f"Row {row[0].row}, column {row[0].column}: “{mark.strip()}” behind "
            f"“{row[0].text[:40]}” is not drawn, and no row below the table explains it. Say in "
            "the note what it means."
            for row, mark in zip(self.body, self.rows.marks, strict=False)
            if mark and mark.strip() not in self._explained
        ]
        return shown + bare[:MOST_TOLD]

    @cached_property
    def _explained(self) -> frozenset[str]:
        return frozenset(one.mark for one in self.all if one.mark)

    def _said(self, one: Footnote) -> str:
        if not one.mark:
            return one.text
        dates = [
            row[0].text.removesuffix(mark)
            for row, mark in zip(self.body, self.rows.marks, strict=False)
            if mark == one.mark
        ]
        numbers = [self._place(cell) for cell in self.marks.get(one.mark, [])]
        places = [*dates, *numbers]
        few = ", ".join(places[:MOST_TOLD]) + ("…" if len(places) > MOST_TOLD else "")
        return f"{few}{one.mark}: {one.text}" if places else f"{one.mark.strip()} {one.text}"

    def _place(self, cell: Cell) -> str:
        """Return a number's row and, where there are several, its column."""
        row = next(row for row in self.body if cell in row)
        column = self.head[row.index(cell)].text
        return f"{row[0].text}, {column}" if len(self.head) > 2 else row[0].text
