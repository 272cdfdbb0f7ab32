"""Columns of views: by hours, by the paper's own days, and how high a plot goes."""

import datetime as dt

import pytest

from caspian.newsroom.desk.view_counts.figures import PERIODS, columns
from caspian.newsroom.desk.view_counts.plot import ceiling, plot, spark

NOON = dt.datetime(2026, 3, 29, 12, 20, tzinfo=dt.UTC)


def test_columns_of_hours_end_with_the_hour_that_runs() -> None:
    found = columns(PERIODS["week"], NOON, "Asia/Baku", "en")
    assert len(found.starts) == 56
    assert found.end == NOON.replace(hour=13, minute=0)
    hour = NOON.replace(minute=0)
    values = found.filled({hour: 3, hour - dt.timedelta(hours=2): 4, found.end: 99})
    assert values[-1] == 7


def test_days_are_the_papers_own_and_one_may_have_23_hours() -> None:
    found = columns(PERIODS["month"], NOON, "Europe/London", "en")
    assert len(found.starts) == 30
    late = dt.datetime(2026, 3, 28, 23, tzinfo=dt.UTC)
    values = found.filled({late: 2, late + dt.timedelta(hours=1): 3})
    assert values[-2:] == [2, 3], "clocks go forward on the 29th, after midnight"
    assert found.name(found.starts[-1]) == "Sun 29 Mar"


def test_an_hour_that_midnight_parts_belongs_to_the_day_it_began_in() -> None:
    found = columns(PERIODS["month"], NOON, "Asia/Kabul", "en")
    parted = dt.datetime(2026, 3, 28, 19, tzinfo=dt.UTC)
    assert found.filled({parted: 5})[-2:] == [5, 0]


@pytest.mark.parametrize(
    ("most", "top"), [(0, 4), (4, 4), (5, 6), (11, 20), (21, 40), (99, 100), (12_345, 20_000)]
)
def test_an_axis_ends_at_a_round_number(most: int, top: int) -> None:
    assert ceiling(most) == top


def test_columns_stand_on_the_floor_and_inside_the_plot() -> None:
    drawn = plot([0, 5, 10], ["a", "b", "c"], ["a: 0", "b: 5", "c: 10"], None)
    for bar in drawn.bars:
        assert bar.y + bar.height == pytest.approx(drawn.floor)
        assert drawn.left <= bar.x < bar.x + bar.width <= drawn.right
        assert drawn.top <= bar.y


def test_a_spark_of_nothing_is_flat() -> None:
    assert spark([0, 0, 0]) == "0,28 0.0,28.0 70.0,28.0 140.0,28.0 140,28"
    assert spark([]) == "0,28 140,28"
