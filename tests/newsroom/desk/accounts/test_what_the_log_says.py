"""The log says of each change of an account or group what it was and what it is, and who did it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.utils.http import urlsafe_base64_encode
from wagtail.models import ModelLogEntry

from caspian.newsroom.desk.accounts.recorded import ACCOUNT, GROUP
from caspian.newsroom.models import User
from caspian.project.cli import main
from tests.newsroom.desk.accounts.people import (
    at_the_desk,
    edit,
    form_of,
    new_account,
    somebody,
)


@pytest.fixture
def ada(db: None) -> User:
    """The administrator."""
    return somebody("ada", "administrator")


def changes(action: str) -> list[tuple[Any, Any]]:
    """Return who changed what into what."""
    rows = ModelLogEntry.objects.filter(action=action).order_by("pk")
    return [(row.user and row.user.username, row.data["changes"]) for row in rows]


def test_of_an_account_from_what_to_what(ada: User) -> None:
    rena = somebody("rena", "reporter")
    new = {"password1": "my own phrase now", "password2": "my own phrase now"}
    at_the_desk(ada).post(
        edit(rena),
        form_of(rena, email="r@example.org", role="moderator", **new),
    )
    [(who, what)] = changes(ACCOUNT)
    assert who == "ada"
    assert what["email"] == ["rena@example.org", "r@example.org"]
    assert what["groups"] == [["Reporters"], ["Moderators"]]
    assert what["password"] == [None, "changed"]
    assert set(what) == {"email", "groups", "password"}


def test_an_account_that_is_made_and_one_that_goes(ada: User) -> None:
    client = at_the_desk(ada)
    client.post("/desk/users/new/", new_account())
    newcomer = User.objects.get(username="newcomer")
    client.post(f"/desk/users/delete/{newcomer.pk}/", {})
    (_, made), (_, gone) = changes(ACCOUNT)
    assert made["username"] == [None, "newcomer"]
    assert gone["username"] == ["newcomer", None]


def test_by_the_list_as_well(ada: User) -> None:
    rena = somebody("rena", "reporter")
    address = f"/desk/bulk/newsroom/user/set_active_state/?id={rena.pk}"
    at_the_desk(ada).post(address, {"mark_as_active": "False"})
    assert changes(ACCOUNT) == [("ada", {"active": [True, False]})]


def test_of_a_group_what_was_given_and_taken(ada: User) -> None:
    made = Group.objects.create(name="Readers of proofs")
    at_the_desk(ada).post(
        f"/desk/groups/edit/{made.pk}/",
        {"name": "Proofs", "permissions": []} | _EMPTY,
    )
    [(who, what)] = changes(GROUP)
    assert who == "ada"
    assert what["name"] == ["Readers of proofs", "Proofs"]


_EMPTY = {
    f"{kind}-{what}_FORMS": "0"
    for kind in (
        "page_permissions", "image_permissions", "document_permissions", "collection_permissions",
    )
    for what in ("TOTAL", "INITIAL")
}  # fmt: skip


def test_the_history_shows_it_in_words(ada: User) -> None:
    rena = somebody("rena", "reporter")
    client = at_the_desk(ada)
    client.post(edit(rena), form_of(rena, email="r@example.org"))
    page = client.get(f"/desk/users/history/{rena.pk}/").content.decode()
    assert "E-mail address: rena@example.org → r@example.org" in page


def test_of_the_command_line_as_well(ada: User) -> None:
    assert main(["user", "ada", "--role", "moderator"]) == 0
    [(who, what)] = changes(ACCOUNT)
    assert who is None
    assert what["groups"] == [[], ["Moderators"]]
    assert what["password"] == [None, "changed"]


def test_of_a_password_that_was_reset_by_a_link(ada: User, settings: Any) -> None:
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = True  # as where there is a mail server
    number = urlsafe_base64_encode(str(ada.pk).encode())
    link = f"/desk/password_reset/confirm/{number}/{default_token_generator.make_token(ada)}/"
    client = Client()
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"new_password1": "my own phrase", "new_password2": "my own phrase"})
    assert changes(ACCOUNT) == [(None, {"password": [None, "changed"]})]


def test_what_was_refused_is_not_in_the_log(ada: User) -> None:
    maka = somebody("maka", "publisher")
    at_the_desk(maka).post(edit(ada), form_of(ada, email="maka@example.org"))
    assert changes(ACCOUNT) == []
