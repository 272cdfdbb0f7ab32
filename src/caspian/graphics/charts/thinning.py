"""Leaves rows out of a long series so that its line looks the same: peaks and lows stay."""

from collections.abc import Sequence
from decimal import Decimal

Values = Sequence[Sequence[Decimal | None]]


def thinned(order: list[int], values: Values, most: int) -> list[int]:
    """Return at most `most` of the rows in `order`, in that order; `values` has a list for each.

    Rows are cut into stretches, and of each stretch the rows stay in which a column is lowest or
    highest, or unknown first: a gap stays a gap. The first and the last row stay. No number is
    changed or made up.
    """
    columns = len(values[order[0]])
    # Per stretch and column a low, a peak and a gap.
    stretches = max(1, (most - 2) // (3 * columns))
    size = -(-len(order) // stretches)
    kept = {order[0], order[-1]}
    for start in range(0, len(order), size):
        for column in range(columns):
            kept |= _telling(order[start : start + size], values, column)
    return [row for row in order if row in kept]


def _telling(rows: list[int], values: Values, column: int) -> set[int]:
    known = [(value, row) for row in rows if (value := values[row][column]) is not None]
    unknown = next((row for row in rows if values[row][column] is None), None)
    found = {min(known)[1], max(known)[1]} if known else set()
    return found | ({unknown} if unknown is not None else set())
