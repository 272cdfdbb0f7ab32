"""The forms of an account: who somebody is, what their role is, and how they come in."""

import re
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from caspian.newsroom.desk.accounts.inviting import can_invite
from caspian.newsroom.models import Section, User
from caspian.newsroom.rights.account_role import (
    EXPLAINED,
    AccountRole,
    Role,
    RoleReader,
    roles_to_give,
)
from caspian.newsroom.rights.accounts import groups_to_give

MODERATING = (Role.EDITOR, Role.REPORTER)
"""roles that may decide on comments as well, or not"""
_NOT_IN_A_NAME = re.compile(r"[^\w.+-]")


class SectionsField(forms.ModelMultipleChoiceField[Section]):
    """Sections to tick, each named with its language."""

    def label_from_instance(self, section: Section) -> str:
        """Return the name of a section."""
        return f"{section.title} ({section.locale.get_display_name()})"


class ChoosesRole:
    """A role in place of groups and rights; what the one who fills it in lacks is not offered."""

    instance: Any
    cleaned_data: dict[str, Any]
    fields: dict[str, Any]

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        """Take the form's own arguments, and who fills it in."""
        super().__init__(*args, **kwargs)
        self.by = by
        self.before = self._role_before()
        for name in ("groups", "is_superuser"):
            self.fields.pop(name, None)
        offered = groups_to_give(by)
        self._offer_roles(offered)
        self._offer_sections(offered)
        if by.is_superuser:
            self._offer_other_groups()

    def _role_before(self) -> AccountRole:
        if self.instance.pk is None:
            return AccountRole(Role.REPORTER)
        return RoleReader().of(self.instance)

    def _offer_roles(self, offered: list[Group]) -> None:
        given = roles_to_give(self.by, offered)
        if self.before.role not in given:
            given.append(self.before.role)
        self.fields["role"] = forms.ChoiceField(
            label=_("Role"),
            choices=[(role.value, role.label) for role in Role if role in given],
            widget=forms.RadioSelect,
            initial=self.before.role.value,
        )
        self.fields["moderates"] = forms.BooleanField(
            label=_("Decides on comments as well"),
            required=False,
            initial=self.before.moderates,
        )

    def _offer_sections(self, offered: list[Group]) -> None:
        reader = RoleReader()
        pks = {one.pk for group in offered for one in reader.of_group(group)}
        pks |= {one.pk for one in self.before.sections}
        sections = Section.objects.filter(pk__in=pks).select_related("locale").order_by("path")
        self.fields["sections"] = SectionsField(
            sections,
            label=_("Sections"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            initial=[one.pk for one in self.before.sections],
            help_text=_("Where an editor edits and publishes."),
        )

    def _offer_other_groups(self) -> None:
        ours = RoleReader().names_of_ours()
        others = Group.objects.exclude(name__in=ours).order_by("name")
        if others.exists():
            self.fields["others"] = forms.ModelMultipleChoiceField(
                others,
                label=_("Other groups"),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                initial=[one.pk for one in self.before.others],
            )

    def clean_sections(self) -> Any:
        """Ask an editor's sections; in a paper without sections there is nothing to tick."""
        chosen, field = self.cleaned_data["sections"], self.fields["sections"]
        is_editor = self.cleaned_data.get("role") == Role.EDITOR
        if is_editor and not chosen and field.queryset.exists():
            raise forms.ValidationError(_("Tick at least one section for an editor."))
        return chosen

    @cached_property
    def chosen(self) -> AccountRole:
        """The role that the form says; it must be valid."""
        given = self.cleaned_data
        role = Role(given["role"])
        return AccountRole(
            role,
            tuple(given["sections"]) if role == Role.EDITOR else (),
            bool(given["moderates"]) and role in MODERATING,
            tuple(given.get("others", self.before.others)),
        )

    def roles(self) -> list[tuple[Any, Any]]:
        """Return each choice with its sentence, for the template."""
        bound: Any = self["role"]  # type: ignore[index]
        return [(one, EXPLAINED[Role(str(one.data["value"]))]) for one in bound]

    def give_role(self, user: Any) -> None:
        """Put an account into the groups of its role."""
        if "role" not in self.fields:
            return
        user.groups.set(self.chosen.groups())
        is_administrator = self.chosen.role == Role.ADMINISTRATOR
        if user.is_superuser != is_administrator:
            user.is_superuser = user.is_staff = is_administrator
            user.save(update_fields=["is_superuser", "is_staff"])

    def save(self, commit: bool = True) -> Any:
        """Save the account and its role."""
        user = super().save(commit=commit)  # type: ignore[misc]
        if commit:
            self.give_role(user)
        return user


class NewAccountForm(ChoosesRole, UserCreationForm):
    """For a new account: invited by mail, or given a first password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invites = can_invite()
        self.fields["username"].required = False
        self.fields["username"].help_text = _("To log in with. Empty: made of the e-mail address.")
        for name in ("password1", "password2"):
            self.fields[name].required = not self.invites

    def clean_username(self) -> str:
        """Return the name to log in with, made of the address where nothing was typed."""
        typed = self.cleaned_data["username"]
        return typed or _free_username(self.data.get("email", ""))

    def save(self, commit: bool = True) -> Any:
        """Save the account; without a password it can only be entered by an invitation."""
        if not self.cleaned_data["password1"]:
            self.instance.set_unusable_password()
        else:
            self.instance.uses_first_password = True
        return super().save(commit)

    @property
    def is_invitation(self) -> bool:
        """Whether the account waits for its owner to choose a password."""
        return not self.cleaned_data["password1"]


class AccountForm(ChoosesRole, UserEditForm):
    """For an account that there is."""

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, editing_self=editing_self, **kwargs)
        if editing_self:
            # What one's own account may do somebody else decides.
            for name in ("role", "sections", "moderates", "others"):
                self.fields.pop(name, None)


def _free_username(address: str) -> str:
    stem = _NOT_IN_A_NAME.sub("", address.partition("@")[0]).lower()[:140]
    taken = set(User.objects.filter(username__startswith=stem).values_list("username", flat=True))
    names = [stem, *(f"{stem}{number}" for number in range(2, len(taken) + 3))]
    return next((name for name in names if name and name not in taken), "")
