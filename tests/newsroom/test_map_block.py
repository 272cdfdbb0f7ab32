"""The block by which a journalist makes a map: what it takes, what it refuses, what it keeps."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from caspian.newsroom.blocks.map import MOST, MapBlock
from caspian.newsroom.body import body_blocks
from caspian.newsroom.stored import stored_blocks
from tests.cast import Cast

EMPTY = {"places": [], "close": False, "title": "", "caption": "", "alt": ""}


def filled(*places: Any, **fields: Any) -> Any:
    """Return the block's value as the desk's form gives it."""
    chosen = [{"place": place, "emphasised": False} for place in places]
    return MapBlock().normalize({**EMPTY, "places": chosen, **fields})


def test_it_is_offered_in_a_body() -> None:
    assert "map" in dict(body_blocks())


def test_without_a_single_choice_it_is_complete(db: None) -> None:
    cleaned = MapBlock().clean(filled())
    assert list(cleaned["places"]) == []
    assert not cleaned["close"]


def test_chosen_places_are_kept_in_their_order(cast: Cast) -> None:
    cleaned = MapBlock().clean(filled(cast.baku, cast.aktau, title="Two ports"))
    assert [item["place"] for item in cleaned["places"]] == [cast.baku, cast.aktau]


def test_a_place_chosen_twice_is_refused_with_what_to_do(cast: Cast) -> None:
    with pytest.raises(ValidationError) as refused:
        MapBlock().clean(filled(cast.baku, cast.aktau, cast.baku))
    assert "twice" in str(refused.value.block_errors["places"].messages)  # type: ignore[attr-defined]


def test_more_places_than_a_phone_can_name_are_refused(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        MapBlock().clean(filled(*[cast.baku] * (MOST + 1)))


def test_a_place_left_empty_is_refused(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        MapBlock().clean(filled(None))


def test_the_database_keeps_ids_and_words(cast: Cast) -> None:
    value = {"places": [{"place": cast.baku, "emphasised": True}], "close": True, "title": "A"}
    article = cast.draft("A port", body=[("map", value)])
    article.refresh_from_db()
    (block,) = stored_blocks(article.body)
    assert block["type"] == "map"
    assert block["value"]["places"][0]["value"] == {"place": cast.baku.pk, "emphasised": True}
    assert (block["value"]["close"], block["value"]["title"]) == (True, "A")
