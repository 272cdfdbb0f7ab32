"""To change accounts takes the password again, and nothing that was typed is lost."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from caspian.newsroom.desk.accounts import guard
from caspian.newsroom.desk.door import delays
from caspian.newsroom.models import LoginDelay, User
from tests.newsroom.desk.accounts.people import (
    PASSWORD,
    at_the_desk,
    edit,
    form_of,
    fresh,
    new_account,
    somebody,
)
from tests.newsroom.desk.forms import opened

AGAIN = {guard.FIELD: PASSWORD}


@pytest.fixture
def maka(db: None) -> User:
    """A publisher, who gives accounts."""
    return somebody("maka", "publisher")


def at(moment: dt.datetime, client: Client) -> Client:
    """Return a browser whose password was asked at a moment."""
    session = client.session
    session["asked_again_at"] = moment.timestamp()
    session.save()
    return client


def made() -> bool:
    """Return whether the new account was made."""
    return User.objects.filter(username="newcomer").exists()


def test_the_question_carries_the_form_and_the_answer_sends_it(maka: User) -> None:
    client = at_the_desk(maka, asked=False)
    question = client.post("/desk/users/new/", new_account())
    assert question.status_code == 200
    assert "Your password, once more" in question.content.decode()
    assert question.headers["Cache-Control"] == "no-store"
    assert not made()
    assert client.post("/desk/users/new/", {**new_account(), **AGAIN}).status_code == 302
    assert made()


def test_each_value_of_a_field_is_carried(maka: User) -> None:
    rena = somebody("rena", "reporter")
    groups = list(maka.groups.values_list("pk", flat=True)) + list(
        rena.groups.values_list("pk", flat=True)
    )
    client = at_the_desk(maka, asked=False)
    page = client.post(edit(rena), form_of(rena, groups=groups)).content.decode()
    for pk in groups:
        assert f'<input type="hidden" name="groups" value="{pk}">' in page
    assert "csrfmiddlewaretoken" not in page.partition('type="hidden" name="groups"')[2]


def test_a_wrong_password_changes_nothing_and_five_end_the_session(maka: User) -> None:
    client = at_the_desk(maka, asked=False)
    for _ in range(guard.AT_MOST_WRONG - 1):
        answer = client.post("/desk/users/new/", {**new_account(), guard.FIELD: "guessed"})
        assert "This is not your password" in answer.content.decode()
    answer = client.post("/desk/users/new/", {**new_account(), guard.FIELD: "guessed"})
    assert answer.status_code == 302
    assert client.get("/desk/").status_code == 302  # to the login
    assert not made()


def test_it_is_asked_again_after_ten_minutes(maka: User) -> None:
    client, now = at_the_desk(maka), timezone.now()
    at(now - guard.HOLDS - dt.timedelta(seconds=5), client)
    assert client.post("/desk/users/new/", new_account()).status_code == 200
    at(now - guard.HOLDS + dt.timedelta(minutes=1), client)
    assert client.post("/desk/users/new/", new_account()).status_code == 302
    assert made()


def test_a_moment_to_come_counts_for_nothing(maka: User) -> None:
    client = at(timezone.now() + dt.timedelta(hours=1), at_the_desk(maka))
    assert client.post("/desk/users/new/", new_account()).status_code == 200


def test_coming_in_counts(maka: User) -> None:
    client = Client()
    client.post("/desk/login/", {"username": "maka", "password": PASSWORD})
    assert client.post("/desk/users/new/", new_account()).status_code == 302


def test_every_door_to_an_account_asks(maka: User) -> None:
    rena = somebody("rena", "reporter")
    client = at_the_desk(maka, asked=False)
    for address in (
        edit(rena),
        f"/desk/users/delete/{rena.pk}/",
        f"/desk/bulk/newsroom/user/set_active_state/?id={rena.pk}",
        f"/desk/bulk/newsroom/user/delete/?id={rena.pk}",
    ):
        page = client.post(address, {"mark_as_active": "False"}).content.decode()
        assert "Your password, once more" in page, address
    assert fresh(rena).is_active


def test_ones_own_address_asks_and_ones_own_name_does_not(maka: User) -> None:
    client = at_the_desk(maka, asked=False)
    sent = opened(client, "/desk/account/")
    named = {**sent, "name_email-first_name": "Marika"}
    assert client.post("/desk/account/", named).status_code == 302
    assert fresh(maka).first_name == "Marika"
    moved = {**named, "name_email-email": "other@example.org"}
    assert "Your password, once more" in client.post("/desk/account/", moved).content.decode()
    assert fresh(maka).email == "maka@example.org"
    assert client.post("/desk/account/", {**moved, **AGAIN}).status_code == 302
    assert fresh(maka).email == "other@example.org"


def test_neither_question_nor_form_lets_an_open_desk_guess_the_password(maka: User) -> None:
    client = at_the_desk(maka)
    sent = opened(client, "/desk/account/")
    guess = {
        **sent,
        "password-old_password": "guessed",
        "password-new_password1": "a long new password",
        "password-new_password2": "a long new password",
    }
    for _ in range(delays.FREE):
        assert "incorrectly" in client.post("/desk/account/", guess).content.decode()
    right = {**guess, "password-old_password": PASSWORD}
    page = client.post("/desk/account/", right, follow=True).content.decode()
    assert "Too many attempts. Wait" in page
    assert fresh(maka).check_password(PASSWORD)
    LoginDelay.objects.update(until=timezone.now())
    assert client.post("/desk/account/", right).status_code == 302
    assert fresh(maka).check_password("a long new password")
    assert not LoginDelay.objects.exists()


def test_the_question_asks_the_door_and_not_the_account(maka: User) -> None:
    client = at_the_desk(maka, asked=False)
    client.get("/desk/")  # which gives the pass of this browser
    client.post("/desk/users/new/", {**new_account(), guard.FIELD: "guessed"})
    assert LoginDelay.objects.get().failures == 1
    LoginDelay.objects.update(until=timezone.now() + dt.timedelta(minutes=1))
    answer = client.post("/desk/users/new/", {**new_account(), **AGAIN})
    assert "Too many attempts. Wait" in answer.content.decode()
    assert not made()


def test_a_link_to_set_a_password_asks_nobody_for_the_one_that_is_forgotten(
    maka: User, settings: Any
) -> None:
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = True
    client = at_the_desk(maka, asked=False)
    uid = urlsafe_base64_encode(force_bytes(maka.pk))
    token = default_token_generator.make_token(fresh(maka))
    link = f"/desk/password_reset/confirm/{uid}/{token}/"
    form = client.get(link, follow=True).redirect_chain[-1][0]
    new = "another phrase that is long"
    answer = client.post(form, {"new_password1": new, "new_password2": new})
    assert answer.status_code == 302
    assert fresh(maka).check_password(new)
