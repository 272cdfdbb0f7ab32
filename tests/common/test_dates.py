"""Dates are written as a reader of each language writes them, in the paper's time zone."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from caspian.common.dates import (
    CLOCKS,
    DateOutOfRange,
    bounds,
    clock_time,
    date_and_time,
    day_in,
    is_in_range,
    iso,
    long_date,
    next_midnight,
    short,
    short_day,
    written_as,
    written_out,
)
from caspian.common.digits import in_native_digits
from caspian.common.languages import KNOWN

DAY = dt.date(2024, 7, 15)
LATE = dt.datetime(2024, 7, 14, 21, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Monday, July 15, 2024"),
        ("ru", "понедельник, 15 июля 2024\u202fг."),
        ("az", "15 iyul 2024, bazar ertəsi"),
        ("tr", "15 Temmuz 2024 Pazartesi"),
        ("ka", "ორშაბათი, 15 ივლისი, 2024"),
        ("kk-cyrl", "2024\u202fж. 15 шілде, дүйсенбі"),
    ],
)
def test_a_day_is_written_out_in_the_readers_language(language: str, written: str) -> None:
    assert written_out(DAY, language) == written


def test_half_past_nine_in_the_evening_in_london_is_the_next_day_in_baku() -> None:
    assert day_in(LATE, "Asia/Baku") == DAY
    assert date_and_time(LATE, "en", "Asia/Baku") == "July 15, 2024, 1:30\u202fAM"
    assert clock_time(LATE, "ru", "Asia/Baku") == "01:30"
    assert short(LATE, "en", "Asia/Baku") == "15 Jul 2024, 01:30"


@pytest.mark.parametrize(
    ("region", "hour_cycle", "written"),
    [
        ("US", "", "Monday, July 15, 2024|Jul 15|July 15, 2024, 1:30\u202fAM"),
        ("GB", "", "Monday, 15 July 2024|15 Jul|15 July 2024, 01:30"),
        ("GB", "h12", "Monday, 15 July 2024|15 Jul|15 July 2024, 1:30 am"),
        ("US", "h23", "Monday, July 15, 2024|Jul 15|July 15, 2024, 01:30"),
    ],
)
def test_a_paper_chooses_how_english_dates_and_the_clock_are_written(
    region: str, hour_cycle: str, written: str
) -> None:
    dated = written_as("en", region=region, hour_cycle=hour_cycle)
    told = (written_out(DAY, dated), short_day(DAY, dated), date_and_time(LATE, dated, "Asia/Baku"))
    assert "|".join(told) == written


@pytest.mark.parametrize("code", [code for code, _ in KNOWN if code != "en"])
def test_every_language_has_both_clocks_and_keeps_its_own_dates(code: str) -> None:
    evening = LATE.replace(hour=17)
    by_clock = {
        cycle: clock_time(evening, written_as(code, region="GB", hour_cycle=cycle), "Asia/Baku")
        for cycle in CLOCKS
    }
    nine, thirty, twenty_one = (in_native_digits(one, code) for one in ("9", "30", "21"))
    assert by_clock["h23"] in (f"{twenty_one}:{thirty}", f"{twenty_one}.{thirty}")
    assert twenty_one not in by_clock["h12"]
    assert nine in by_clock["h12"]
    assert thirty in by_clock["h12"]
    chosen = written_as(code, region="GB", hour_cycle="h12")
    assert long_date(DAY, chosen) == long_date(DAY, code)


def test_a_day_ends_at_midnight_where_the_paper_is() -> None:
    assert next_midnight(LATE, "Asia/Baku") == dt.datetime(2024, 7, 15, 20, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Asia/Baku", DAY, 24),
        ("America/New_York", dt.date(2024, 3, 10), 23),
        ("Europe/Kyiv", dt.date(2024, 10, 27), 25),
    ],
)
def test_a_day_is_as_long_as_it_is_where_the_paper_is(zone: str, day: dt.date, hours: int) -> None:
    start, end = bounds(day, zone)
    for moment, date in ((start, day), (end, day + dt.timedelta(days=1))):
        assert moment == dt.datetime.combine(date, dt.time(0), ZoneInfo(zone))
    assert (end.astimezone(dt.UTC) - start.astimezone(dt.UTC)) == dt.timedelta(hours=hours)
    assert bounds(day + dt.timedelta(days=1), zone)[0] == end
    for moment in (start, end - dt.timedelta(seconds=1)):
        assert day_in(moment, zone) == day
        assert next_midnight(moment, zone) == end


def test_a_moment_is_written_to_the_second_for_machines() -> None:
    assert iso(LATE.replace(microsecond=322871)) == "2024-07-14T21:30:00+00:00"
    assert iso(DAY) == "2024-07-15"


FAR = [dt.date.min, dt.date(26, 11, 28), dt.date(1899, 12, 30), dt.date(2201, 1, 2), dt.date.max]
EDGES = [dt.date(1900, 1, 1), dt.date(2200, 12, 31)]
ZONES = ["Pacific/Kiritimati", "Asia/Baku", "UTC", "America/New_York", "Pacific/Pago_Pago"]


def everything_said(moment: dt.datetime, zone: str) -> list[object]:
    """Return all that is ever said of a moment; what it raises comes instead."""
    day = moment.date()
    questions = (
        lambda: day_in(moment, zone),
        lambda: next_midnight(moment, zone),
        lambda: bounds(day, zone),
        lambda: written_out(day, "en"),
        lambda: long_date(day, "en"),
        lambda: clock_time(moment, "en", zone),
        lambda: date_and_time(moment, "en", zone),
        lambda: short(moment, "en", zone),
        lambda: iso(moment),
        lambda: iso(day),
    )
    said: list[object] = []
    for question in questions:
        try:
            said.append(question())
        except ValueError as error:
            said.append(error)
    return said


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", FAR)
@pytest.mark.parametrize("hour", [0, 23])
def test_a_date_outside_1900_to_2200_is_refused_in_words(
    day: dt.date, hour: int, zone: str
) -> None:
    moment = dt.datetime.combine(day, dt.time(hour), dt.UTC)
    said = everything_said(moment, zone)
    assert {type(one) for one in said} == {DateOutOfRange}
    assert all("lies outside 1900 to 2200" in str(one) for one in said)
    assert not is_in_range(day)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", EDGES)
def test_the_first_day_and_the_last_are_shown_everywhere(day: dt.date, zone: str) -> None:
    for hour in (0, 23):
        moment = dt.datetime.combine(day, dt.time(hour), ZoneInfo(zone)).astimezone(dt.UTC)
        assert is_in_range(moment)
        assert not [one for one in everything_said(moment, zone) if isinstance(one, Exception)]
        assert day_in(moment, zone) == day
