"""The day at the paper, on SQLite, and in `make proofs` on PostgreSQL as well."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import browser as browser
from tests.day.day import Day, hours, number_of
from tests.day.hour_19_the_paper_closes import faults_in
from tests.thorough import some

DATABASES = ("SQLite", "PostgreSQL")
# While you write an hour: DAY_HOURS="08 09 17" leaves out the others.
WANTED = os.environ.get("DAY_HOURS", "").split()


@pytest.fixture(params=some(1, DATABASES))
def day(request: pytest.FixtureRequest, tmp_path: Path, browser: Browser) -> Iterator[Day]:
    """A day that has not begun, on each database."""
    sys.stderr.write(f"\nA day at the paper, on {request.param}\n")
    day = Day(tmp_path, browser, **_addresses(request))
    try:
        yield day
    finally:
        day.closes()


def _addresses(request: pytest.FixtureRequest) -> dict[str, str]:
    if request.param == "SQLite":
        return {}
    try:
        cluster = request.getfixturevalue("postgres")
    except pytest.skip.Exception as reason:
        # A machine that proves a change must not pass because it looked at half.
        if os.environ.get("CI"):
            pytest.fail(str(reason), pytrace=False)
        raise
    return {"DATABASE_URL": cluster.new(), "EDITION_URL": cluster.new()}


@pytest.mark.long
@pytest.mark.slow
def test_a_day_at_the_paper(day: Day) -> None:
    for hour in hours():
        if not WANTED or number_of(hour) in WANTED:
            day.lives_through(hour)
    if day.faults:
        raise ExceptionGroup("hours failed", day.faults)


def test_the_hours_are_told_apart_and_in_order() -> None:
    names = [hour.__name__.rpartition(".")[2] for hour in hours()]
    numbers = [
        int(found[1]) for found in map(re.compile(r"hour_(\d\d)_\w+").fullmatch, names) if found
    ]
    assert len(numbers) == len(names) > 1
    assert numbers == sorted(set(numbers))
    assert all(hour.__doc__ and callable(hour.live) for hour in hours())


LOG = """2026-11-29 05:17:45,179 ERROR caspian.newsroom.renditions: Picture 2 (A scan) can't be read
Traceback (most recent call last):
  File "somewhere.py", line 1, in prepare
OSError: cannot write mode I;16 as JPEG
[INFO] Stopping
2026-11-29 05:19:21,082 ERROR caspian.project.background_worker: Could not press; trying again
Traceback (most recent call last):
  File "somewhere.py", line 1, in press
OverflowError: date value out of range
"""


def test_a_fault_in_the_log_is_found_and_one_that_is_told_again_and_again() -> None:
    """What the evening's reading of the log is worth."""
    (found,) = faults_in(LOG)
    assert found.endswith("Could not press; trying again: OverflowError: date value out of range")
    allowed = LOG.partition("[INFO]")[0]
    assert faults_in(allowed) == []
    assert faults_in(allowed + allowed.replace(":45,", ":46,")) != []
