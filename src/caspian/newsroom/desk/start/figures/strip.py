"""A strip of columns: the small plot of a figure, as geometry that a template turns into SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 288, 76
TOP, FLOOR = 16, 58
LETTERS = 6.6
"""about the width of a letter of the words in the strip"""


@dataclass(frozen=True)
class Column:
    """A column, and what is said of it when it is pointed at; the last one may be unfinished."""

    x: float
    y: float
    width: float
    height: float
    words: str
    is_last: bool


@dataclass(frozen=True)
class StripPlot:
    """Columns from the oldest to the newest, with the highest one's number and the two ends."""

    columns: tuple[Column, ...]
    peak_at: float
    peak: str
    first: str
    last: str
    width: int = WIDTH
    height: int = HEIGHT
    top: int = TOP
    floor: int = FLOOR

    @property
    def reach(self) -> int:
        """Return how high a column could be: all of it can be pointed at."""
        return self.floor - self.top


def strip(
    values: Sequence[float], words: Sequence[str], *, first: str, last: str, peak: str = ""
) -> StripPlot | None:
    """Return a strip of numbers, none where there is nothing to be seen.

    `words` say all of a column; `peak` is how the highest number is written, the number as it is
    where nothing is given.
    """
    most = max(values, default=0)
    if most <= 0:
        return None
    wide = WIDTH / len(values)
    gap = min(2.0, wide / 5)
    columns = tuple(
        Column(
            round(n * wide + gap / 2, 2),
            round(FLOOR - (FLOOR - TOP) * value / most, 2),
            round(wide - gap, 2),
            round((FLOOR - TOP) * value / most, 2),
            said,
            n == len(values) - 1,
        )
        for n, (value, said) in enumerate(zip(values, words, strict=True))
    )
    written = peak or f"{most:,.0f}"
    half = len(written) * LETTERS / 2
    middle = (list(values).index(most) + 0.5) * wide
    # Over the column, but not beyond the edge of the drawing.
    at = round(min(max(middle, half), WIDTH - half), 2)
    return StripPlot(columns, at, written, first, last)
