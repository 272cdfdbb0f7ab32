"""Who may do what: reporters write and submit, editors publish in their sections, publishers
everywhere; moderators decide on comments. Roles are Django groups, so that the desk's own screens
show and change them."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

if TYPE_CHECKING:
    from caspian.newsroom.models.filing import Section

REPORTERS = "Reporters"
EDITORS = "Editors"
PUBLISHERS = "Publishers"
MODERATORS = "Moderators"
OF_SECTION = "Editors of "

EVERYWHERE_ON_PAGES = (
    "add_page",
    "change_page",
    "publish_page",
    "bulk_delete_page",
    "lock_page",
    "unlock_page",
)
IN_A_SECTION = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
RECORDS_OF_EDITORS = (
    "topic",
    "place",
    "contributor",
    "pin",
    "breakingnews",
    "promotion",
    "styleentry",
)
MODERATING = (
    "view_comment",
    "change_comment",
    "add_comment",  # answering for the paper
    "view_decision",
    "view_ban",
    "add_ban",
    "change_ban",
    # In a flood at night it is a moderator who closes the whole paper.
    "change_commentsettings",
    "change_shieldwords",
    "view_houserule",
)
# What can't be taken back, and what the paper stands for, are not decided in a hurry.
COMMENTS_OF_PUBLISHERS = (
    "delete_comment",  # readers' rights: erasing for good
    "add_houserule",
    "change_houserule",
    "delete_houserule",
)
# Wagtail asks for the rights on its own models, even where ours take their place.
FILES: dict[str, tuple[str, ...]] = {
    "wagtailimages": ("add_image", "change_image", "choose_image"),
    "wagtaildocs": ("add_document", "change_document", "choose_document"),
}
# Who may add may change what they added, until something public names it: `rights.files`.
OWN_FILES = {
    app: tuple(name for name in names if not name.startswith("change"))
    for app, names in FILES.items()
}


def ensure_roles(root: Page) -> None:
    """Make the four roles, or mend what is missing of them; members are never touched."""
    reporters, editors, publishers, moderators = (
        Group.objects.get_or_create(name=name)[0]
        for name in (REPORTERS, EDITORS, PUBLISHERS, MODERATORS)
    )
    for group in (reporters, editors, publishers):
        _grant(group, ["access_admin"])
        _grant_files(group, OWN_FILES if group == reporters else FILES)
    _take_back(reporters, ("change_image", "change_document"))
    _grant_on_page(reporters, root, ["add_page"])
    _grant_on_page(editors, root, ["add_page"])
    _grant_on_page(publishers, root, EVERYWHERE_ON_PAGES)
    editing = [f"{verb}_{record}" for record in RECORDS_OF_EDITORS for verb in _VERBS]
    _grant(editors, editing)
    _grant(publishers, [*editing, *_PUBLISHER_RECORDS, *MODERATING, *COMMENTS_OF_PUBLISHERS])
    _grant(moderators, ["access_admin", *MODERATING])


def ensure_section_editors(section: "Section") -> Group:
    """Make the group of those who edit and publish in one section; they are Editors as well.

    A section that has moved keeps its group, under a name that says where it is now.
    """
    held = _group_of(section)
    name = _free_name(section, held)
    if held is None:
        held, _ = Group.objects.get_or_create(name=name)
    elif held.name != name:
        held.name = name
        held.save()
    _grant(held, ["access_admin"])
    _grant_on_page(held, section, IN_A_SECTION)
    return held


def section_group_name(section: "Section") -> str:
    """Return the name of a section's group; it carries the path, which outlives the title."""
    return f"{OF_SECTION}{section.url_path}"


def _group_of(section: "Section") -> Group | None:
    of_sections = Group.objects.filter(name__startswith=OF_SECTION)
    publishing = of_sections.filter(
        page_permissions__page=section, page_permissions__permission__codename="publish_page"
    )
    return publishing.order_by("pk").first()


def _free_name(section: "Section", held: Group | None) -> str:
    """Return the name; with a number while the group of a section that was here before has it.

    Its members must not become editors of what stands here now.
    """
    name = section_group_name(section)
    there = Group.objects.filter(name=name).first()
    if there is None or there == held or (held is None and not _publishes(there)):
        return name
    return f"{name} ({section.pk})"


def _publishes(group: Group) -> bool:
    held = GroupPagePermission.objects.filter(group=group, permission__codename="publish_page")
    return held.exists()


_OF = (
    "newsroom",
    "dossiers",
    "comments",
    "search",
    "stylebook",
    "wagtailadmin",
    "wagtailredirects",
)
_VERBS = ("add", "change", "delete", "view")
_PUBLISHER_RECORDS = (
    *(f"{verb}_user" for verb in _VERBS),
    *(f"{verb}_redirect" for verb in _VERBS),
    "overrule_checks",
    "change_publication",
    "view_publication",
    "change_crawlersettings",
    "view_crawlersettings",
)


def _grant(group: Group, codenames: list[str]) -> None:
    permissions = Permission.objects.filter(
        codename__in=codenames,
        content_type__app_label__in=_OF,
    )
    group.permissions.add(*permissions)


def _grant_on_page(group: Group, page: Page, codenames: Any) -> None:
    for permission in Permission.objects.filter(
        codename__in=codenames, content_type__app_label="wagtailcore"
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _take_back(group: Group, codenames: tuple[str, ...]) -> None:
    """Take what a role was given by an earlier version and must no longer have."""
    found = GroupCollectionPermission.objects.filter(group=group)
    found.filter(permission__codename__in=codenames).delete()


def _grant_files(group: Group, rights: dict[str, tuple[str, ...]]) -> None:
    root = Collection.get_first_root_node()
    for app, codenames in rights.items():
        for permission in Permission.objects.filter(
            codename__in=codenames, content_type__app_label=app
        ):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )
