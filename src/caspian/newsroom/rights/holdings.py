"""All that somebody may do, as a set that can be compared with somebody else's."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission

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
