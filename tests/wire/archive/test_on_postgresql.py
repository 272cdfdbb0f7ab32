"""The same tests of archives hold in PostgreSQL, which orders the keys of its JSON by itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.edition.postgres import Postgres
from tests.thorough import PROOFS

SAME_TESTS = ("test_round_trip.py", "test_arrive.py", "test_leave.py")
# That bytes are compared at all, and of other papers, they have shown on SQLite.
ONE_PAPER = "test_round_trip.py::test_a_paper_comes_back_as_it_left[0]"


@pytest.mark.long
@pytest.mark.slow
def test_archives_leave_and_arrive_there_too(postgres: Postgres) -> None:
    variables = {"DATABASE_URL": postgres.newsroom(), "EDITION_URL": postgres.new()}
    here = Path(__file__).parent
    wanted = [f"{here}/{name}" for name in (SAME_TESTS if PROOFS else [ONE_PAPER])]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-m", "not slow", *wanted],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=1800,
    )
    assert done.returncode == 0, done.stdout[-8000:]
