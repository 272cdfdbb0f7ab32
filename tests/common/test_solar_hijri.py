"""Persian readers find the Solar Hijri date beside the Gregorian, all in Persian digits."""

import datetime as dt
import json
import shutil
import subprocess

import pytest

from caspian.common.dates import (
    clock_time,
    date_and_time,
    iso,
    long_date,
    short_day,
    written_out,
    year,
)
from caspian.common.digits import in_native_digits
from caspian.common.solar_hijri import solar_hijri

DAY = dt.date(2026, 11, 29)
NOON = dt.datetime(2026, 11, 29, 12, 5, tzinfo=dt.UTC)
FIRST, DAYS = dt.date(1921, 3, 21), 73_049
"""the years 1300 to 1499 of the calendar"""
ASK_NODE = """
const write = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn",
  { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
const first = Date.UTC(1921, 2, 21), found = [];
for (let n = 0; n < DAYS; n += 1) {
  const parts = write.formatToParts(first + n * 86400000);
  const of = (kind) => Number(parts.find((one) => one.type === kind).value);
  found.push([of("year"), of("month"), of("day")]);
}
process.stdout.write(JSON.stringify(found));
"""


def test_dates_in_persian() -> None:
    assert long_date(DAY, "fa") == "۸ آذر ۱۴۰۵ (۲۹ نوامبر ۲۰۲۶)"
    assert written_out(DAY, "fa") == "یکشنبه ۸ آذر ۱۴۰۵ (۲۹ نوامبر ۲۰۲۶)"
    assert short_day(DAY, "fa") == "۸ آذر"
    assert year(DAY, "fa") == "۲۰۲۶"
    assert clock_time(NOON, "fa", "Asia/Tehran") == "۱۵:۳۵"
    assert date_and_time(NOON, "fa", "Asia/Tehran") == "۸ آذر ۱۴۰۵ (۲۹ نوامبر ۲۰۲۶)، ۱۵:۳۵"
    assert iso(DAY) == "2026-11-29"


@pytest.mark.parametrize("language", ["en", "ru", "az", "hy", "ka", "kk-cyrl", "tr", "uz-latn"])
def test_others_keep_their_calendar_and_digits(language: str) -> None:
    assert "2026" in long_date(DAY, language)
    assert in_native_digits("1405", language) == "1405"


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (dt.date(2025, 3, 20), (1403, 12, 30)),  # a leap year
        (dt.date(2025, 3, 21), (1404, 1, 1)),
        (dt.date(2026, 3, 20), (1404, 12, 29)),
        (dt.date(2026, 3, 21), (1405, 1, 1)),
        (dt.date(2026, 9, 22), (1405, 6, 31)),
        (dt.date(2026, 9, 23), (1405, 7, 1)),
        (dt.date(1979, 2, 11), (1357, 11, 22)),
    ],
)
def test_days_that_are_known(day: dt.date, found: tuple[int, int, int]) -> None:
    assert solar_hijri(day) == found


@pytest.mark.skipif(not shutil.which("node"), reason="node is asked for what ICU says")
def test_two_hundred_years_are_as_icu_has_them() -> None:
    code = ASK_NODE.replace("DAYS", str(DAYS))
    said = subprocess.run(["node", "-e", code], capture_output=True, text=True, check=True).stdout
    wanted = [tuple(one) for one in json.loads(said)]
    assert wanted[-1][0] == 1499
    assert [solar_hijri(FIRST + dt.timedelta(n)) for n in range(DAYS)] == wanted
