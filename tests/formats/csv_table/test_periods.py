"""Rows in time are known by how people write years, quarters, months and days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.formats.csv_table.period import Grain, Period, numbered
from caspian.formats.csv_table.periods import periods
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
        ("05.03.2020 г.", MARCH_5, Grain.DAY),
        ("FY20", dt.date(2020, 1, 1), Grain.YEAR),
        ("'20", dt.date(2020, 1, 1), Grain.YEAR),
        ("2020 ж.", dt.date(2020, 1, 1), Grain.YEAR),
        ("05/03/20", MARCH_5, Grain.DAY),
        ("5 марта 2020", MARCH_5, Grain.DAY),
        ("March 5, 2020", MARCH_5, Grain.DAY),
    ],
)
def test_a_period_is_known_by_its_first_day_and_its_length(
    text: str, start: dt.date, grain: Grain
) -> None:
    assert periods((text,)) == (Period(start, grain),)


@pytest.mark.parametrize(
    "text",
    [
        "Q1 2020", "1Q20", "Q1'20", "2020-Q1", "1st quarter of 2020", "first quarter 2020",
        "1-ci rüb 2020", "2020-ci il 1-ci rüb", "2020-ci ilin I rübü", "1-ci kv. 2020",
        "1-ին եռամսյակ 2020", "2020 թ. I եռմս.", "I კვარტალი 2020", "1 კვ. 2020",
        "1 кв. 2020", "I квартал 2020 г.", "1-й квартал 2020 года", "1. çeyrek 2020", "Ç1 2020",
        "سه‌ماهه اول ۲۰۲۰", "سه ماههٔ یکم ۲۰۲۰", "1-тоқсан 2020", "2020 жылғы I тоқсан",
        "1-chorak 2020", "2020-yil 1-chorak", "2020-йил 1-чорак", "І квартал 2020 року",
        "1 кв 2020 р.", "Jan–Mar 2020", "янв.-март 2020 г.", "yanvar-mart 2020", "Ocak - Mart 2020",
        "იანვარი-მარტი 2020", "հունվար-մարտ 2020", "2020 ж. I тоқсан", "მე-1 კვარტალი 2020",
    ],
)  # fmt: skip
def test_quarters_are_known_in_every_language_of_the_paper(text: str) -> None:
    assert periods((text,)) == (Period(dt.date(2020, 1, 1), Grain.QUARTER),)


@pytest.mark.parametrize(
    "text",
    [
        "H2 2020", "2H20", "2020-S2", "second half of 2020", "2-ci yarımil 2020",
        "2-րդ կիսամյակ 2020", "II ნახევარი 2020", "2 полугодие 2020", "II полугодие 2020 г.",
        "2. yarıyıl 2020", "نیمه دوم ۲۰۲۰", "شش ماهه دوم ۲۰۲۰", "2-жартыжылдық 2020",
        "2-yarim yillik 2020", "2 півріччя 2020 р.", "2. yarı 2020", "2020-ci ilin II yarısı",
        "2 пг 2020", "HY2 2020", "July–December 2020", "نیم‌سال دوم ۲۰۲۰", "ژوئیه–دسامبر ۲۰۲۰",
    ],
)  # fmt: skip
def test_halves_are_known_in_every_language_of_the_paper(text: str) -> None:
    assert periods((text,)) == (Period(dt.date(2020, 7, 1), Grain.HALF),)


@pytest.mark.parametrize(
    "text",
    [
        "Sept 2020", "Sept. 2020", "SEP-20", "sentyabr 2020-ci il", "2020-ci il, sentyabr",
        "սեպտ. 2020", "2020 թ. սեպտեմբեր", "სექტ. 2020", "сент. 2020", "сентябрь 2020 г.",
        "Eylül 2020", "سپتامبر ۲۰۲۰", "қыр. 2020", "2020 жылғы қыркүйек", "sentabr 2020",
        "2020-yil sentabr", "Sep '20", "Sep’20", "2020-yil sentabr oyi", "сентябрь 2020 ж.",
        "09.2020 г.", "2020-ci ilin sentyabr ayı", "вер. 2020", "вересень 2020 року",
        "qyrkúıek 2020",
    ],
)  # fmt: skip
def test_months_are_known_by_how_they_begin(text: str) -> None:
    assert periods((text,)) == (Period(dt.date(2020, 9, 1), Grain.MONTH),)


@pytest.mark.parametrize(
    "text", ["2020/21", "2020-21", "2020–2021", "FY2020/21", "FY20/21", "2020/21 г."]
)
def test_a_year_of_two_calendar_years_is_known(text: str) -> None:
    assert periods((text,)) == (Period(dt.date(2020, 1, 1), Grain.YEAR, is_split=True),)


def test_the_others_tell_a_month_from_a_year_of_two() -> None:
    (month,) = periods(("2011-12",))
    assert month == Period(dt.date(2011, 12, 1), Grain.MONTH)
    assert {one and one.is_split for one in periods(("2010-11", "2011-12", "2012-13"))} == {True}
    assert {one and one.is_split for one in periods(("2011-11", "2011-12"))} == {False}


@pytest.mark.parametrize(
    ("texts", "grain", "apart"),
    [
        (("12:30", "13:00"), Grain.CLOCK, 1800),
        (("1:05:09", "1:05:12"), Grain.CLOCK, 3),
        (("2020-03-05 23:30", "2020-03-06T00:30:00Z"), Grain.MOMENT, 3600),
        (("5.3.2020, 0:00", "5.3.2020, 6:00"), Grain.MOMENT, 6 * 3600),
        (("2020-03-05 00:00:00", "2020-03-07 00:00:00"), Grain.DAY, 2),
        (("۱۲:۳۰", "۱۳:۰۰"), Grain.CLOCK, 1800),
    ],
)
def test_moments_are_as_far_apart_as_they_are(
    texts: tuple[str, str], grain: Grain, apart: int
) -> None:
    first, second = periods(texts)
    assert first is not None
    assert second is not None
    assert (first.grain, second.grain) == (grain, grain)
    assert second.number - first.number == apart
    assert numbered(second.number, grain) == second


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)), st.sampled_from(Grain))
def test_numbers_lead_back_to_every_period(day: dt.date, grain: Grain) -> None:
    made = numbered(Period(day, grain).number, grain)
    assert made.number == Period(day, grain).number
    assert made.start.year == day.year


@given(st.text(max_size=30))
def test_any_text_names_a_period_or_none(text: str) -> None:
    assert len(periods((text, "2020"))) == 2


@pytest.mark.parametrize(
    "text", ["H3 2020", "2020 Q", "25:00", "12:61", "2020/23", "Q1 Q2 2020", "iyu 2020",
    "1 2 кв. 2020", "5 Mar Apr 2020", "Feb-Apr 2020", "Dec-Feb 2020", "Apr 5th",
    "5 Mar-May 2020", "32 марта 2020", "2020-03-05 25:00"],
)  # fmt: skip
def test_what_comes_near_a_period_is_none(text: str) -> None:
    assert periods((text,)) == (None,)


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
        "Row 11, column 1: “19999” is no date like the others, so the rows are taken as names, "
        "evenly apart.",
    )


def test_times_go_on_behind_midnight_and_the_note_says_so() -> None:
    hours = ["22:00", "23:00", "0:00", "1:00"]
    table = read("t\tA\n" + "\n".join(f"{hour}\t1" for hour in hours))
    assert [one.number - table.periods[0].number for one in table.periods] == [0, 3600, 7200, 10800]
    assert table.notes == (
        "Row 4, column 1: “0:00” was read as of the next day, and so are those below it.",
    )
    newest_first = periods(("12:00", "11:00", "10:00"))
    assert [one and one.start.hour for one in newest_first] == [12, 11, 10]  # type: ignore[attr-defined]
    assert len({one and one.start.toordinal() for one in newest_first}) == 1


@pytest.mark.parametrize(
    ("rows", "odd"),
    [
        (["1990s", "2000s", "2020s"], "1990s"), (["Jan", "Feb", "Apr"], "Jan"),
        (["январь", "февраль"], "январь"), (["Q1", "Q2", "Q4"], "Q1"), (["تیر", "مهر"], "تیر"),
        (["Jan 2020", "Feb", "Apr"], "Feb"), (["202001", "202002"], "202001"),
        (["43831", "43832"], "43831"), (["1585699200", "1585785600"], "1585699200"),
        (["2020М01", "2020М02"], "2020М01"), (["2020T1", "2020T2"], "2020T1"),
        (["2018", "2019", "Sprat", "Plum", "Pear"], "2018"),
    ],
)  # fmt: skip
def test_what_may_be_a_date_is_never_taken_for_a_name_in_silence(rows: list[str], odd: str) -> None:
    table = read("When\tA\n" + "\n".join(f"{row}\t1" for row in rows))
    assert table.periods == ()
    place = f"Row {rows.index(odd) + 2}, column 1: “{odd}” "
    assert table.notes[0].startswith(place)
    assert "names" in table.notes[0]


@pytest.mark.parametrize(
    "names", [["Mary", "June", "Otto"], ["S", "M", "L"], ["10", "20"], ["A1", "B2"]]
)
def test_names_are_names_without_a_note(names: list[str]) -> None:
    assert read("n\tA\n" + "\n".join(f"{name}\t1" for name in names)).notes == ()
