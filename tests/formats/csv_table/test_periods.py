"""Rows in time are known by how people write years, quarters, months and days."""

import datetime as dt

import pytest

from caspian.formats.csv_table.periods import Grain, Period, numbered, periods
from caspian.formats.csv_table.read import read

MARCH, MARCH_5 = dt.date(2020, 3, 1), dt.date(2020, 3, 5)


@pytest.mark.parametrize(
    ("text", "start", "grain"),
    [
        ("2020", dt.date(2020, 1, 1), Grain.YEAR),
        ("۲۰۲۰", dt.date(2020, 1, 1), Grain.YEAR),
        ("2020 Q2", dt.date(2020, 4, 1), Grain.QUARTER),
        ("Q2-2020", dt.date(2020, 4, 1), Grain.QUARTER),
        ("2020-03", MARCH, Grain.MONTH),
        ("03/2020", MARCH, Grain.MONTH),
        ("2020M03", MARCH, Grain.MONTH),
        ("Mar-20", MARCH, Grain.MONTH),
        ("March 2020", MARCH, Grain.MONTH),
        ("март 2020", MARCH, Grain.MONTH),
        ("მარტი 2020", MARCH, Grain.MONTH),
        ("مارس 2020", MARCH, Grain.MONTH),
        ("2020-03-05", MARCH_5, Grain.DAY),
        ("2020-03-05T00:00:00Z", MARCH_5, Grain.DAY),
        ("05.03.2020", MARCH_5, Grain.DAY),
        ("5 марта 2020", MARCH_5, Grain.DAY),
        ("March 5, 2020", MARCH_5, Grain.DAY),
    ],
)
def test_a_period_is_known_by_its_first_day_and_its_length(
    text: str, start: dt.date, grain: Grain
) -> None:
    assert periods((text,)) == (Period(start, grain),)


@pytest.mark.parametrize(
    "text", ["Baku", "2020-13", "31.02.2020", "1991–95", "3020", "May", "Q5 2020"]
)
def test_what_names_no_period_is_none(text: str) -> None:
    assert periods((text,)) == (None,)


def test_one_day_over_twelve_tells_which_number_is_the_month() -> None:
    assert [one and one.start.month for one in periods(("3/4/2020", "3/14/2020"))] == [3, 3]
    assert [one and one.start.month for one in periods(("3/4/2020", "14/4/2020"))] == [4, 4]
    assert (
        read("a,b\n3/4/2020,1\n4/4/2020,2").notes[0].startswith("“3/4/2020” was read with the day")
    )


def test_neighbours_differ_by_one_and_numbers_lead_back() -> None:
    for before, after in (
        ("2020-12", "2021-01"),
        ("Q4 2020", "Q1 2021"),
        ("2020-02-29", "2020-03-01"),
    ):
        first, second = periods((before, after))
        assert first is not None
        assert second is not None
        assert second.number - first.number == 1
        assert numbered(second.number, second.grain) == second


def test_a_slip_among_dates_is_told() -> None:
    rows = "".join(f"{year},1\n" for year in range(1990, 1999))
    assert read(f"Year,n\n{rows}19999,1").notes == (
        "“19999” is no date like the others, so the rows are taken as names.",
    )
