"""Nobody edits, makes or deletes an account that may more than their own, by any door."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from caspian.newsroom.desk import gate
from caspian.newsroom.desk.accounts import forms, recorded
from caspian.newsroom.models import User
from caspian.newsroom.rights import accounts as rights
from tests.newsroom.desk.accounts.people import (
    at_the_desk,
    edit,
    form_of,
    fresh,
    group,
    new_account,
    somebody,
)

Attempt = Callable[[Client, User, User], object]


@pytest.fixture
def ada(db: None) -> User:
    """The administrator."""
    return somebody("ada", "administrator")


@pytest.fixture
def maka(db: None) -> User:
    """A publisher, who gives accounts."""
    return somebody("maka", "publisher")


def her_password(client: Client, maka: User, ada: User) -> object:
    """Change the administrator's password."""
    new = {"password1": "my own phrase now", "password2": "my own phrase now"}
    return client.post(edit(ada), form_of(ada, **new))


def her_address(client: Client, maka: User, ada: User) -> object:
    """Change the address that the administrator's reset link goes to."""
    return client.post(edit(ada), form_of(ada, email="maka@example.org"))


def off(client: Client, maka: User, ada: User) -> object:
    """Close the administrator's account, by the list."""
    address = f"/desk/bulk/newsroom/user/set_active_state/?id={ada.pk}"
    return client.post(address, {"mark_as_active": "False"})


def gone(client: Client, maka: User, ada: User) -> object:
    """Delete the administrator's account, by its screen and by the list."""
    client.post(f"/desk/users/delete/{ada.pk}/", {})
    return client.post(f"/desk/bulk/newsroom/user/delete/?id={ada.pk}", {})


def another(client: Client, maka: User, ada: User) -> object:
    """Make another administrator."""
    return client.post("/desk/users/new/", new_account(role="administrator"))


def oneself(client: Client, maka: User, ada: User) -> object:
    """Become one oneself."""
    return client.post(edit(maka), form_of(maka, role="administrator"))


def through_a_group(client: Client, maka: User, ada: User) -> object:
    """Give somebody a group that may change groups."""
    above = Group.objects.create(name="Above")
    above.permissions.add(Permission.objects.get(codename="change_group"))
    return client.post("/desk/users/new/", new_account(others=[above.pk]))


LEFT_OPEN: list[Attempt] = [her_password, her_address, off, another, through_a_group]
"""what Wagtail itself does not refuse"""
ATTEMPTS = [*LEFT_OPEN, gone, oneself]


def above() -> list[object]:
    """Return all that a publisher must not change: administrators, and who is in the group."""
    admins = User.objects.filter(is_superuser=True).order_by("pk")
    at_groups = User.objects.filter(groups__name="Above")
    return [
        *admins.values_list("pk", "password", "email", "is_active"),
        *at_groups.values_list("username"),
    ]


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_publisher_rises_by_no_door(ada: User, maka: User, attempt: Attempt) -> None:
    before = above()
    attempt(at_the_desk(maka), maka, ada)
    assert above() == before


@pytest.mark.parametrize("attempt", LEFT_OPEN)
def test_the_control_rises_where_nobody_looks(
    ada: User, maka: User, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = above()
    monkeypatch.setattr(recorded, "_refuse_above", lambda *args: None)
    monkeypatch.setattr(gate, "_may_see", lambda *args: True)
    monkeypatch.setattr(rights, "may_manage", lambda *args: True)
    monkeypatch.setattr(forms, "groups_to_give", lambda by: list(Group.objects.all()))
    monkeypatch.setattr(forms.ChoosesRole, "__init__", _offering_all)
    attempt(at_the_desk(maka), maka, ada)
    assert above() != before


_offer_own = forms.ChoosesRole.__init__


def _offering_all(self: Any, *args: Any, by: Any, **kwargs: Any) -> None:
    by.is_superuser = True  # only in this form
    _offer_own(self, *args, by=by, **kwargs)


def test_what_is_below_is_changed_as_always(maka: User) -> None:
    rena = somebody("rena", "reporter")
    client = at_the_desk(maka)
    given = {"role": "moderator"}
    assert client.post(edit(rena), form_of(rena, **given)).status_code == 302
    assert {one.name for one in fresh(rena).groups.all()} == {"Moderators"}
    assert client.post("/desk/users/new/", new_account(**given)).status_code == 302
    assert User.objects.filter(username="newcomer").exists()
    client.post(f"/desk/users/delete/{rena.pk}/", {})
    assert not User.objects.filter(pk=rena.pk).exists()


def test_the_form_offers_nothing_above(ada: User, maka: User) -> None:
    Group.objects.create(name="Above").permissions.add(
        Permission.objects.get(codename="change_group")
    )
    answer: Any = at_the_desk(maka).get("/desk/users/new/")
    offered = answer.context_data["form"].fields
    roles = [value for value, _ in offered["role"].choices]
    assert roles == ["publisher", "editor", "reporter", "moderator"]
    assert "others" not in offered
    assert "Above" not in answer.content.decode()
    answer = at_the_desk(ada).get("/desk/users/new/")
    everything = answer.context_data["form"].fields
    assert "administrator" in [value for value, _ in everything["role"].choices]
    assert set(everything["others"].queryset.values_list("name", flat=True)) == {"Above"}


def test_a_right_given_to_one_account_alone_counts_as_well(maka: User) -> None:
    rena = somebody("rena", "reporter")
    rena.user_permissions.add(Permission.objects.get(codename="add_group"))
    new = {"password1": "my own phrase now", "password2": "my own phrase now"}
    at_the_desk(maka).post(edit(rena), form_of(rena, **new))
    assert fresh(rena).password == rena.password


def test_the_last_administrator_stays(ada: User) -> None:
    client = at_the_desk(ada)
    client.post(edit(ada), form_of(ada, is_active=""))
    client.post(f"/desk/users/delete/{ada.pk}/", {})
    client.post(f"/desk/bulk/newsroom/user/set_active_state/?id={ada.pk}", {"mark_as_active": ""})
    assert fresh(ada).is_active
    assert fresh(ada).is_superuser
    boss = somebody("boss", "administrator")
    client.post(edit(boss), form_of(boss, role="reporter"))
    assert not fresh(boss).is_superuser  # one of two: that is allowed


def test_a_publisher_changes_no_group(maka: User) -> None:
    client = at_the_desk(maka)
    for address in ("/desk/groups/", "/desk/groups/new/", f"/desk/groups/edit/{group('Editors')}/"):
        assert client.get(address).status_code == 302
