"""Refuses what lifts an account above who does it, and writes down what was changed into what."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log

from caspian.newsroom.models import User
from caspian.newsroom.rights.accounts import HeldRights, of_account, of_groups

ACCOUNT, GROUP = "accounts.account", "accounts.group"
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
class AccountState:
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
class GroupState:
    """One group and what it gives."""

    name: str
    holdings: HeldRights


@dataclass(frozen=True)
class RightsState:
    """All of them, by id."""

    accounts: dict[int, AccountState]
    groups: dict[int, GroupState]

    def has_administrator(self) -> bool:
        """Return whether somebody can still do everything."""
        return any(one.active and one.administrator for one in self.accounts.values())


def state_now() -> RightsState:
    """Return what stands in the database."""
    groups = {g.pk: GroupState(g.name, of_groups([g])) for g in Group.objects.all()}
    users = User.objects.prefetch_related("groups", "user_permissions")
    return RightsState({user.pk: _account(user, groups) for user in users}, groups)


def _account(user: User, groups: dict[int, GroupState]) -> AccountState:
    given = [groups[group.pk] for group in user.groups.all() if group.pk in groups]
    rights = frozenset[Any]().union(*(one.holdings.rights for one in given))
    if user.user_permissions.all():
        rights |= of_account(user).rights
    return AccountState(
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
    before: RightsState, after: RightsState
) -> Iterator[tuple[int, AccountState | None, AccountState | None]]:
    """Yield each account that is another than before, made or gone."""
    for pk in sorted({*before.accounts, *after.accounts}):
        old, new = before.accounts.get(pk), after.accounts.get(pk)
        if old != new:
            yield pk, old, new


def changed_groups(
    before: RightsState, after: RightsState
) -> Iterator[tuple[int, GroupState | None, GroupState | None]]:
    """Yield each group that is another than before, made or gone."""
    for pk in sorted({*before.groups, *after.groups}):
        old, new = before.groups.get(pk), after.groups.get(pk)
        if old != new:
            yield pk, old, new


def differences(old: AccountState | None, new: AccountState | None) -> dict[str, list[Any]]:
    """Return what differs, by name: what it was and what it is; of a password only that it does."""
    found: dict[str, list[Any]] = {}
    for one in fields(AccountState):
        was, now = (getattr(state, one.name, None) for state in (old, new))
        if one.compare and was != now:
            found[one.name] = [None, "changed"] if one.name == "password" else [was, now]
    return found


class Above(Exception):
    """Somebody would do what their own rights don't cover; the message says what."""


@contextmanager
def recorded(*, by: Any) -> Iterator[None]:
    """Check and log what happens to accounts and groups inside the block, in whatever way.

    `by` is None for the command line, which may do everything. Raises Above; then nothing is
    changed.
    """
    with transaction.atomic():
        # Two administrators who take each other's rights at once wait for each other here.
        list(User.objects.select_for_update().filter(is_superuser=True).order_by("pk"))
        before = state_now()
        yield
        after = state_now()
        if before != after:
            if by is not None:
                _refuse_above(by, before, after)
            _write(before, after, by)


def _refuse_above(by: Any, before: RightsState, after: RightsState) -> None:
    mine = before.accounts[by.pk]
    held = mine.holdings
    for pk, old, new in changed_accounts(before, after):
        if pk == by.pk:
            _refuse_of_oneself(mine, new)
        elif not all(held.cover(one.holdings) for one in (old, new) if one):
            name = (old or new).username  # type: ignore[union-attr]
            raise Above(
                gettext(
                    "The account “{name}” has rights that yours lacks: ask an administrator."
                ).format(name=name)
            )
    for _pk, was, now in changed_groups(before, after):
        if not all(held.cover(one.holdings) for one in (was, now) if one):
            name = (was or now).name  # type: ignore[union-attr]
            raise Above(
                gettext("The group “{name}” has rights that your account lacks.").format(name=name)
            )
    if before.has_administrator() and not after.has_administrator():
        raise Above(gettext("This is the last active administrator: make another one first."))


def _refuse_of_oneself(old: Any, new: Any) -> None:
    if new is None or any(
        getattr(old, name) != getattr(new, name) for name in ("active", "administrator", "groups")
    ):
        raise Above(gettext("You can't change your own rights: ask another administrator."))


def _write(before: RightsState, after: RightsState, by: Any) -> None:
    for pk, old, new in changed_accounts(before, after):
        title = (new or old).username  # type: ignore[union-attr]
        data = {"changes": differences(old, new)}
        log(instance=User(pk=pk, username=title), action=ACCOUNT, user=by, title=title, data=data)
    for pk, was, now in changed_groups(before, after):
        name = (now or was).name  # type: ignore[union-attr]
        data = {"changes": _of_group(was, now)}
        log(instance=Group(pk=pk, name=name), action=GROUP, user=by, title=name, data=data)


def _of_group(was: GroupState | None, now: GroupState | None) -> dict[str, list[Any]]:
    none = HeldRights(frozenset())
    old, new = ((one.holdings if one else none).rights for one in (was, now))
    found: dict[str, list[Any]] = {}
    if (was and was.name) != (now and now.name):
        found["name"] = [was and was.name, now and now.name]
    for words, rights in (("taken", old - new), ("given", new - old)):
        if rights:
            found[words] = [None, sorted(f"{one.name} {one.branch}".strip() for one in rights)]
    return found


class ChangesFormatter(LogFormatter):
    """Says in the desk's log what became of an account or group."""

    label = _("Changed an account or group")

    def format_message(self, log_entry: Any) -> SafeString:
        """Return the changes as “what: old → new”."""
        changes = log_entry.data.get("changes", {})
        parts = [
            f"{NAMES.get(name, name)}: {_shown(old)} → {_shown(new)}"
            for name, (old, new) in changes.items()
        ]
        return format_html("{}", "; ".join(parts) or self.label)


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or gettext("none")
    words = {None: "–", True: gettext("yes"), False: gettext("no"), "": gettext("none")}
    return words.get(value, str(value))


def register(actions: Any) -> None:
    """Name the actions to Wagtail, which refuses to log any other."""
    actions.register_action(ACCOUNT)(ChangesFormatter)
    actions.register_action(GROUP)(ChangesFormatter)
