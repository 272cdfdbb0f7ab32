"""Gives accounts for the desk."""

import secrets

from django.contrib.auth.models import Group
from django.db import transaction

from caspian.newsroom.models.accounts import User
from caspian.newsroom.models.filing import Section
from caspian.newsroom.roles import (
    EDITORS,
    MODERATORS,
    PUBLISHERS,
    REPORTERS,
    ensure_section_editors,
)

ROLES = {
    "reporter": REPORTERS,
    "editor": EDITORS,
    "publisher": PUBLISHERS,
    "moderator": MODERATORS,
}
ADMINISTRATOR = "administrator"


class UnknownSection(Exception):
    """There is no section of this name; the message says which there are."""


@transaction.atomic
def give_account(
    name: str, *, email: str = "", role: str | None = None, section: str | None = None
) -> tuple[str, bool]:
    """Make an account, or give an existing one a new password.

    Returns the password, which is kept nowhere, and whether the account is new. Without a
    role a new account is a reporter's and an old one keeps what it has. A section, by its
    slug, makes its owner an editor there. Raises UnknownSection; nothing is changed then.
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
    if section is not None:
        for found in _sections(section):
            user.groups.add(ensure_section_editors(found))
    user.save()
    return password, new


def _sections(slug: str) -> list[Section]:
    found = list(Section.objects.filter(slug=slug))
    if not found:
        known = ", ".join(Section.objects.values_list("slug", flat=True)) or "none yet"
        raise UnknownSection(f"there is no section “{slug}”. The sections are: {known}.")
    return found
