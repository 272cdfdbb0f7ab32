"""A new article begins at once in one's own section; the form offers those one may write in."""

from wagtail.models import GroupPagePermission

from caspian.newsroom.models import Section
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown

CHOICE = "/desk/articles/choose_parent/"


def begin_in(section: Section) -> str:
    """Return where an article in a section begins."""
    return f"/desk/pages/add/newsroom/article/{section.pk}/"


def test_a_reporter_chooses_among_all_sections(cast: Cast, desk: Desk) -> None:
    screen = shown(desk(cast.reporter()), f"{CHOICE}?all=1")
    for section in (cast.politics, cast.culture):
        assert f"/desk/pages/add/newsroom/article/{section.pk}/" in screen


def test_an_article_begins_where_one_wrote_last_or_publishes(cast: Cast, desk: Desk) -> None:
    tigran = cast.editor(cast.culture)
    client = desk(tigran)
    assert client.get(CHOICE)["Location"] == begin_in(cast.culture)
    cast.draft("Mine", owner=tigran, section=cast.politics)
    assert client.get(CHOICE)["Location"] == begin_in(cast.politics)
    assert desk(cast.reporter()).get(CHOICE).status_code == 302


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
