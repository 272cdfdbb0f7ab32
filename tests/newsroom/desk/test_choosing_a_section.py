"""A new article begins with its section: those one may write in, and no question for one."""

from wagtail.models import GroupPagePermission

from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

CHOICE = "/desk/articles/choose_parent/"


def test_a_reporter_chooses_among_all_sections(cast: Cast, desk: Desk) -> None:
    screen = shown(desk(cast.reporter()), CHOICE)
    for section in (cast.politics, cast.culture):
        assert f"/desk/pages/add/newsroom/article/{section.pk}/" in screen


def test_with_one_section_there_is_nothing_to_choose(cast: Cast, desk: Desk) -> None:
    tigran = cast.editor(cast.politics)
    GroupPagePermission.objects.filter(group__user=tigran, permission__codename="add_page").exclude(
        page=cast.politics
    ).delete()
    answer = desk(tigran).get(CHOICE)
    assert answer.status_code == 302
    assert answer["Location"] == f"/desk/pages/add/newsroom/article/{cast.politics.pk}/"


def test_without_any_the_desk_says_whom_to_ask(cast: Cast, desk: Desk) -> None:
    rena = cast.reporter()
    GroupPagePermission.objects.filter(group__user=rena).delete()
    assert "Ask a publisher" in shown(desk(rena), CHOICE)
