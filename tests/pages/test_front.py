"""The front: the editors' choice first, filled up with the newest, no article twice."""

import json

import pytest

from caspian.newsroom.models import Home
from caspian.wire.sample.body import items
from tests.cast import Cast
from tests.pages.reading import headlines, page


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
