"""Dates are written as a reader of each language writes them, in the paper's time zone."""

import datetime as dt

import pytest

from caspian.common.dates import clock_time, date_and_time, day_in, iso, next_midnight, written_out

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


def test_a_day_ends_at_midnight_where_the_paper_is() -> None:
    assert next_midnight(LATE, "Asia/Baku") == dt.datetime(2024, 7, 15, 20, tzinfo=dt.UTC)


def test_a_moment_is_written_to_the_second_for_machines() -> None:
    assert iso(LATE.replace(microsecond=322871)) == "2024-07-14T21:30:00+00:00"
    assert iso(DAY) == "2024-07-15"
