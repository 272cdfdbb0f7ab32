"""Who gives accounts meets roles and sections, in the list and in the forms, and no groups."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caspian.newsroom.models import Section, User
from caspian.newsroom.rights.account_role import Role, RoleReader, role_of
from caspian.newsroom.roles import ensure_section_editors
from tests.cast import Cast, new_section
from tests.newsroom.desk.accounts.people import (
    at_the_desk,
    edit,
    form_of,
    fresh,
    new_account,
    somebody,
)


@pytest.fixture
def maka(db: None) -> User:
    """A publisher, who gives accounts."""
    return somebody("maka", "publisher")


def test_the_list_says_who_is_what(cast: Cast, maka: User) -> None:
    cast.editor(cast.culture)
    somebody("ada", "administrator")
    screen = at_the_desk(maka).get("/desk/users/").content.decode()
    for words in ("Editor of Culture", "Administrator", "Publisher", "maka@example.org"):
        assert words in screen, words
    assert "Editors of /en/culture/" not in screen


def test_groups_say_what_they_make_of_their_members(cast: Cast) -> None:
    tigran = cast.editor(cast.culture)
    ada = at_the_desk(somebody("ada", "administrator"))
    group = tigran.groups.get(name__startswith="Editors of ")
    assert "Editor of Culture" in ada.get("/desk/groups/").content.decode()
    screen = ada.get(f"/desk/groups/edit/{group.pk}/").content.decode()
    assert "Editor of Culture" in screen.partition("</h1>")[0]
    assert [str(one) for one in Group.objects.filter(name="Reporters")] == ["Reporters"]


def test_the_list_costs_the_same_however_long(cast: Cast, maka: User) -> None:
    client, counts = at_the_desk(maka), []
    client.get("/desk/users/")
    for names in (("one",), ("two", "three", "four", "five")):
        for name in names:
            somebody(name, "reporter").groups.add(ensure_section_editors(cast.politics))
        with CaptureQueriesContext(connection) as seen:
            client.get("/desk/users/")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_an_editor_gets_the_sections_that_were_ticked(cast: Cast, maka: User) -> None:
    rena, client = somebody("rena", "reporter"), at_the_desk(maka)
    answer: Any = client.post(edit(rena), form_of(rena, role="editor", sections=[]))
    assert "Tick at least one section" in answer.content.decode()
    assert role_of(fresh(rena)).role == Role.REPORTER
    both = [cast.politics.pk, cast.culture.pk]
    client.post(edit(rena), form_of(rena, role="editor", sections=both, moderates="on"))
    assert str(role_of(fresh(rena))) == "Editor of Politics, Culture, and moderator"
    client.post(edit(rena), form_of(rena, role="editor", sections=both[1:], moderates=""))
    assert str(role_of(fresh(rena))) == "Editor of Culture"
    assert not cast.politics.permissions_for_user(fresh(rena)).can_publish()
    client.post(edit(rena), form_of(rena, role="reporter"))
    assert {one.name for one in fresh(rena).groups.all()} == {"Reporters"}


def test_a_group_of_no_role_stays_with_the_account(maka: User) -> None:
    rena, board = somebody("rena", "reporter"), Group.objects.create(name="The board")
    rena.groups.add(board)
    at_the_desk(maka).post(edit(rena), form_of(rena, role="moderator"))
    assert {one.name for one in fresh(rena).groups.all()} == {"Moderators", "The board"}
    ids = f"?id={rena.pk}"
    at_the_desk(maka).post(f"/desk/bulk/newsroom/user/assign_role/{ids}", {"role": "reporter"})
    assert {one.name for one in fresh(rena).groups.all()} == {"Reporters", "The board"}


def test_a_section_that_moves_keeps_its_editors(cast: Cast) -> None:
    tigran = cast.editor(cast.culture)
    section = Section.objects.get(pk=cast.culture.pk)
    section.slug = "arts"
    section.save_revision().publish()
    held = [one.name for one in fresh(tigran).groups.all()]
    assert "Editors of /en/arts/" in held
    assert str(role_of(fresh(tigran))) == "Editor of Culture"
    assert len([one for one in Group.objects.all() if RoleReader().of_group(one)]) == 2


def test_who_edits_below_a_moved_section_does_not_edit_its_successor(cast: Cast) -> None:
    """The group of a section below carries the old path until that section is saved again."""
    film = Section(title="Film", slug="film", locale=cast.home.locale)
    cast.culture.add_child(instance=film)
    tigran = cast.editor(film)
    section = Section.objects.get(pk=cast.culture.pk)
    section.slug = "arts"
    section.save_revision().publish()
    again = new_section("Culture")
    successor = Section(title="Film", slug="film", locale=cast.home.locale)
    again.add_child(instance=successor)
    assert not successor.permissions_for_user(fresh(tigran)).can_publish()
    assert Section.objects.get(pk=film.pk).permissions_for_user(fresh(tigran)).can_publish()


def test_a_new_account_without_a_user_name_is_named_after_its_address(maka: User) -> None:
    client = at_the_desk(maka)
    for number in range(2):
        form = new_account("", email=f"Aygul.Abbasova@{number}.example.org", role="reporter")
        assert client.post("/desk/users/new/", form).status_code == 302
    names = User.objects.exclude(pk=maka.pk).order_by("pk").values_list("username", flat=True)
    assert list(names) == ["aygul.abbasova", "aygul.abbasova2"]
