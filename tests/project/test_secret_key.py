"""Another secret key is noticed, and what it voids is said: at the start, and by `check`."""

from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks

from caspian.comments.marks import email_mark
from caspian.project import first_run
from caspian.project.secret_key import VOIDED, check_secret_key, is_another, remember


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> Path:
    """Return a home that remembers the first of two keys."""
    settings.HOME, settings.SECRET_KEY = tmp_path, "the first key"
    assert not is_another(tmp_path, "the first key")
    first_run._tell_of_another_key()
    return tmp_path


def test_the_same_key_is_no_news(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first_run._tell_of_another_key()
    assert capsys.readouterr().out == ""
    assert check_secret_key(None) == []


def test_another_key_is_told_once_with_what_it_voids(
    home: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.SECRET_KEY = "the second key"
    assert [one.id for one in run_checks() if one.id == "caspian.W001"] == ["caspian.W001"]
    first_run._tell_of_another_key()
    assert capsys.readouterr().out == f"{VOIDED}\n"
    first_run._tell_of_another_key()
    assert capsys.readouterr().out == ""
    assert check_secret_key(None) == []


def test_the_key_itself_is_not_kept(home: Path) -> None:
    remember(home, "the first key")
    assert all(b"the first key" not in path.read_bytes() for path in home.iterdir())


def test_what_is_said_of_bans_is_true(settings: Any) -> None:
    marks = set()
    for key in ("the first key", "the second key"):
        settings.SECRET_KEY = key
        marks.add(email_mark("vandal@example.org"))
    assert len(marks) == 2
