"""Prints what was measured: a table for people, or JSON for drawing it over time."""

import json
import math
import statistics
import sys
from collections.abc import Sequence

Cell = str | int | float
Row = Sequence[Cell]


class Tables:
    """The tables of one run, printed as they come, or together as JSON at the end."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._all: list[dict[str, object]] = []

    def show(self, title: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Show a table; numbers are shown with as many digits as say something."""
        self._all.append(
            {"title": title, "rows": [dict(zip(columns, row, strict=True)) for row in rows]}
        )
        if self._as_json:
            return
        print(f"\n{title}\n")
        print(f"| {' | '.join(columns)} |")
        print(f"|{'---|' * len(columns)}")
        for row in rows:
            print(f"| {' | '.join(_shown(cell) for cell in row)} |", flush=True)

    def end(self) -> None:
        """Print the JSON, if that is wanted."""
        if self._as_json:
            json.dump(self._all, sys.stdout, indent=2)
            print()


def tell(line: str) -> None:
    """Say on standard error how far the run is."""
    print(line, file=sys.stderr, flush=True)


def ratio(some: Sequence[float], others: Sequence[float]) -> float:
    """Return the median of the ratios of what was measured in the same rounds."""
    return statistics.median(one / other for one, other in zip(some, others, strict=True))


def percentile(values: Sequence[float], part: float) -> float:
    """Return the value that a part (0 to 1) of all do not exceed."""
    return sorted(values)[math.ceil(part * len(values)) - 1]


def _shown(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int) or abs(cell) >= 1000:
        return f"{cell:,.0f}"
    return f"{cell:.3g}" if abs(cell) < 100 else f"{cell:.0f}"
