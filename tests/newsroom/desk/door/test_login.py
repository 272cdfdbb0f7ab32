"""Guessing passwords is slow, and slow for who guesses alone; no password is short or common."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from caspian.newsroom.desk.door.delays import FREE
from caspian.newsroom.models import LoginDelay, User
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PASSWORD = "a ferry that waits"
WAIT = "Too many attempts. Wait"


@pytest.fixture
def maka(cast: Cast) -> User:
    """Return Maka, with a password that is known here."""
    maka = cast.publisher()
    maka.set_password(PASSWORD)
    maka.save()
    return maka


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Return the passwords that were hashed."""
    seen: list[str] = []
    kept = AbstractBaseUser.check_password

    def noted(self: AbstractBaseUser, raw_password: str) -> bool:
        seen.append(raw_password)
        return kept(self, raw_password)

    monkeypatch.setattr(AbstractBaseUser, "check_password", noted)
    return iter([seen])


def log_in(client: Client, password: str, *, name: str = "maka", address: str = "192.0.2.7") -> str:
    """Try to log in; return the page, empty when it went well."""
    said = {"username": name, "password": password}
    headers = {"X-Forwarded-For": address}
    return client.post("/desk/login/", said, headers=headers).content.decode()


def test_after_some_failures_no_password_is_looked_at(
    maka: User, hashed: Iterator[list[str]]
) -> None:
    looked_at = next(hashed)
    for _ in range(FREE):
        assert "Please try again" in log_in(Client(), "wrong")
    LoginDelay.objects.update(until="2100-01-01T00:00:00Z")
    del looked_at[:]
    assert WAIT in log_in(Client(), PASSWORD)
    assert looked_at == []


def test_another_account_from_another_network_is_let_in_meanwhile(maka: User, cast: Cast) -> None:
    rena = cast.reporter()
    rena.set_password(PASSWORD)
    rena.save()
    for _ in range(FREE):
        log_in(Client(), "wrong")
    LoginDelay.objects.update(until="2100-01-01T00:00:00Z")
    assert WAIT in log_in(Client(), PASSWORD, name="rena"), "from the same network"
    assert WAIT in log_in(Client(), PASSWORD, address="203.0.113.9"), "into the same account"
    assert log_in(Client(), PASSWORD, name="rena", address="203.0.113.9") == ""


def test_who_logged_in_before_is_let_in_whatever_strangers_try(maka: User) -> None:
    own = Client()
    assert log_in(own, PASSWORD) == ""
    own.get("/desk/")
    own.post("/desk/logout/")
    for _ in range(FREE):
        log_in(Client(), "wrong")
    LoginDelay.objects.update(until="2100-01-01T00:00:00Z")
    assert WAIT in log_in(Client(), PASSWORD)
    assert log_in(own, PASSWORD) == ""


def test_a_browser_that_is_known_guesses_no_faster(maka: User) -> None:
    own = Client()
    log_in(own, PASSWORD)
    own.get("/desk/")
    own.post("/desk/logout/")
    for _ in range(FREE):
        log_in(own, "wrong")
    LoginDelay.objects.update(until="2100-01-01T00:00:00Z")
    assert WAIT in log_in(own, PASSWORD)


def test_a_session_of_before_the_delays_goes_on(maka: User) -> None:
    client = Client()
    client.force_login(maka, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize("password", ["caspian1", "elevenchars", "123456789012", "1q2w3e4r5t6y"])
def test_short_and_common_passwords_are_refused(maka: User, password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, maka)


def test_a_long_one_is_taken(maka: User) -> None:
    validate_password(PASSWORD, maka)
    assert check_password(PASSWORD, maka.password)
