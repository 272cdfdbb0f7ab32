"""The newsroom and the edition in PostgreSQL: the same paper, as exact."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.edition.postgres import Postgres
from tests.press.readers import Readers
from tests.press.test_whole_paper import PUBLISH, READS, ROUNDS, comes_to_rest, until
from tests.thorough import PROOFS
from tests.warm_paper import WarmPaper

pytestmark = [pytest.mark.long, pytest.mark.slow]


# In `make test` the press of a whole paper is watched on SQLite: see test_whole_paper.py.
@pytest.mark.proofs
def test_a_paper_on_postgresql_is_exact_and_whole(tmp_path: Path, postgres: Postgres) -> None:
    # Of tables from nothing, `make test` takes the copy that all tests share.
    newsroom = postgres.new() if PROOFS else postgres.newsroom()
    paper = WarmPaper(tmp_path, DATABASE_URL=newsroom, EDITION_URL=postgres.new())
    try:
        paper.wait()
        readers = Readers(paper.port).start()
        try:
            number = 0
            while readers.reads < READS or number < ROUNDS:
                paper.shell(PUBLISH.format(first=number * 15, last=number * 15 + 15))
                number += 1
        finally:
            readers.stop()
        assert readers.broken == [], f"{len(readers.broken)} of {readers.reads}\n{paper.said()}"
        until(paper, "/en/", f"Ferry number {number * 15 - 1}")
        comes_to_rest(paper)
        paper.run("edition", "verify")
        paper.run("press", "--clean")
        comes_to_rest(paper)
    finally:
        paper.stop()


# What raises is left alone by the same code on both; the day of the controls takes half a minute.
LEFT_OUT = [] if PROOFS else ["-k", "not day_of_the_controls and not raises"]
SAME_TESTS = ("test_incremental_equals_clean.py", "test_nothing_stops_the_press.py")


def test_the_tests_of_the_press_hold_there_too(postgres: Postgres) -> None:
    """The state machine and all, in a process whose newsroom and edition are in PostgreSQL."""
    command = [sys.executable, "-m", "pytest", "-q", "-m", "not slow", *LEFT_OUT]
    variables = {"DATABASE_URL": postgres.newsroom(), "EDITION_URL": postgres.new()}
    done = subprocess.run(
        [*command, *(Path(__file__).with_name(name) for name in SAME_TESTS)],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=1800,
    )
    assert done.returncode == 0, done.stdout[-8000:]
