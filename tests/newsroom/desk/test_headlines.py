"""Headlines are counted against the places where they show, by numbers that stand in one module."""

import json
import re
from html import unescape

import pytest

from caspian.newsroom.headlines import PLACES, advice, counted
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.newsroom.desk.conftest import Desk, shown


@pytest.fixture
def screen(cast: Cast, desk: Desk) -> str:
    """The form of a new article."""
    return shown(desk(cast.reporter()), f"/desk/pages/add/newsroom/article/{cast.politics.pk}/")


def test_the_script_is_given_the_numbers_of_the_module(screen: str) -> None:
    found = re.findall(r'data-desk-count-places-value="([^"]*)"', screen)
    given = [json.loads(unescape(one)) for one in found]
    module = [json.loads(str(counted(name)["data-desk-count-places-value"])) for name in PLACES]
    assert sorted(map(str, given)) == sorted(map(str, module))


def test_without_a_script_the_help_says_the_same(screen: str) -> None:
    for name in PLACES:
        assert str(advice(name, "")).strip() in screen
    assert "Google, 60" in advice("title", "")
    assert "cards on a phone, 78 in 3 lines" in advice("title", "")


def test_no_place_shows_more_than_the_field_holds() -> None:
    """Advice that no text can go beyond would never be given."""
    for name, places in PLACES.items():
        holds = Article._meta.get_field(name).max_length
        for place in places:
            assert holds is None or place.length < holds, (name, place.name)
            assert not place.line or place.length % place.line == 0
            assert not place.unless or place.unless in PLACES


def test_the_form_has_a_part_for_each_thing_one_thinks_of(screen: str) -> None:
    tabs = re.findall(r'role="tab"[^>]*>\s*([\w ]+?)\s*<', screen)
    assert tabs == ["Story", "Who and where", "Where it shows", "When and rights"]
    for name in ("title", "slug", "kind", "go_live_at", "change", "takes_comments"):
        assert f'name="{name}"' in screen, name


def test_the_section_stands_in_the_form_and_is_changed_there(cast: Cast, desk: Desk) -> None:
    article = cast.draft("Ferry leaves")
    address = f"/desk/pages/{article.pk}/edit/"
    screen = shown(desk(cast.publisher()), address)
    assert re.search(r'name="filed_in".*?<option value="\d+" selected>[^<]*Politics', screen, re.S)
    other = cast.draft("Of a reporter", owner=cast.reporter())
    screen = shown(desk(cast.reporter()), f"/desk/pages/{other.pk}/edit/")
    assert "Politics" in screen
