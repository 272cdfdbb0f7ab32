"""A form brings one comment: sent twice it is one, filled in anew it is none."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from caspian.comments.decide import decide
from caspian.comments.intake import Spent
from caspian.comments.limits import TooMany
from caspian.comments.models import Comment, CommentSettings
from caspian.comments.tokens import form_token
from caspian.comments.undo import withdraw
from caspian.newsroom.models import Article
from caspian.project.install import copy_blank
from tests.comments.readers import OTHER, ZEYNEP, commented
from tests.comments.writing import State, moderator, rule
from tests.edition.postgres import Postgres

TWO_AT_ONCE = """
import json, threading
from django.db import connection
from caspian.comments.intake import Sender, Spent, WrittenComment, take
from caspian.comments.models import Comment, Commenter
from caspian.comments.tokens import form_token
from caspian.newsroom.founding import found
from django.utils import timezone
from tests.cast import Cast
found()
Cast.settle()
article = Cast().published("Ferry leaves")
def posts(texts):
    token, said, start = form_token(article.pk), [], threading.Barrier(len(texts))
    def post(number, text):
        sender = Sender(f"203.0.{113 + number % 2 * same}.7", "Firefox")
        start.wait(30)
        try:
            written = WrittenComment("Zeynep", text, token=token)
            said.append(take(article, written, sender, timezone.now()).pk)
        except Spent:
            said.append("spent")
        except Exception as fault:
            said.append(repr(fault))
        finally:
            connection.close()
    threads = [threading.Thread(target=post, args=one) for one in enumerate(texts)]
    for thread in threads: thread.start()
    for thread in threads: thread.join(60)
    return said
same = 1
told = {"others": posts([f"Late again, says number {n}." for n in range(8)])}
same = 0
told["same"] = posts(["The very same words of one and the same reader."] * 2)
told["stored"] = [Comment.objects.count(), Commenter.objects.count()]
print("SAID", json.dumps(told))
"""


def test_a_second_comment_wants_a_form_of_its_own(article: Article) -> None:
    token = form_token(article.pk)
    first = commented(article, token=token)
    assert len(first.form) == 16
    with pytest.raises(Spent):
        commented(article, "Something else.", token=token)
    with pytest.raises(Spent):
        commented(article, "From elsewhere.", token=token, sender=OTHER)
    assert list(Comment.objects.all()) == [first]
    assert commented(article, "Something else.", token=form_token(article.pk)).pk != first.pk


def test_the_same_sent_twice_is_one_comment(article: Article) -> None:
    token = form_token(article.pk)
    assert commented(article, token=token) == commented(article, token=token)
    assert Comment.objects.count() == 1
    with pytest.raises(Spent):
        commented(article, token=token, sender=OTHER)


def test_what_is_refused_spends_nothing(article: Article) -> None:
    rules = CommentSettings.load()
    rules.each_minute = 1
    rules.save()
    token = form_token(article.pk)
    commented(article, "The first.")
    with pytest.raises(TooMany):
        commented(article, "The second.", token=token)
    assert commented(article, "The second.", token=token, sender=OTHER).form


def test_taking_back_or_rejecting_gives_no_form_back(article: Article) -> None:
    token = form_token(article.pk)
    first = commented(article, token=token)
    decide([first.pk], after=State.REJECTED, by=moderator(), rule=rule())
    assert commented(article, token=token).pk == first.pk, "a rejected comment is not taken anew"
    withdraw(first)
    with pytest.raises(Spent):
        commented(article, token=token)


def test_forms_without_a_word_of_their_own_are_taken_as_ever(article: Article) -> None:
    for number, token in enumerate(("", "forged", form_token(article.pk + 1))):
        assert commented(article, f"Late, number {number}.", token=token).form == ""


def test_no_two_forms_have_one_number(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caspian.comments.tokens._milliseconds", lambda: 1)
    assert len({form_token(article.pk) for _ in range(50)}) == 50


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_of_two_at_once_one_is_taken(
    tmp_path: Path, database: str, request: pytest.FixtureRequest
) -> None:
    environment = {**os.environ, "CASPIAN_HOME": str(tmp_path)}
    environment |= {"PYTHONPATH": str(Path(__file__).parents[2]), "CASPIAN_SAMPLE": "0"}
    environment.pop("DATABASE_URL", None)
    if database == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        environment["DATABASE_URL"] = postgres.newsroom()
    else:
        copy_blank(tmp_path / "newsroom.sqlite3")
    shell = ["manage", "shell", "-v", "0", "-c", TWO_AT_ONCE]
    done = subprocess.run(
        [sys.executable, "-m", "caspian.project.cli", *shell],
        env=environment, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.split("SAID", 1)[1])
    assert sorted(map(str, told["others"]))[1:] == 7 * ["spent"], told
    assert len(set(told["same"])) == 1, told
    assert told["same"][0] != "spent"
    # No commenter stays of those that were refused.
    assert told["stored"] == [2, 2]


def test_from_there_is_here(article: Article) -> None:
    """The control: the sender of these tests is not refused for anything else."""
    assert commented(article, sender=ZEYNEP).pk
