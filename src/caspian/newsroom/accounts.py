"""Gives accounts for the desk."""

import secrets

from django.contrib.auth.models import Group
from django.db import transaction

from caspian.newsroom.models.user import User
from caspian.newsroom.roles import EDITORS, PUBLISHERS, REPORTERS

ROLES = {"reporter": REPORTERS, "editor": EDITORS, "publisher": PUBLISHERS}
ADMINISTRATOR = "administrator"


@transaction.atomic
def give_account(name: str, *, email: str = "", role: str | None = None) -> tuple[str, bool]:
    """Make an account, or give an existing one a new password.

    Returns the password, which is kept nowhere, and whether the account is new. Without a
    role a new account is a reporter's and an old one keeps what it has.
    """
    user, new = User.objects.get_or_create(username=name, defaults={"email": email})
    password = secrets.token_urlsafe(12)
    user.set_password(password)
    user.uses_first_password = True
    chosen = role or ("reporter" if new else None)
    if chosen == ADMINISTRATOR:
        user.is_superuser = user.is_staff = True
    elif chosen is not None:
        user.groups.add(Group.objects.get_or_create(name=ROLES[chosen])[0])
    user.save()
    return password, new
