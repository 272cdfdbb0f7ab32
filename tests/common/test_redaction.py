"""No secret of the environment stands in what is printed, logged or raised."""

import pytest

from caspian.common import redaction
from caspian.common.redaction import know_secrets, redacted, secrets_of

SECRET = "correct%20horse-battery"
ADDRESSES = (
    f"postgres://caspian:{SECRET}@db.example:5432/paper",
    f"smtp://news%40paper.example:{SECRET}@mail.example:587",
    f"postgresql://:{SECRET}@/paper?host=/run/postgresql",
    f"redis://u:{SECRET}/with@and/slash@host/0",
)
AROUND = ("{}", "EDITION_URL is {}: write sqlite:///path", "'{}'", "ValueError('{}')", "a\n{}\nb")


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_password_in_an_address_is_taken_out(address: str, around: str) -> None:
    said = redacted(around.format(address))
    assert SECRET not in said
    assert said.startswith(around.partition("{}")[0])
    assert address.partition(":")[0] in said
    assert address.rpartition("@")[2].partition("/")[0] in said


@pytest.mark.parametrize("text", [f"password={SECRET} host=db", f"x?user=a&password={SECRET}&b=1"])
def test_a_password_in_a_connection_string_is_taken_out(text: str) -> None:
    assert SECRET not in redacted(text)
    assert redacted(text).count("***") == 1


def test_a_link_to_set_a_password_is_taken_out() -> None:
    link = "http://127.0.0.1:8000/desk/password_reset/confirm/MQ/cxyz-4f0e/"
    assert redacted(f"Go to {link} now") == (
        "Go to http://127.0.0.1:8000/desk/password_reset/confirm/*** now"
    )


def test_a_known_secret_is_taken_out_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redaction, "_known", set())
    know_secrets([*secrets_of(ADDRESSES[0]), "caspian", ""])
    assert redacted("login with 'correct horse-battery' failed") == "login with '***' failed"
    assert redacted("the caspian command") == "the caspian command"


@pytest.mark.parametrize(
    "text",
    [
        "The paper: http://127.0.0.1:8000/ and http://[::1]:8000/desk/",
        "write to editor@paper.example",
        "sqlite:////srv/caspian/edition.sqlite3",
        "The password is too short.",
    ],
)
def test_everything_else_is_left_as_it_is(text: str) -> None:
    assert redacted(text) == text
