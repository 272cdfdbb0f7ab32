"""The same tests of archives hold in PostgreSQL, which orders the keys of its JSON by itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.edition.postgres import Postgres
from tests.thorough import PROOFS, some

SAME_TESTS = ("test_round_trip.py", "test_arrive.py", "test_leave.py")
# That bytes are compared at all, they have shown on SQLite.
WITHOUT_CONTROLS = [] if PROOFS else ["-k", "not control"]


@pytest.mark.long
@pytest.mark.slow
def test_archives_leave_and_arrive_there_too(postgres: Postgres) -> None:
    variables = {"DATABASE_URL": postgres.newsroom(), "EDITION_URL": postgres.new()}
    files = [str(Path(__file__).with_name(name)) for name in some(1, SAME_TESTS)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-m", "not slow", *WITHOUT_CONTROLS, *files],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout[-8000:]
