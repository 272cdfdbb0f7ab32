"""Every kind draws every table that it takes: well-formed, light, the same each time, escaped."""

from decimal import Decimal
from itertools import cycle, islice

import pytest

from caspian.formats.csv_table.periods import periods
from caspian.graphics.charts.chart import NARROW, WIDE, Chart, ChartKind, Series, Sheet
from caspian.graphics.charts.draw import draw
from caspian.graphics.widths import text_width
from tests.graphics.charts.drawing import marks, texts

LONG = "The Trans-Caspian International Transport Route and its many, many participants"
HOSTILE = "</text></svg><script>alert(1)</script>\"'&\x00\x1b"
NUMBERS: dict[str, list[str | None]] = {
    "tiny": ["0.0001", "0.0009", "0.0004"],
    "huge": ["1000000000000", "250000000000", "999999999999"],
    "mixed": ["-12.5", "0", "30", None],
    "flat": ["7", "7"],
    "one": ["5"],
    "zeros": ["0", "0", "0"],
}
SHEETS = {"wide": WIDE, "narrow": NARROW}
IN_ORDER = (ChartKind.LINE, ChartKind.AREA, ChartKind.MULTIPLES)
HARMLESS = ("rect", "path", "circle", "text")
ATTRIBUTES = {"x", "y", "cx", "cy", "r", "d", "width", "height", "class", "text-anchor"}


def table(
    kind: ChartKind, numbers: list[str | None], *, rows: int, columns: int, code: str = "en",
    name: str = "Name", in_time: bool = False, highlight: str = "",
) -> Chart:  # fmt: skip
    """Return a chart of so many rows and columns, its numbers repeated as often as it takes."""
    values = tuple(None if one is None else Decimal(one) for one in islice(cycle(numbers), rows))
    labels = tuple(str(1990 + at) if in_time else f"{name} {at}" for at in range(rows))
    return Chart(
        kind=kind,
        labels=labels,
        series=tuple(Series(f"{name} of series {at}", values) for at in range(columns)),
        periods=tuple(one for one in periods(labels) if one) if in_time else (),
        code=code,
        highlight=highlight,
    )


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("numbers", NUMBERS)
def test_numbers_of_every_size(kind: ChartKind, numbers: str, sheet: str) -> None:
    if numbers == "mixed" and kind is ChartKind.AREA:
        return
    few = 2 if kind in IN_ORDER else 1
    for rows, columns, in_time in ((few, 1, False), (60, 1, True), (few, 8, True), (60, 8, False)):
        shown = table(kind, NUMBERS[numbers], rows=rows, columns=columns, in_time=in_time)
        marks(shown, SHEETS[sheet])


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("code", ["en", "fa", "ka"])
@pytest.mark.parametrize("kind", ChartKind)
def test_long_names_and_hostile_ones(kind: ChartKind, code: str, sheet: str) -> None:
    for name in (LONG, HOSTILE, "x" * 200):
        shown = table(kind, ["1", "2"], rows=6, columns=4, code=code, name=name)
        drawn = marks(shown, SHEETS[sheet])
        assert {element.tag for element in drawn.iter()} <= {"svg", *HARMLESS}
        assert {str(key) for element in drawn.iter() for key in element.attrib} <= ATTRIBUTES


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("kind", ChartKind)
def test_the_same_chart_gives_the_same_bytes_and_stays_light(kind: ChartKind, sheet: str) -> None:
    shown = table(kind, ["3", "4.5", "1"], rows=24, columns=4, in_time=True)
    drawing = draw(shown, SHEETS[sheet])
    assert draw(shown, SHEETS[sheet]) == drawing
    assert len(drawing.marks) < 24_000
    assert drawing.width == SHEETS[sheet].width


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("kind", ChartKind)
def test_no_text_is_wider_than_the_sheet(kind: ChartKind, sheet: str) -> None:
    paper: Sheet = SHEETS[sheet]
    shown = table(kind, ["1", "250000"], rows=20, columns=6, name=LONG)
    for text in texts(shown, paper):
        assert text_width(text, paper.letters) <= paper.width, text


def test_a_highlight_has_one_tone_and_all_else_another() -> None:
    shown = table(ChartKind.BAR, ["1", "2"], rows=4, columns=1, highlight="Name 2")
    tones = [str(one.get("class")) for one in marks(shown).iter("rect")]
    assert tones == ["fill lo", "fill lo", "fill hi", "fill lo"]


def test_direct_labels_need_no_row_of_names_above() -> None:
    few = table(ChartKind.LINE, ["1", "2"], rows=9, columns=3, in_time=True)
    assert list(marks(few).iter("rect")) == []
    named = table(ChartKind.LINE, ["1", "2"], rows=9, columns=3, name=LONG, in_time=True)
    assert len(list(marks(named).iter("rect"))) == 3
