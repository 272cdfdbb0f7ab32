"""The front: the editors' choice first, filled up with the newest, no article twice."""

import json

import pytest

from caspian.newsroom.models import Home
from caspian.wire.sample.articles import items
from tests.cast import Cast
from tests.pages.reading import headlines, page, text


def compose(lead: int, related: list[int], package: list[int]) -> None:
    """Compose the front as an editor would."""
    home = Home.objects.get(slug="en")
    home.front = json.dumps(
        [
            {"type": "lead", "value": {"article": lead, "related": items(related)}},
            {"type": "package", "value": {"title": "Ferries", "articles": items(package)}},
        ]
    )
    home.save_revision().publish()


def test_an_empty_paper_has_a_front(cast: Cast) -> None:
    assert headlines(page("/en/")) == []


def test_without_a_choice_the_newest_leads(cast: Cast) -> None:
    for days in range(1, 15):
        cast.published(f"Story {days}", days_ago=days)
    shown = headlines(page("/en/").cssselect("main")[0])
    assert shown[0] == "Story 1"
    assert sorted(set(shown), key=shown.index) == shown, "an article stands there twice"
    assert len(shown) >= 12


def test_the_editors_choice_stands_first_and_nothing_twice(cast: Cast) -> None:
    ids = {days: cast.published(f"Story {days}", days_ago=days).pk for days in range(1, 9)}
    compose(lead=ids[5], related=[ids[6], ids[5]], package=[ids[7], ids[6]])
    shown = headlines(page("/en/").cssselect("main")[0])
    assert shown[:3] == ["Story 5", "Story 6", "Story 7"]
    assert len(shown) == len(set(shown)) == 8


def test_a_chosen_article_that_was_withdrawn_leaves_no_hole(cast: Cast) -> None:
    gone, stays = cast.published("Gone"), cast.published("Stays", days_ago=2)
    compose(lead=gone.pk, related=[], package=[gone.pk])
    gone.unpublish()
    front = page("/en/")
    assert headlines(front.cssselect("main")[0]) == [stays.title]
    assert "Ferries" not in front.text_content()


@pytest.mark.parametrize("number", [1, 2, 3, 9])
def test_a_front_of_any_size_shows_each_article_once(cast: Cast, number: int) -> None:
    for days in range(number):
        kind = "perspective" if days % 3 == 2 else "news"
        cast.published(f"Story {days}", days_ago=days + 1, kind=kind)
    shown = headlines(page("/en/").cssselect("main")[0])
    assert sorted(shown) == [f"Story {days}" for days in range(number)]


def test_what_no_editor_chose_is_filled_up_and_each_section_has_its_strip(cast: Cast) -> None:
    for days in range(30):
        section = (cast.politics, cast.culture)[days % 2]
        cast.published(f"Story {days}", days_ago=days + 1, section=section)
    for days in range(5):
        cast.published(f"View {days}", days_ago=days + 1, kind="perspective")
    main = page("/en/").cssselect("main")[0]
    titles = {text(title) for title in main.cssselect("h2.part-title")}
    assert titles == {"Perspectives", "Newest", "Politics", "Culture"}
    shown = headlines(main)
    assert len(shown) == len(set(shown)) > 20


def test_the_lead_that_nobody_chose_is_news_with_a_picture_if_any_is_new(cast: Cast) -> None:
    cast.published("A view", days_ago=1, kind="perspective", lead_picture=cast.picture())
    cast.published("A notice", days_ago=2)
    assert headlines(page("/en/"))[0] == "A notice"
    cast.published("A picture", days_ago=3, lead_picture=cast.picture())
    assert headlines(page("/en/"))[0] == "A picture"


def test_the_lead_that_nobody_chose_leaves_packages_alone(cast: Cast) -> None:
    ids = [cast.published(f"Story {days}", days_ago=days + 1).pk for days in range(3)]
    home = Home.objects.get(slug="en")
    package = {"title": "Ferries", "articles": items(ids[:2])}
    home.front = json.dumps([{"type": "package", "value": package}])
    home.save_revision().publish()
    assert headlines(page("/en/").cssselect("main")[0]) == ["Story 2", "Story 0", "Story 1"]
