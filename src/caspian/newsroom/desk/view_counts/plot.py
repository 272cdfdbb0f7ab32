"""Draws views over time: the geometry of a plot, which a template turns into SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 960, 240
LEFT, RIGHT, TOP, BOTTOM = 56, 8, 16, 28
SPARK_WIDTH, SPARK_HEIGHT = 140, 28
PART_WIDTH = 72
LABELS = 8


@dataclass(frozen=True)
class PlotBar:
    """A column of a plot, and what is said of it when it is pointed at."""

    x: float
    y: float
    width: float
    height: float
    words: str


@dataclass(frozen=True)
class Tick:
    """A mark on an axis: where it is, and what stands there."""

    at: float
    words: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Plot:
    """Columns with axes; lengths are in the units of the SVG's own view box."""

    bars: tuple[PlotBar, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    published: float | None
    """where the moment of publication lies, if it lies inside"""
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    floor: int = HEIGHT - BOTTOM

    @property
    def reach(self) -> int:
        """Return how high a column could be: all of it can be pointed at."""
        return self.floor - self.top

    @property
    def is_late(self) -> bool:
        """Return whether the mark of publication stands so far out that its word must go before."""
        return self.published is not None and self.published > self.width * 0.8


def plot(
    values: Sequence[int], names: Sequence[str], words: Sequence[str], published: float | None
) -> Plot:
    """Return a plot of numbers; `names` stand on the axis, `words` say all of a column.

    `published` is the share of the whole time after which an article came out, or None.
    """
    top = ceiling(max(values, default=0))
    room, rise = WIDTH - RIGHT - LEFT, HEIGHT - BOTTOM - TOP
    wide = room / max(1, len(values))
    bars = tuple(
        PlotBar(
            round(LEFT + n * wide + min(1, wide / 8), 2),
            round(HEIGHT - BOTTOM - rise * value / top, 2),
            round(wide - 2 * min(1, wide / 8), 2),
            round(rise * value / top, 2),
            said,
        )
        for n, (value, said) in enumerate(zip(values, words, strict=True))
    )
    up = tuple(
        Tick(round(HEIGHT - BOTTOM - rise * part / top, 2), f"{part:,}", "end")
        for part in steps(top)
    )
    mark = None if published is None else round(LEFT + room * published, 2)
    return Plot(bars, _across(names, wide), up, mark)


def spark(values: Sequence[int]) -> str:
    """Return a small line of numbers as the `points` of an SVG polygon that stands on the floor."""
    most = max(1, *values) if values else 1
    wide = SPARK_WIDTH / max(1, len(values) - 1)
    line = [
        f"{n * wide:.1f},{SPARK_HEIGHT - (SPARK_HEIGHT - 2) * value / most:.1f}"
        for n, value in enumerate(values)
    ]
    return " ".join([f"0,{SPARK_HEIGHT}", *line, f"{SPARK_WIDTH},{SPARK_HEIGHT}"])


def ceiling(most: int) -> int:
    """Return the round number, 4 at least, that an axis goes up to."""
    unit = 1
    while True:
        for factor in (4, 6, 8, 10, 20):
            if factor * unit >= most:
                return factor * unit
        unit *= 10


def steps(top: int) -> list[int]:
    """Return where an axis that goes up to a round number is marked."""
    return [0, top // 2, top]


def _across(names: Sequence[str], wide: float) -> tuple[Tick, ...]:
    every = max(1, -(-len(names) // LABELS))
    # Not at the very ends, where half of a label would be cut off.
    shown = range(every // 2, len(names), every)
    return tuple(Tick(round(LEFT + (n + 0.5) * wide, 2), names[n]) for n in shown)
