"""Two saves of one new form at the same moment, in two processes with databases of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from caspian.project import install
from tests.edition.postgres import Postgres
from tests.patience import PATIENT

pytestmark = pytest.mark.slow
SETTLE = """
import django
django.setup()
from caspian.newsroom.founding import found
from tests.cast import Cast
found()
Cast.settle()
Cast().publisher()
"""
SAVE = """
import sys
import django
django.setup()
from django.test import Client
from caspian.newsroom.models import User
from tests.cast import Cast
from tests.newsroom.drafts.sending import JSON, add, form, paragraph
client = Client()
client.force_login(User.objects.get(username="maka"))
address = add(Cast())
print("ready", flush=True)
for line in sys.stdin:
    # The one as the form saves itself, the other as the button "Save draft" does.
    headers = JSON if sys.argv[1] == "0" else {}
    answer = client.post(address, form(paragraph("Words."), opened=line.strip()), headers=headers)
    print(answer.status_code, flush=True)
"""
COUNT = """
import django
django.setup()
from caspian.newsroom.models import Article
print(Article.objects.count(), len({one.slug for one in Article.objects.all()}))
"""
ROUNDS = 12


def run(code: str, told: dict[str, str]) -> str:
    """Run a script in a process of its own and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], env=told, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def saved_at_once(told: dict[str, str]) -> None:
    """Send each of some forms twice at the same moment; each must make one article."""
    run(SETTLE, told)
    both = [
        subprocess.Popen(
            [sys.executable, "-c", SAVE, str(number)],
            env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for number in range(2)
    ]  # fmt: skip
    for process in both:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    statuses = []
    for number in range(ROUNDS):
        for process in both:
            assert process.stdin is not None
            process.stdin.write(f"form-{number}\n")
            process.stdin.flush()
        for process in both:
            assert process.stdout is not None
            statuses.append(process.stdout.readline().strip())
    for process in both:
        process.communicate(timeout=PATIENT)
    assert statuses == ["200", "302"] * ROUNDS
    assert run(COUNT, told) == f"{ROUNDS} {ROUNDS}\n"


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a process with a home of its own."""
    settings = {"DJANGO_SETTINGS_MODULE": "caspian.project.settings", "CASPIAN_HOME": str(home)}
    root = str(Path(__file__).parents[3])
    return os.environ | settings | {"PYTHONPATH": root} | more


def test_on_sqlite_one_form_makes_one_article(tmp_path: Path) -> None:
    database = tmp_path / "newsroom.sqlite3"
    database.write_bytes(install.BLANK.read_bytes())
    saved_at_once(environment(tmp_path, DATABASE_URL=f"sqlite:///{database}"))


def test_on_postgresql_one_form_makes_one_article(tmp_path: Path, postgres: Postgres) -> None:
    saved_at_once(environment(tmp_path, DATABASE_URL=postgres.newsroom()))
