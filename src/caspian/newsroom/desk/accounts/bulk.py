"""Roles for several accounts at once, from the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.users.views.bulk_actions.assign_role import AssignRoleBulkAction

from caspian.newsroom.models import User
from caspian.newsroom.rights.account_role import AccountRole, Role, RoleReader

OFFERED = (Role.REPORTER, Role.PUBLISHER, Role.MODERATOR)
"""an editor's sections are ticked in the form of the account"""


class GivesRole(forms.Form):
    """One role for all."""

    role = forms.ChoiceField(
        label=_("Role"), choices=[(role.value, role.label) for role in OFFERED]
    )


class AssignRole(AssignRoleBulkAction):
    """In the place of Wagtail's, which adds a group to those that an account is in."""

    models = [User]
    form_class = GivesRole

    @classmethod
    def execute_action(cls, objects: Any, role: str | None = None, **kwargs: Any) -> Any:
        """Give the role; groups that belong to no role stay."""
        if role is None:
            return None
        reader = RoleReader()
        for user in objects:
            user.groups.set(AccountRole(Role(role), others=reader.of(user).others).groups())
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """Return what was done."""
        role = Role(self.cleaned_form.cleaned_data["role"]).label
        return ngettext(
            "{number} account is now: {role}", "{number} accounts are now: {role}",
            num_parent_objects,
        ).format(number=num_parent_objects, role=role)  # fmt: skip
