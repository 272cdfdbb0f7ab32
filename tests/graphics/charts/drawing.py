"""Reads a drawing back: its bars, lines, dots and texts, in pixels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from caspian.graphics.charts.chart import WIDE, Chart, ChartKind, Drawing, Series, Sheet
from caspian.graphics.charts.draw import draw

_NUMBER = re.compile(r"-?(?:\d+(?:\.\d)?|\.\d)")
Point = tuple[float, float]


@dataclass(frozen=True)
class Bar:
    """A bar: its corner, and how wide and high it is."""

    x: float
    y: float
    width: float
    height: float


def chart(kind: ChartKind, *columns: Sequence[object], **options: object) -> Chart:
    """Return a chart with the columns of numbers, None for an unknown one."""
    series = tuple(
        Series(f"Series {at}", tuple(None if one is None else Decimal(str(one)) for one in column))
        for at, column in enumerate(columns, 1)
    )
    labels = tuple(f"Name {at}" for at in range(1, len(columns[0]) + 1))
    return Chart(kind=kind, labels=labels, series=series, **options)  # type: ignore[arg-type]


def marks(shown: Chart | Drawing, sheet: Sheet = WIDE) -> etree._Element:
    """Return the marks of a drawing; they must be well-formed."""
    drawing = draw(shown, sheet) if isinstance(shown, Chart) else shown
    return etree.fromstring(f"<svg>{drawing.marks}</svg>")


def bars(shown: Chart, sheet: Sheet = WIDE) -> list[Bar]:
    """Return the bars of a drawing in the order in which they are drawn."""
    found = marks(shown, sheet).iter("rect")
    sides = ("x", "y", "width", "height")
    return [Bar(*(float(str(one.get(side))) for side in sides)) for one in found]


def lines(shown: Chart, tone: str, sheet: Sheet = WIDE) -> list[list[Point]]:
    """Return the points of the paths whose class begins with a word, run by run."""
    paths = marks(shown, sheet).iter("path")
    found = [str(one.get("d")) for one in paths if str(one.get("class")).startswith(tone)]
    return [run for path in found for run in _runs(path)]


def dots(shown: Chart, sheet: Sheet = WIDE) -> list[Point]:
    """Return the middles of the dots."""
    found = marks(shown, sheet).iter("circle")
    return [(float(str(one.get("cx"))), float(str(one.get("cy")))) for one in found]


def texts(shown: Chart, sheet: Sheet = WIDE) -> list[str]:
    """Return the texts of a drawing in the order in which they are written."""
    return [one.text or "" for one in marks(shown, sheet).iter("text")]


def _runs(path: str) -> list[list[Point]]:
    """Return the points of a path that steps from point to point (M … l …)."""
    runs = []
    for part in path.split("M")[1:]:
        first, _, steps = part.rstrip("z").partition("l")
        x, y = (float(one) for one in _NUMBER.findall(first))
        numbers = [float(one) for one in _NUMBER.findall(steps)]
        run = [(x, y)]
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            run.append((x, y))
        runs.append(run)
    return runs
