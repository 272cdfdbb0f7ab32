"""Accounts: nobody edits or deletes one above their own, nor makes one so."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission
from wagtail.permission_policies import ModelPermissionPolicy

from caspian.newsroom.models.accounts import User

EVERYWHERE = ""
"""where a right holds that is about no branch of a tree"""


@dataclass(frozen=True)
class Right:
    """One permission; on pages and collections, with the branch that it holds in."""

    name: str
    branch: str = EVERYWHERE

    def covers(self, other: "Right") -> bool:
        """Return whether who holds this right holds another."""
        return self.name == other.name and other.branch.startswith(self.branch)


@dataclass(frozen=True)
class HeldRights:
    """What an account or a group holds; an administrator holds everything."""

    rights: frozenset[Right]
    everything: bool = False

    def cover(self, other: "HeldRights") -> bool:
        """Return whether nothing is missing here that the other holds."""
        if self.everything or other.everything:
            return self.everything
        return all(any(own.covers(one) for own in self.rights) for one in other.rights)


def of_account(user: Any) -> HeldRights:
    """Return what an account holds, whether it is active or not: it may become so."""
    own = Permission.objects.filter(user=user)
    rights = {*_named(own), *_of_groups(user.groups.all())}
    return HeldRights(frozenset(rights), everything=user.is_superuser)


def of_groups(groups: Iterable[Group]) -> HeldRights:
    """Return what membership in some groups gives."""
    return HeldRights(frozenset(_of_groups(groups)))


def _of_groups(groups: Iterable[Group]) -> Iterable[Right]:
    pks = [group.pk for group in groups]
    yield from _named(Permission.objects.filter(group__in=pks))
    on_pages = GroupPagePermission.objects.filter(group__in=pks)
    for name, path in on_pages.values_list("permission__codename", "page__path"):
        yield Right(f"page.{name}", path)
    in_collections = GroupCollectionPermission.objects.filter(group__in=pks)
    for name, path in in_collections.values_list("permission__codename", "collection__path"):
        yield Right(f"collection.{name}", path)


def _named(permissions: Any) -> Iterable[Right]:
    for app, codename in permissions.values_list("content_type__app_label", "codename"):
        yield Right(f"{app}.{codename}")


def may_manage(user: Any, account: User) -> bool:
    """Return whether somebody holds all that an account holds."""
    return user.pk == account.pk or of_account(user).cover(of_account(account))


def groups_to_give(user: Any) -> list[Group]:
    """Return the groups that somebody may put others into: all that these may, they may as well."""
    held = of_account(user)
    return [group for group in Group.objects.order_by("name") if held.cover(of_groups([group]))]


class AccountPolicy(ModelPermissionPolicy):
    """Wagtail's policy for models, and the account itself looked at."""

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """Return whether one of the actions is allowed on an account."""
        return any(self.user_has_permission_for_instance(user, one, instance) for one in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Return whether an action is allowed on an account."""
        if action == "delete" and user.pk == instance.pk:
            return False
        return bool(self.user_has_permission(user, action)) and may_manage(user, instance)


class AdministratorsOnly(ModelPermissionPolicy):
    """For what gives rights, or what the whole desk stands on: groups."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether somebody is an administrator."""
        return bool(user.is_active and user.is_superuser)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Return whether somebody is an administrator."""
        return self.user_has_permission(user, "")
