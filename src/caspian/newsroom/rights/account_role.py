"""The role of an account as a newsroom says it, and the groups that make it so.

Rights are held by groups, which only administrators see. Everybody else meets a role: "Editor of
Culture". What an account holds beside its role, in groups that are not ours, stays with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupPagePermission

from caspian.newsroom.models.filing import Section
from caspian.newsroom.roles import (
    EDITORS,
    MODERATORS,
    OF_SECTION,
    PUBLISHERS,
    REPORTERS,
    ensure_section_editors,
)


class Role(TextChoices):
    """What an account may do; the first that fits it counts."""

    ADMINISTRATOR = "administrator", _("Administrator")
    PUBLISHER = "publisher", _("Publisher")
    EDITOR = "editor", _("Editor")
    REPORTER = "reporter", _("Reporter")
    MODERATOR = "moderator", _("Moderator")
    NONE = "none", _("No role")


GROUPS = {
    Role.PUBLISHER: PUBLISHERS,
    Role.EDITOR: EDITORS,
    Role.REPORTER: REPORTERS,
    Role.MODERATOR: MODERATORS,
}
"""the group of each role"""
EXPLAINED = {
    Role.ADMINISTRATOR: _("Does everything, and sets the desk up: languages, groups, workflows."),
    Role.PUBLISHER: _("Publishes everywhere, runs the paper and gives accounts."),
    Role.EDITOR: _("Edits and publishes in the sections that you tick below."),
    Role.REPORTER: _("Writes, and submits to an editor."),
    Role.MODERATOR: _("Decides on readers’ comments, and writes nothing."),
    Role.NONE: _("Enters the desk and finds nothing to do there."),
}


@dataclass(frozen=True)
class AccountRole:
    """The role of one account."""

    role: Role
    sections: tuple[Section, ...] = ()
    """where an editor publishes, in the order of the tree"""
    moderates: bool = False
    """whether a reporter or editor decides on comments as well"""
    others: tuple[Group, ...] = field(default=(), compare=False)
    """groups that belong to no role"""

    def __str__(self) -> str:
        said = str(self.role.label)
        if self.role == Role.EDITOR and self.sections:
            names = ", ".join(section.title for section in self.sections)
            said = gettext("Editor of {sections}").format(sections=names)
        if self.moderates:
            said = gettext("{role}, and moderator").format(role=said)
        return said

    def groups(self) -> list[Group]:
        """Return the groups that an account of this role is in."""
        names = [GROUPS[self.role]] if self.role in GROUPS else []
        if self.moderates:
            names.append(MODERATORS)
        made = [Group.objects.get_or_create(name=name)[0] for name in names]
        edited = self.sections if self.role == Role.EDITOR else ()
        return [*made, *map(ensure_section_editors, edited), *self.others]


class RoleReader:
    """Reads the roles of many accounts with two queries."""

    def __init__(self) -> None:
        pages = GroupPagePermission.objects.filter(permission__codename="publish_page")
        sections = {one.pk: one for one in Section.objects.order_by("path")}
        self._sections: dict[int, list[Section]] = {}
        for group, page in pages.order_by("page__path").values_list("group", "page"):
            if page in sections:
                self._sections.setdefault(group, []).append(sections[page])

    def of_group(self, group: Group) -> list[Section]:
        """Return the sections that membership in a group lets somebody publish in."""
        return self._sections.get(group.pk, [])

    def names_of_ours(self) -> set[str]:
        """Return the names of the groups that make roles."""
        of_sections = Group.objects.filter(pk__in=self._sections)
        return {*GROUPS.values(), *of_sections.values_list("name", flat=True)}

    def of(self, user: Any) -> AccountRole:
        """Return the role of an account; its groups may be fetched before."""
        groups = list(user.groups.all())
        names = {group.name for group in groups}
        if user.is_superuser:
            role = Role.ADMINISTRATOR
        else:
            role = next((one for one, name in GROUPS.items() if name in names), Role.NONE)
        sections = {s.pk: s for group in groups for s in self._sections.get(group.pk, ())}
        if role == Role.NONE and sections:
            role = Role.EDITOR
        ours = set(GROUPS.values())
        return AccountRole(
            role,
            tuple(sorted(sections.values(), key=lambda one: one.path)),
            MODERATORS in names and role in (Role.EDITOR, Role.REPORTER),
            tuple(g for g in groups if g.name not in ours and g.pk not in self._sections),
        )


def role_of(user: Any) -> AccountRole:
    """Return the role of one account."""
    return RoleReader().of(user)


def group_in_words(group: Group) -> str:
    """Return what a group of ours makes of its members: "Editor of Culture"; of others the name.

    A section of another language than the paper's first says which.
    """
    if not group.name.startswith(OF_SECTION) or not group.pk:
        return group.name
    held = GroupPagePermission.objects.filter(group=group, permission__codename="publish_page")
    pages = held.order_by("page__path").values_list("page", flat=True)
    sections = Section.objects.filter(pk__in=pages).select_related("locale").order_by("path")
    names = [_with_language(section) for section in sections]
    return (
        gettext("Editor of {sections}").format(sections=", ".join(names)) if names else group.name
    )


def _with_language(section: Section) -> str:
    code = section.locale.language_code
    return section.title if code == settings.LANGUAGE_CODE else f"{section.title} ({code})"


def roles_to_give(user: Any, groups: Iterable[Group]) -> list[Role]:
    """Return the roles that somebody may give, from the groups that they may give."""
    names = {group.name for group in groups}
    given = [role for role, name in GROUPS.items() if name in names]
    return [Role.ADMINISTRATOR, *given] if user.is_superuser else given
