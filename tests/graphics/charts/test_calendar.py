"""An axis of time names round years, months where they begin, and days in the language."""

from itertools import pairwise

import pytest

from caspian.formats.csv_table.periods import periods
from caspian.graphics.charts.axes import all_marks, short


def labels(first: str, last: str, code: str = "en", way: int = 0) -> list[str]:
    """Return the labels of one of the ways to name what lies between two periods."""
    start, end = periods((first, last))
    assert start is not None
    assert end is not None
    return [f"{one.label} {one.below}".strip() for one in all_marks(start, end, code)[way]]


def test_years_are_round() -> None:
    assert labels("1993", "2024", way=2) == ["1995", "2000", "2005", "2010", "2015", "2020"]


def test_months_name_their_year_where_one_begins() -> None:
    assert labels("2023-11", "2024-02") == ["Nov 2023", "Dec", "Jan 2024", "Feb"]


def test_weeks_begin_on_mondays() -> None:
    assert labels("2024-03-01", "2024-03-20", way=2) == ["Mar 4 2024", "Mar 11", "Mar 18"]


def test_quarters() -> None:
    assert labels("Q3 2023", "Q1 2024") == ["Q3 2023", "Q4", "Q1 2024"]


def test_halves_are_named_by_their_months() -> None:
    assert labels("H2 2023", "H2 2024") == ["Jul–Dec 2023", "Jan–Jun 2024", "Jul–Dec"]
    assert labels("H2 2023", "H1 2024", "fa")[0].endswith("۲۰۲۳")


def test_years_of_two_calendar_years_stay_so() -> None:
    assert labels("2019/20", "2021/22") == ["2019/20", "2020/21", "2021/22"]
    assert labels("2019/20", "2020/21", "fa") == ["۲۰۱۹/۲۰", "۲۰۲۰/۲۱"]


def test_hours_are_round_and_name_their_day_where_one_begins() -> None:
    assert labels("2020-03-05 22:10", "2020-03-06 01:40", way=4) == [
        "23:00 Mar 5", "00:00 Mar 6", "01:00"
    ]  # fmt: skip
    assert labels("9:00", "9:30", way=1)[:3] == ["09:00", "09:01", "09:02"]
    assert labels("۹:۰۰", "۱۲:۰۰", "fa")[0] == "۰۹:۰۰"


@pytest.mark.parametrize(
    ("text", "written"),
    [("2020-03-05 12:30", "Mar 5, 2020, 12:30"), ("1:05:09", "01:05:09"), ("2020/21", "2020/21"),
     ("H1 2020", "Jan–Jun 2020")],
)  # fmt: skip
def test_a_moment_a_half_and_a_split_year_in_few_letters(text: str, written: str) -> None:
    (period,) = periods((text,))
    assert period is not None
    assert short(period, "en") == written


@pytest.mark.parametrize(
    ("code", "written"),
    [("en", "Mar 2024"), ("ru", "март 2024\u202fг."), ("fa", "مارس ۲۰۲۴"), ("ka", "მარ. 2024")],
)
def test_a_month_in_words(code: str, written: str) -> None:
    (month,) = periods(("2024-03",))
    assert month is not None
    assert short(month, code) == written


def test_every_way_is_wider_apart_than_the_one_before() -> None:
    start, end = periods(("2020-01-15", "2031-06-01"))
    assert start is not None
    assert end is not None
    counts = [len(way) for way in all_marks(start, end, "en")]
    assert all(after <= before for before, after in pairwise(counts))
