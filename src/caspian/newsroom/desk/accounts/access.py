"""What all accounts and groups are and hold at one moment, to be compared with another."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from caspian.newsroom.models import User
from caspian.newsroom.rights.accounts import HeldRights, of_account, of_groups

NAMES = {
    "username": _("user name"),
    "name": _("name"),
    "email": _("e-mail address"),
    "active": _("active"),
    "administrator": _("administrator"),
    "groups": _("groups"),
    "password": _("password"),
    "taken": _("rights taken"),
    "given": _("rights given"),
}
"""what the log calls what was changed; it is stored by the names on the left"""


@dataclass(frozen=True)
class AccountAccess:
    """One account, as far as it matters who may do what and how one comes in."""

    username: str
    name: str
    email: str
    active: bool
    administrator: bool
    groups: tuple[str, ...]
    password: str
    """a digest of the hash: it is only ever compared"""
    holdings: HeldRights = field(compare=False)


@dataclass(frozen=True)
class GroupAccess:
    """One group and what it gives."""

    name: str
    holdings: HeldRights


@dataclass(frozen=True)
class AccessSnapshot:
    """All of them, by id."""

    accounts: dict[int, AccountAccess]
    groups: dict[int, GroupAccess]

    def has_administrator(self) -> bool:
        """Return whether somebody can still do everything."""
        return any(one.active and one.administrator for one in self.accounts.values())


def access_now() -> AccessSnapshot:
    """Return what stands in the database."""
    groups = {g.pk: GroupAccess(g.name, of_groups([g])) for g in Group.objects.all()}
    users = User.objects.prefetch_related("groups", "user_permissions")
    return AccessSnapshot({user.pk: _account(user, groups) for user in users}, groups)


def _account(user: User, groups: dict[int, GroupAccess]) -> AccountAccess:
    given = [groups[group.pk] for group in user.groups.all() if group.pk in groups]
    rights = frozenset[Any]().union(*(one.holdings.rights for one in given))
    if user.user_permissions.all():
        rights |= of_account(user).rights
    return AccountAccess(
        username=user.username,
        name=user.get_full_name(),
        email=user.email,
        active=user.is_active,
        administrator=user.is_superuser,
        groups=tuple(sorted(one.name for one in given)),
        password=hashlib.sha256(user.password.encode()).hexdigest(),
        holdings=HeldRights(rights, everything=user.is_superuser),
    )


def changed_accounts(
    before: AccessSnapshot, after: AccessSnapshot
) -> Iterator[tuple[int, AccountAccess | None, AccountAccess | None]]:
    """Yield each account that is another than before, made or gone."""
    for pk in sorted({*before.accounts, *after.accounts}):
        old, new = before.accounts.get(pk), after.accounts.get(pk)
        if old != new:
            yield pk, old, new


def changed_groups(
    before: AccessSnapshot, after: AccessSnapshot
) -> Iterator[tuple[int, GroupAccess | None, GroupAccess | None]]:
    """Yield each group that is another than before, made or gone."""
    for pk in sorted({*before.groups, *after.groups}):
        old, new = before.groups.get(pk), after.groups.get(pk)
        if old != new:
            yield pk, old, new


def differences(old: AccountAccess | None, new: AccountAccess | None) -> dict[str, list[Any]]:
    """Return what differs, by name: what it was and what it is; of a password only that it does."""
    found: dict[str, list[Any]] = {}
    for one in fields(AccountAccess):
        was, now = (getattr(state, one.name, None) for state in (old, new))
        if one.compare and was != now:
            found[one.name] = [None, "changed"] if one.name == "password" else [was, now]
    return found
