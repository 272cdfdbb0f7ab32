"""Who tries what on whose account: a desk whose password was just asked, and the forms it sends."""

from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from caspian.newsroom.accounts import give_account
from caspian.newsroom.models import User
from caspian.newsroom.rights.account_role import role_of

PASSWORD = "a long enough phrase"


def somebody(name: str, role: str) -> User:
    """Return an account of a role, with a known password."""
    give_account(name, role=role, email=f"{name}@example.org")
    user = User.objects.get(username=name)
    user.first_name, user.last_name = name.title(), "Of the cast"
    user.set_password(PASSWORD)
    user.save()
    return user


def at_the_desk(user: User, *, asked: bool = True) -> Client:
    """Return somebody's browser, whose password was asked just now or long ago."""
    client = Client()
    client.force_login(user)
    session = client.session
    session["asked_again_at"] = timezone.now().timestamp() if asked else 0
    session.save()
    return client


def form_of(user: User, **changes: Any) -> dict[str, Any]:
    """Return what the form of an account sends, with some fields made others."""
    role = role_of(user)
    return {
        "username": user.username, "email": user.email, "first_name": user.first_name,
        "last_name": user.last_name, "is_active": "on",
        "role": role.role.value, "sections": [one.pk for one in role.sections],
        "moderates": "on" if role.moderates else "", **changes,
    }  # fmt: skip


def new_account(name: str = "newcomer", **changes: Any) -> dict[str, Any]:
    """Return what the form of a new account sends."""
    return {
        "username": name, "email": f"{name}@example.org", "first_name": "New",
        "last_name": "Comer", "password1": PASSWORD, "password2": PASSWORD, "role": "reporter",
        **changes,
    }  # fmt: skip


def edit(user: User) -> str:
    """Return the address of an account's form."""
    return f"/desk/users/edit/{user.pk}/"


def group(name: str) -> int:
    """Return the number of a group."""
    return int(Group.objects.get(name=name).pk)


def fresh(user: User) -> User:
    """Return an account as it stands now."""
    return User.objects.get(pk=user.pk)
