"""No secret of the environment stands in what is printed, logged or raised."""

import pytest

from caspian.common import redaction
from caspian.common.redaction import know_secrets, masked, redacted, secrets_of
from caspian.edition.database import DATABASE_ERRORS, connect
from caspian.project.mail import mail_settings

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


ODD = (
    "postgres://u:sec ret-word@127.0.0.1:1/db", "postgres://u:sec%zzret-word@127.0.0.1:1/db",
    "postgres://u:sec@ret-word@127.0.0.1:1/db", "postgres://u:sec[ret-word@127.0.0.1:1/db",
    "postgres//u:sec-ret-word@127.0.0.1/db", "u:sec-ret-word@127.0.0.1/db",
    "postgres:u:sec-ret-word@h/db", "mysql://u:sec-ret-word@h/db", "redis://:sec-ret-word@h/0",
)  # fmt: skip


@pytest.mark.parametrize("url", ODD)
def test_an_address_that_can_not_be_read_is_named_without_its_password(url: str) -> None:
    with pytest.raises((ValueError, *DATABASE_ERRORS)) as caught:
        connect(url)
    assert "ret-word" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert not caught.value.__context__ or caught.value.__suppress_context__
    assert "ret-word" in secrets_of(url)[0]
    assert "ret-word" not in masked(url)


@pytest.mark.parametrize("url", ["smtp://u:x/ret-word@h", "smtp://u:[ret-word@h", "u:ret-word@h"])
def test_a_mail_server_that_can_not_be_read_is_named_without_its_password(url: str) -> None:
    with pytest.raises(ValueError, match="CASPIAN_MAIL_URL is no mail server") as caught:
        mail_settings(url, "", "http://127.0.0.1:8000")
    assert "ret-word" not in str(caught.value)


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
