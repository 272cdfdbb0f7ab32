"""Accounts: nobody edits or deletes one above their own, nor makes one so."""

from typing import Any

from django.contrib.auth.models import Group
from wagtail.permission_policies import ModelPermissionPolicy

from caspian.newsroom.models.user import User
from caspian.newsroom.rights.holdings import of_account, of_groups


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
