"""What is drawn is what was measured: twice the number is twice the length, on every sheet."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caspian.formats.csv_table.period import Period
from caspian.formats.csv_table.periods import periods
from caspian.graphics.charts.chart import NARROW, WIDE, ChartKind, Series, Sheet
from caspian.graphics.charts.draw import draw
from tests.graphics.charts.drawing import Bar, bars, chart, dots, lines

PIXEL = 0.11  # a drawing is rounded to a tenth
SHEETS = [WIDE, NARROW]
AMOUNTS = st.lists(st.decimals(-(10**12), 10**12, places=4), min_size=2, max_size=12)


def years(*numbers: int) -> tuple[Period, ...]:
    """Return years as periods."""
    return tuple(one for one in periods(tuple(map(str, numbers))) if one)


def off(lengths: list[float], numbers: list[Decimal]) -> float:
    """Return by how many pixels lengths are off from being proportional to numbers."""
    greatest = max(range(len(numbers)), key=lambda at: abs(numbers[at]))
    scale = lengths[greatest] / float(abs(numbers[greatest]))
    pairs = zip(lengths, numbers, strict=True)
    return max(abs(length - float(abs(number)) * scale) for length, number in pairs)


@pytest.mark.parametrize("sheet", SHEETS, ids=["wide", "narrow"])
@settings(max_examples=25)
@given(numbers=AMOUNTS.filter(any))
def test_bars_are_as_long_as_their_numbers(sheet: Sheet, numbers: list[Decimal]) -> None:
    found = bars(chart(ChartKind.BAR, numbers), sheet)
    assert off([bar.width for bar in found], numbers) <= PIXEL * 2


@settings(max_examples=25)
@given(numbers=AMOUNTS.filter(all))
def test_columns_are_as_high_as_their_numbers(numbers: list[Decimal]) -> None:
    shown = chart(ChartKind.COLUMN, numbers, periods=years(*range(1990, 1990 + len(numbers))))
    assert off([bar.height for bar in bars(shown)], numbers) <= PIXEL * 2


def test_the_control_finds_a_bar_that_does_not_begin_at_zero() -> None:
    assert off([100, 150], [Decimal(1), Decimal(2)]) > 20


def test_bars_of_both_signs_meet_at_zero() -> None:
    less, more = bars(chart(ChartKind.BAR, [-5, 10]))
    assert less.x + less.width == pytest.approx(more.x, abs=PIXEL)


@pytest.mark.parametrize("sheet", SHEETS, ids=["wide", "narrow"])
@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.COLUMN])
def test_zero_itself_is_on_the_sheet(kind: ChartKind, sheet: Sheet) -> None:
    for columns in ([[95, 100, 97]], [[95, 100, 97], [96, 99, 98]], [[-95, -100, -97]]):
        shown = chart(kind, *columns, periods=years(2000, 2001, 2002))
        height = draw(shown, sheet).height
        for bar in bars(shown, sheet):
            assert 0 <= bar.x <= bar.x + bar.width <= sheet.width
            assert 0 <= bar.y <= bar.y + bar.height <= height


def test_in_a_language_from_right_to_left_bars_grow_to_the_left() -> None:
    small, great = bars(chart(ChartKind.BAR, [5, 10], code="fa"))
    assert small.x + small.width == pytest.approx(great.x + great.width, abs=PIXEL)
    assert great.x < small.x


@settings(max_examples=25)
@given(numbers=AMOUNTS)
def test_a_line_leads_back_to_its_numbers(numbers: list[Decimal]) -> None:
    shown = chart(ChartKind.LINE, numbers, periods=years(*range(1990, 1990 + len(numbers))))
    (run,) = lines(shown, "line")
    heights = [-y for _, y in run]
    low, high = min(numbers), max(numbers)
    if low == high:
        assert max(heights) - min(heights) <= PIXEL
        return
    scale = (max(heights) - min(heights)) / float(high - low)
    for height, number in zip(heights, numbers, strict=True):
        assert height - min(heights) == pytest.approx(float(number - low) * scale, abs=PIXEL * 3)


def test_time_is_as_far_apart_as_it_was() -> None:
    shown = chart(ChartKind.LINE, [1, 2, 3], periods=years(1990, 2000, 2005))
    (run,) = lines(shown, "line")
    assert run[1][0] - run[0][0] == pytest.approx(2 * (run[2][0] - run[1][0]), abs=PIXEL * 2)


def test_time_runs_from_left_to_right_in_every_language() -> None:
    shown = chart(ChartKind.LINE, [1, 2, 3], [3, 2, 1], periods=years(1990, 2000, 2005), code="fa")
    long = tuple(Series(f"{'long ' * 20}{at}", one.values) for at, one in enumerate(shown.series))
    for named in (shown, replace(shown, series=long)):
        for run in lines(named, "line"):
            assert run[0][0] < run[1][0] < run[2][0]


def test_what_is_unknown_is_a_gap_and_a_number_between_gaps_a_dot() -> None:
    shown = chart(ChartKind.LINE, [1, 2, None, 3, None, 2, 1])
    assert [len(run) for run in lines(shown, "line")] == [2, 2]
    assert len(dots(shown)) == 2  # the one between the gaps, and the end
    assert len(bars(chart(ChartKind.BAR, [1, None, 3]))) == 2


def test_areas_lie_on_one_another_and_stop_where_a_part_is_unknown() -> None:
    lower, upper = lines(chart(ChartKind.AREA, [10, 10, 10], [20, 20, 20]), "layer")
    assert max(y for _, y in lower) - min(y for _, y in lower) == pytest.approx(
        (max(y for _, y in upper) - min(y for _, y in upper)) / 2, abs=PIXEL * 2
    )
    assert min(y for _, y in lower) == pytest.approx(max(y for _, y in upper), abs=PIXEL)
    broken = lines(chart(ChartKind.AREA, [1, 1, 1, 1, 1], [2, 2, None, 2, 2]), "layer")
    assert len(broken) == 4


def test_dots_stand_where_their_numbers_are() -> None:
    low, middle, high = dots(chart(ChartKind.DOT, [10], [30], [50]))
    assert middle[0] - low[0] == pytest.approx(high[0] - middle[0], abs=PIXEL * 2)


def test_small_multiples_share_one_scale() -> None:
    shown = chart(ChartKind.COLUMN, [10, 5], [20, 10], periods=years(2000, 2001))
    first, _, third, fourth = bars(shown)
    assert third.height == pytest.approx(2 * first.height, abs=PIXEL * 2)
    assert fourth.height == pytest.approx(first.height, abs=PIXEL)


def test_a_census_every_ten_years_leaves_no_room_for_the_years_between() -> None:
    found: list[Bar] = bars(chart(ChartKind.COLUMN, [1, 2, 3], periods=years(1989, 1999, 2009)))
    assert all(bar.width > 50 for bar in found)
