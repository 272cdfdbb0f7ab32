"""Who may do what: reporters submit, editors publish in their sections, publishers everywhere."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from caspian.newsroom.models import Article, User
from caspian.newsroom.roles import ensure_roles, ensure_section_editors
from tests.cast import Cast


def may(user: User, page: Page) -> tuple[bool, bool]:
    """Return whether a user may edit a page, and whether publish it."""
    permissions = page.permissions_for_user(User.objects.get(pk=user.pk))
    return permissions.can_edit(), permissions.can_publish()


def test_a_reporter_writes_and_submits_but_does_not_publish(cast: Cast) -> None:
    rena = cast.reporter()
    own = cast.draft("Rena's own", owner=rena)
    other = cast.draft("Somebody else's")
    assert may(rena, own) == (True, False)
    assert may(rena, other) == (False, False)


def test_an_editor_publishes_in_their_own_section_only(cast: Cast) -> None:
    tigran = cast.editor(cast.politics)
    assert may(tigran, cast.draft("In politics")) == (True, True)
    assert may(tigran, cast.draft("In culture", section=cast.culture)) == (False, False)


def test_a_publisher_publishes_everywhere(cast: Cast) -> None:
    maka = cast.publisher()
    assert may(maka, cast.draft("In politics")) == (True, True)
    assert may(maka, cast.draft("In culture", section=cast.culture)) == (True, True)


def test_publishing_without_the_right_is_refused(cast: Cast) -> None:
    article = cast.draft("Not Rena's to publish", owner=(rena := cast.reporter()))
    with pytest.raises(PermissionDenied):
        article.get_latest_revision().publish(user=rena)
    assert not Article.objects.public().exists()


ALL = "add change delete view"
EDITING = {
    "dossiers": {"place": ALL},
    "newsroom": {"breakingnews": ALL, "contributor": ALL, "pin": ALL, "topic": ALL},
    "search": {"promotion": ALL},
    "stylebook": {"styleentry": ALL},
}
MODERATING = {
    "ban": "add change view", "comment": "add change view", "commentsettings": "change",
    "decision": "view", "houserule": "view", "shieldwords": "change",
}  # fmt: skip
RULING = {**MODERATING, "comment": "add change delete view", "houserule": ALL}
SETTINGS = {"checks": "overrule", "crawlersettings": "change view", "publication": "change view"}
RUNNING = {**EDITING["newsroom"], **SETTINGS, "user": ALL}
RECORDS: dict[str, dict[str, dict[str, str]]] = {
    "Reporters": {},
    "Editors": EDITING,
    "Editors of /en/politics/": {},
    "Moderators": {"comments": MODERATING},
    "Publishers": {
        **EDITING, "comments": RULING, "newsroom": RUNNING, "wagtailredirects": {"redirect": ALL},
    },
}  # fmt: skip
ON_PAGES = {
    "Reporters": "/: add",
    "Editors": "/: add",
    "Editors of /en/politics/": "/en/politics/: add change lock publish unlock",
    "Moderators": "",
    "Publishers": "/: add bulk_delete change lock publish unlock",
}
WITH_KINDS = ("document", "image")
WITH_FILES = {"Reporters", "Editors", "Publishers"}


def on_pages(group: Group) -> str:
    """Return what a group may do on pages: a page, and the verbs."""
    rows = GroupPagePermission.objects.filter(group=group).order_by("permission__codename")
    found = list(rows.values_list("page__url_path", "permission__codename"))
    paths = {path for path, _ in found}
    assert len(paths) < 2
    return " ".join([f"{path}:" for path in paths] + [name[: -len("_page")] for _, name in found])


@pytest.mark.parametrize("name", RECORDS)
def test_each_role_has_these_rights_and_no_others(cast: Cast, name: str) -> None:
    ensure_section_editors(cast.politics)
    group = Group.objects.get(name=name)
    wanted = {
        f"{room}.{verb}_{record}"
        for room, records in RECORDS[name].items()
        for record, verbs in records.items()
        for verb in verbs.split()
    }
    rows = group.permissions.values_list("content_type__app_label", "codename")
    assert {f"{room}.{codename}" for room, codename in rows} == wanted | {
        "wagtailadmin.access_admin"
    }
    assert on_pages(group) == ON_PAGES[name]
    files = GroupCollectionPermission.objects.filter(group=group)
    doing = ("add", "choose") if name == "Reporters" else ("add", "change", "choose")
    verbs = [f"{verb}_{kind}" for verb in doing for kind in WITH_KINDS]
    assert sorted(one.permission.codename for one in files) == sorted(
        verbs if name in WITH_FILES else []
    )
    assert {one.collection for one in files} <= {Collection.get_first_root_node()}


def test_there_are_four_roles_and_the_groups_of_sections(cast: Cast) -> None:
    ensure_section_editors(cast.politics)
    names = set(Group.objects.values_list("name", flat=True))
    assert {one for one in names if not one.startswith("Editors of ")} | {
        "Editors of /en/politics/"
    } == set(RECORDS)


def test_what_is_missing_of_a_role_is_mended_and_its_members_stay(cast: Cast) -> None:
    rena, group = cast.reporter(), Group.objects.get(name="Reporters")
    group.permissions.clear()
    GroupPagePermission.objects.filter(group=group).delete()
    for _ in range(2):
        ensure_roles(Page.get_first_root_node())
    assert on_pages(group) == ON_PAGES["Reporters"]
    assert group.permissions.count() == 1
    assert rena in group.user_set.all()


def test_what_an_earlier_version_gave_and_a_role_must_not_have_is_taken(cast: Cast) -> None:
    group, root = Group.objects.get(name="Reporters"), Collection.get_first_root_node()
    for name in ("change_image", "change_document"):
        permission = Permission.objects.get(codename=name, content_type__app_label__startswith="w")
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=permission
        )
    ensure_roles(Page.get_first_root_node())
    held = GroupCollectionPermission.objects.filter(group=group)
    assert not held.filter(permission__codename__startswith="change").exists()
