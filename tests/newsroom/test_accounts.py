"""Accounts come with a password that is printed once, a role, and perhaps a section."""

import io

import pytest

from caspian.newsroom.models import User
from caspian.project.cli import main
from tests.cast import Cast


def groups(name: str) -> list[str]:
    """Return the groups of an account."""
    return sorted(User.objects.get(username=name).groups.values_list("name", flat=True))


def test_a_new_account_is_a_reporters(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["user", "rena"]) == 0
    password = capsys.readouterr().out.strip().rsplit(" ", 1)[1]
    rena = User.objects.get(username="rena")
    assert rena.check_password(password)
    assert rena.uses_first_password
    assert groups("rena") == ["Reporters"]


def test_a_new_password_leaves_the_role_as_it_is(cast: Cast) -> None:
    main(["user", "maka", "--role", "publisher"])
    before = User.objects.get(username="maka").password
    assert main(["user", "maka"]) == 0
    assert User.objects.get(username="maka").password != before
    assert groups("maka") == ["Publishers"]


def test_an_editor_may_be_given_a_section(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["user", "tigran", "--role", "editor", "--section", "politics"]) == 0
    assert groups("tigran") == ["Editors", "Editors of /en/politics/"]
    assert main(["user", "nobody", "--role", "editor", "--section", "sports"]) == 1
    assert "culture" in capsys.readouterr().err
    assert not User.objects.filter(username="nobody").exists()


def test_a_new_account_is_asked_for_its_address(
    cast: Cast, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["user", "rena"]) == 0
    assert "rena has no e-mail address" in capsys.readouterr().err
    typed = io.StringIO("davit@example.org\n")
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", typed)
    assert main(["user", "davit"]) == 0
    assert User.objects.get(username="davit").email == "davit@example.org"
    assert main(["user", "davit"]) == 0  # a new password asks for nothing
    assert capsys.readouterr().err == ""
