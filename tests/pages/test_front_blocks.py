"""Each block of the front: where it stands, what it takes, and what it does when half typed."""

import json
from typing import Any

import pytest
from django.test import RequestFactory
from lxml import html

from caspian.newsroom.models import Home
from caspian.pages.preview import preview
from caspian.wire.sample.articles import items
from tests.cast import Cast
from tests.pages.reading import headlines, links, page, text
from tests.pages.watchdog import follow


def compose(*blocks: tuple[str, Any]) -> Home:
    """Compose and publish the English front of blocks by name and value."""
    home = Home.objects.get(slug="en")
    home.front = json.dumps([{"type": name, "value": value} for name, value in blocks])
    home.save_revision().publish()
    return home


def stories(cast: Cast, number: int, **fields: Any) -> list[int]:
    """Publish stories named by their number, the newest first; return their ids."""
    return [cast.published(f"Story {n}", days_ago=n + 1, **fields).pk for n in range(number)]


def main() -> Any:
    """Return the front's main part."""
    return page("/en/").cssselect("main")[0]


def titles() -> list[str]:
    """Return the titles of the front's parts, top to bottom."""
    return [text(one) for one in main().cssselect("h2.part-title")]


def test_parts_stand_in_the_editors_order(cast: Cast) -> None:
    ids = stories(cast, 16, topics=[cast.sea])
    compose(
        ("latest_stories", {"title": "Just in", "number": 4}),
        ("package", {"title": "Ferries", "articles": items(ids[5:7])}),
        ("topic_strip", {"topic": cast.sea.pk}),
        ("section_strip", {"section": cast.politics.pk}),
    )
    assert titles() == ["Just in", "Ferries", "The sea", "Politics"]
    shown = headlines(main())
    assert len(shown) == len(set(shown)) == 16


def test_a_river_is_as_long_as_its_editor_said(cast: Cast) -> None:
    ids = stories(cast, 20)
    compose(
        ("lead", {"article": ids[9], "related": items(ids[10:11])}),
        ("latest_stories", {"title": "", "number": 5}),
    )
    river = main().cssselect(".newest")[0]
    assert headlines(river) == [f"Story {n}" for n in range(5)]


def test_a_dossier_shows_its_name_its_way_and_only_its_own(cast: Cast) -> None:
    stories(cast, 14)
    for n in range(3):
        cast.published(f"From Baku {n}", days_ago=40 + n, places=[cast.baku])
    compose(("place_strip", {"place": cast.baku.pk}))
    dossier = main().cssselect(".dossier")[0]
    assert "Baku" in text(dossier)
    assert "/en/places/baku/" in links(dossier)
    assert headlines(dossier) == [f"From Baku {n}" for n in range(3)]


def test_a_picture_story_has_its_picture_large_and_stands_once(cast: Cast) -> None:
    stories(cast, 6)
    told = cast.published("Told in a picture", lead_picture=cast.picture(), days_ago=9)
    compose(("picture_story", {"article": told.pk, "look": "wide"}))
    band = main().cssselect(".band-wide")[0]
    assert headlines(band) == ["Told in a picture"]
    assert "1600w" in html.tostring(band).decode()
    assert headlines(main()).count("Told in a picture") == 1
    told.unpublish()
    assert not main().cssselect(".band")


def test_chosen_perspectives_come_before_the_newest(cast: Cast) -> None:
    stories(cast, 12)
    views = [cast.published(f"View {n}", kind="perspective", days_ago=n + 1).pk for n in range(4)]
    compose(("perspectives", {"articles": items([views[2], views[0]])}))
    assert headlines(main().cssselect(".perspectives")[0]) == ["View 2", "View 0"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lead", {"article": None, "related": []}),
        ("package", {"title": "", "articles": items([None])}),
        ("picture_story", {"article": None, "look": ""}),
        ("perspectives", {"articles": []}),
        ("must_read", None),
        ("latest_stories", {"title": "", "number": None}),
        ("section_strip", {"section": None}),
        ("topic_strip", {"topic": None}),
        ("place_strip", {"place": 999_999}),
        ("lead", {}),
    ],
)
def test_a_block_half_typed_previews_as_if_it_were_not_there(
    cast: Cast, name: str, value: Any
) -> None:
    stories(cast, 3)
    follow()
    home = Home.objects.get(slug="en")
    home.front = json.dumps([{"type": name, "value": value}])
    shown = preview(home, RequestFactory().get("/"), "").content.decode()
    found = headlines(html.document_fromstring(shown).cssselect("main")[0])
    assert sorted(found) == [f"Story {n}" for n in range(3)]


def test_what_one_language_has_is_no_part_of_another(cast: Cast) -> None:
    ids = stories(cast, 3)
    compose(
        ("package", {"title": "Gone", "articles": items([999_999])}),
        ("section_strip", {"section": 999_999}),
        ("lead", {"article": ids[2], "related": []}),
    )
    assert headlines(main())[0] == "Story 2"
    assert "Gone" not in titles()
