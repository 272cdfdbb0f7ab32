"""A home that an earlier version kept is brought up to date, and nothing of it is lost."""

import json
import lzma
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

HOMES = sorted((Path(__file__).parent / "homes").glob("*.sqlite3.xz"))
ASK = """
import json, sys, django
django.setup()
from django.core.management import call_command
from caspian.project.first_run import ensure_tables
ensure_tables()
call_command("migrate", "--check", verbosity=0)
from caspian.comments.models import HouseRule
from caspian.newsroom.models import Article, Home, Publication, ViewTally
from caspian.pages.preview import answer
from wagtail.models import Revision
front = Home.objects.get(locale__language_code="en")
draft = front.get_latest_revision_as_object() if front.latest_revision else front
article = Article.objects.public().filter(locale__language_code="en").first()
print(json.dumps({
    "articles": Article.objects.count(),
    "blocks": [block["type"] for block in front.front.get_prep_value()],
    "draft": [block["type"] for block in draft.front.get_prep_value()],
    "rules": HouseRule.objects.count(),
    "views": ViewTally.objects.count(),
    "beacon": Publication.load().views_by_beacon,
    "front": answer(front.url_path).html.count("<article") or answer(front.url_path).status,
    "page": answer(article.url_path).status,
}))
"""


@pytest.fixture(params=HOMES, ids=lambda path: path.name.partition(".")[0])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A home that stood under an earlier version, a tally of views in it."""
    path = tmp_path / "newsroom.sqlite3"
    path.write_bytes(lzma.decompress(request.param.read_bytes()))
    with closing(sqlite3.connect(path)) as kept:
        names = {name for (name,) in kept.execute("SELECT name FROM sqlite_master")}
        table = "newsroom_readtally" if "newsroom_readtally" in names else "newsroom_viewtally"
        (article,) = kept.execute("SELECT page_ptr_id FROM newsroom_article").fetchone()
        values = (article, "2026-11-01 08:00:00", 0, 3)
        kept.execute(
            f"INSERT INTO {table} (article_id, hour, span, count) VALUES (?, ?, ?, ?)", values
        )
        kept.commit()
    return tmp_path


def asked(home: Path, code: str = ASK) -> "subprocess.CompletedProcess[str]":
    """Bring a home up to date in a process of its own, and ask what is in it."""
    told = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    told |= {"CASPIAN_HOME": str(home), "DJANGO_SETTINGS_MODULE": "caspian.project.settings"}
    command = [sys.executable, "-W", "ignore", "-c", code]
    return subprocess.run(command, env=told, capture_output=True, text=True, timeout=300)


def test_it_goes_on_with_all_that_was_in_it(home: Path) -> None:
    with closing(sqlite3.connect(home / "newsroom.sqlite3")) as kept:
        (articles,) = kept.execute("SELECT COUNT(*) FROM newsroom_article").fetchone()
        (rules,) = kept.execute("SELECT COUNT(*) FROM comments_houserule").fetchone()
    done = asked(home)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["articles"], found["rules"], found["views"]) == (articles, rules, 1)
    assert found["beacon"] is False
    assert "latest_stories" in found["blocks"]
    assert "river" not in found["blocks"] + found["draft"]
    assert (found["page"], found["front"] > 10) == (200, True)


def test_the_control_notices_a_home_that_stays_behind(home: Path) -> None:
    still = ASK.replace("ensure_tables()\ncall_command", "call_command")
    assert asked(home, still).returncode != 0
