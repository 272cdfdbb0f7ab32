"""A home whose tables are of an earlier version goes on where it can, and is refused in words."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

from caspian.project import install
from caspian.project.first_run import TOO_OLD

CODE = "import django; django.setup(); from caspian.project.first_run import *; ensure_tables()"


def steps() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return each migration that stands for several of before, and those."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return {key: list(one.replaces) for key, one in known.items() if one.replaces}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose database was made by the migrations of before."""
    with closing(sqlite3.connect(install.BLANK)) as blank, closing(connect(tmp_path)) as made:
        blank.backup(made)
        for new, former in steps().items():
            made.execute("DELETE FROM django_migrations WHERE app = ? AND name = ?", new)
            made.executemany(
                "INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, '2026-11-29')",
                former,
            )
        made.commit()
    return tmp_path


def connect(home: Path) -> sqlite3.Connection:
    return sqlite3.connect(home / "newsroom.sqlite3")


def ensured(home: Path) -> "subprocess.CompletedProcess[str]":
    """Bring a home's tables up to date, in a process of its own."""
    told = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    told |= {"CASPIAN_HOME": str(home), "DJANGO_SETTINGS_MODULE": "caspian.project.settings"}
    command = [sys.executable, "-c", CODE]
    return subprocess.run(command, env=told, capture_output=True, text=True, timeout=120)


def applied(home: Path) -> set[tuple[str, str]]:
    """Return the migrations that a home says it has."""
    with closing(connect(home)) as known:
        return set(known.execute("SELECT app, name FROM django_migrations"))


def test_a_home_of_the_last_state_before_goes_on(home: Path) -> None:
    done = ensured(home)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert set(steps()) <= applied(home)


def test_a_home_that_lacks_a_step_is_told_what_to_do_and_left_as_it_is(home: Path) -> None:
    lost = ("newsroom", "0014_logins_and_outgoing_mail")
    with closing(connect(home)) as made:
        made.execute("DELETE FROM django_migrations WHERE app = ? AND name = ?", lost)
        made.commit()
    before = applied(home)
    done = ensured(home)
    assert (done.returncode, done.stderr) == (1, TOO_OLD.format(lacking=".".join(lost)))
    assert applied(home) == before


def test_an_empty_home_gets_its_tables(tmp_path: Path) -> None:
    assert ensured(tmp_path).returncode == 0
    assert set(steps()) <= applied(tmp_path)
