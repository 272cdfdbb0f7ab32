"""Refuses what lifts an account above who does it, and writes down what was changed into what."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log

from caspian.newsroom.desk.accounts.access import (
    NAMES,
    AccessSnapshot,
    GroupAccess,
    access_now,
    changed_accounts,
    changed_groups,
    differences,
)
from caspian.newsroom.models import User
from caspian.newsroom.rights.accounts import HeldRights

ACCOUNT, GROUP = "accounts.account", "accounts.group"


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
        before = access_now()
        yield
        after = access_now()
        if before != after:
            if by is not None:
                _refuse_above(by, before, after)
            _write(before, after, by)


def _refuse_above(by: Any, before: AccessSnapshot, after: AccessSnapshot) -> None:
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


def _write(before: AccessSnapshot, after: AccessSnapshot, by: Any) -> None:
    for pk, old, new in changed_accounts(before, after):
        title = (new or old).username  # type: ignore[union-attr]
        data = {"changes": differences(old, new)}
        log(instance=User(pk=pk, username=title), action=ACCOUNT, user=by, title=title, data=data)
    for pk, was, now in changed_groups(before, after):
        name = (now or was).name  # type: ignore[union-attr]
        data = {"changes": _of_group(was, now)}
        log(instance=Group(pk=pk, name=name), action=GROUP, user=by, title=name, data=data)


def _of_group(was: GroupAccess | None, now: GroupAccess | None) -> dict[str, list[Any]]:
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
