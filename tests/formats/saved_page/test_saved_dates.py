"""Lines that are dates, in the region's languages and everybody's orders."""

import datetime as dt

import pytest
from babel import Locale
from babel.dates import format_date

from caspian.formats.saved_page.dates import LANGUAGES, date_line

DAY = dt.date(2024, 7, 15)


@pytest.mark.parametrize(
    "line",
    [
        "Monday, July 15, 2024", "15 July 2024", "July 15th, 2024", "2024-07-15", "2024/07/15",
        "2024-07-15T09:30:00+04:00", "15.07.2024", "15.07.2024 09:30", "15/07/2024", "07/15/2024",
        "Published: 15 July 2024, 9:30 AM", "15 JUL 2024 | 14:05 GMT", "15 июля 2024 г.",
        "Понедельник, 15 июля 2024 года, 14:05 (МСК)", "15 İyul 2024", "15 iyul 2024-cü il",
        "Bazar ertəsi, 15 iyul 2024", "15 Temmuz 2024 Pazartesi", "15 TEMMUZ 2024 PAZARTESİ",
        "понеділок, 15 липня 2024 р.", "15 ივლისი, 2024", "15. Juli 2024", "Июль 15, 2024",
    ],
)  # fmt: skip
def test_a_date(line: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.day == DAY


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_dates_as_babel_writes_them(language: str, month: int) -> None:
    day = dt.date(2024, month, 15)
    found = date_line(format_date(day, "full", Locale.parse(language)))
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "line",
    [
        "", "2024", "July 2024", "15 July", "September 11", "9 May", "15-16 July 2024",
        "The deal of 15 July 2024", "15 July 2024 Baku", "Flight 2024-07-15-33", "30.1 C",
        "July 15, 2024 was a Monday", "1.2.3", "x" * 101 + " 15 July 2024",
    ],
)  # fmt: skip
def test_not_a_date(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    "line", ["07/05/2024", "Monday, July 15", "31 February 2024", "32.13.2024"]
)
def test_a_date_that_cannot_be_told(line: str) -> None:
    found = date_line(line)
    assert found is None or found.day is None


def test_the_language_is_told_by_the_month() -> None:
    found = date_line("15 Temmuz 2024")
    assert found is not None
    assert found.languages == {"tr"}


def test_reading_dates_leaves_babels_names_alone() -> None:
    date_line("15 July 2024")
    assert format_date(DAY, "LLLL", "tr") == "Temmuz"
    assert format_date(DAY, "LLLL", "de") == "Juli"
