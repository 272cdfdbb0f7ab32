"""Rows in months, seasons and days of the Solar Hijri calendar stand at their true distance."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.common.solar_hijri import MONTHS, gregorian, solar_hijri
from caspian.formats.csv_table.period import Grain, Period, numbered
from caspian.formats.csv_table.periods import periods
from caspian.formats.csv_table.read import read
from caspian.graphics.charts.axes import short
from caspian.graphics.charts.chart import NARROW, WIDE, ChartKind
from caspian.graphics.charts.draw import draw
from caspian.graphics.charts.of_table import chart_of_text

FARVARDIN = dt.date(2023, 3, 21)
FIRST, LAST = dt.date(1900, 1, 1), dt.date(2120, 12, 31)


def starts(*texts: str) -> list[tuple[dt.date, Grain] | None]:
    """Return the first day and the grain of each, of those that are of the Solar Hijri calendar."""
    return [(one.start, one.grain) if one and one.is_solar else None for one in periods(texts)]


@given(st.dates(FIRST, LAST))
def test_days_lead_there_and_back(day: dt.date) -> None:
    assert gregorian(*solar_hijri(day)) == day


@pytest.mark.parametrize("date", [(1402, 12, 30), (1402, 7, 31), (1402, 13, 1), (1402, 1, 32)])
def test_a_day_that_no_month_has_is_none(date: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"no (day|month)"):
        gregorian(*date)
    assert gregorian(1403, 12, 30) == dt.date(2025, 3, 20)


@pytest.mark.parametrize(
    "text",
    [
        "فروردین ۱۴۰۲", "فروردين 1402", "فروردین‌ماه ۱۴۰۲", "فروردین ماه ۱۴۰۲", "فروردین سال ۱۴۰۲",
        "۱۴۰۲/۰۱", "۱۴۰۲-۱", "Farvardin 1402", "fərvərdin 1402", "фарвардин 1402", "حمل ۱۴۰۲",
    ],
)  # fmt: skip
def test_months(text: str) -> None:
    assert starts(text) == [(FARVARDIN, Grain.MONTH)]


def test_every_month_has_its_number() -> None:
    found = periods(tuple(f"{month} ۱۴۰۲" for month in (*MONTHS, "امرداد")))
    assert [one and one.number - 1402 * 12 for one in found] == [*range(12), 4]


@pytest.mark.parametrize(
    ("text", "start", "grain"),
    [
        ("۱۴۰۲", FARVARDIN, Grain.YEAR), ("سال 1402", FARVARDIN, Grain.YEAR),
        ("بهار ۱۴۰۲", FARVARDIN, Grain.QUARTER),
        ("زمستان ۱۴۰۲", dt.date(2023, 12, 22), Grain.QUARTER),
        ("سه‌ماهه دوم ۱۴۰۲", dt.date(2023, 6, 22), Grain.QUARTER),
        ("نیمه نخست ۱۴۰۲", FARVARDIN, Grain.HALF),
        ("نیم‌سال دوم ۱۴۰۲", dt.date(2023, 9, 23), Grain.HALF),
        ("فروردین – خرداد ۱۴۰۲", FARVARDIN, Grain.QUARTER),
        ("۱۴۰۲/۰۲/۳۱", dt.date(2023, 5, 21), Grain.DAY),
        ("۵ فروردین ۱۴۰۲", dt.date(2023, 3, 25), Grain.DAY),
    ],
)  # fmt: skip
def test_years_seasons_halves_and_days(text: str, start: dt.date, grain: Grain) -> None:
    assert starts(text) == [(start, grain)]


@pytest.mark.parametrize(
    "text",
    ["1402", "1402-03", "March 1402", "مارس ۱۴۰۲", "فروردین ۲۰۲۳", "بهار ۲۰۲۳", "۲۰۲۳", "١٤٠٢",
     "۱۴۰۲/۰۷/۳۱", "Azar 2020", "تیر"],
)  # fmt: skip
def test_what_is_of_another_calendar_or_none_is_not_taken_for_it(text: str) -> None:
    assert starts(text) == [None]


@given(
    st.dates(FIRST, LAST),
    st.sampled_from([one for one in Grain if one is not Grain.CLOCK]),
    st.integers(1, 40),
)
def test_numbers_lead_back_and_neighbours_differ_by_one(
    day: dt.date, grain: Grain, steps: int
) -> None:
    number = Period(day, grain, is_solar=True).number
    made = [numbered(number + step, grain, is_solar=True) for step in range(steps + 1)]
    assert [one.number - number for one in made] == list(range(steps + 1))
    assert all(before.start < after.start for before, after in pairwise(made))


def test_a_gap_is_as_wide_as_it_was_and_persian_readers_find_their_months() -> None:
    text = "ماه\tتورم\nفروردین ۱۴۰۲\t1\nاردیبهشت ۱۴۰۲\t2\nاسفند ۱۴۰۲\t3\nفروردین ۱۴۰۳\t4"
    chart, _ = chart_of_text(text, ChartKind.LINE, code="fa")
    assert [one.number - chart.periods[0].number for one in chart.periods] == [0, 1, 11, 12]
    for sheet in (WIDE, NARROW):
        drawn = draw(chart, sheet).marks
        assert "فروردین" in drawn
        assert "۱۴۰۳" in drawn
        assert "ژانویه" not in drawn
    assert short(chart.periods[0], "fa") == "فروردین ۱۴۰۲"
    # Others are given the days of it, in their own calendar.
    assert short(chart.periods[0], "en").split(",")[0].replace("\u2009", " ") == "Mar 21 – Apr 20"
    assert [short(one, "en") for one in periods(("۱۴۰۲", "۱۴۰۳"))] == ["2023/24", "2024/25"]  # type: ignore[arg-type]


def test_two_calendars_side_by_side_and_a_year_of_either_are_named() -> None:
    mixed = read("y\tA\n۱۴۰۰\t1\n۱۴۰۱\t2\n۲۰۲۳\t3")
    assert mixed.periods == ()
    assert mixed.notes == (
        "Row 4, column 1: “۲۰۲۳” is among years, and others are years of the Solar Hijri calendar, "
        "so the rows are taken as names, evenly apart.",
    )
    plain = read("y\tA\n1400\t1\n1402\t2")
    assert plain.notes == (
        "Row 2, column 1: “1400” was read as of the Gregorian calendar. If it is of the Solar "
        "Hijri, write it in Persian digits.",
    )
    assert read("y\tA\n1900\t1\n1902\t2").notes == ()
