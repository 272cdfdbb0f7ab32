"""Two who compose at once lose nothing: what they did is merged place by place, or asked about."""

from itertools import product
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from caspian.newsroom.desk.composing.blocks import LISTS, Front, articles_in
from caspian.newsroom.desk.composing.three_way import merged, merged_list
from caspian.newsroom.models import Article
from tests.cast import Cast
from tests.newsroom.desk.composing.composer import FRONT, placed, publish, send, state
from tests.newsroom.desk.conftest import Desk
from tests.pages.watchdog import follow

ARTICLES = st.integers(1, 9)
LISTED = st.lists(ARTICLES, unique=True, max_size=4)


def lead(article: int | None, related: list[int]) -> Any:
    return {"id": "lead", "type": "lead", "value": {"article": article, "related": related}}


def test_a_block_that_one_removed_and_the_other_filled_stays_until_somebody_decides() -> None:
    base = [package("a", "One", [1]), package("b", "Two", [2])]
    found, (asked,) = merged(base, base[1:], [package("a", "One", [1, 3]), base[1]])
    assert (asked.block, asked.mine) == ("a", None)
    assert found == [package("a", "One", [1, 3]), base[1]]


def package(key: str, title: str, articles: list[int]) -> Any:
    return {"id": key, "type": "package", "value": {"title": title, "articles": articles}}


@st.composite
def fronts(draw: Any) -> Front:
    """Make a front of a lead, perhaps, and of some of four packages."""
    found = [lead(draw(st.none() | ARTICLES), draw(LISTED))] if draw(st.booleans()) else []
    for key in draw(st.lists(st.sampled_from("abcd"), unique=True)):
        found.append(package(key, draw(st.sampled_from(["", "One", "Two"])), draw(LISTED)))
    return found


def places(front: Front) -> set[tuple[str, int]]:
    return {(f"{block['id']} {field}", article) for block, field, article in articles_in(front)}


@settings(max_examples=400, deadline=None)
@given(fronts(), fronts(), fronts())
def test_nothing_that_either_placed_is_lost(base: Front, mine: Front, theirs: Front) -> None:
    """It stands on the front, or is asked about; what one took out alone does not come back."""
    found, conflicts = merged(base, mine, theirs)
    asked = {one.block for one in conflicts}
    was, here, there, now = (places(one) for one in (base, mine, theirs, found))
    for place, article in (here | there) - was:
        assert (place, article) in now or place.split()[0] in asked
    for place, article in was - (here & there):
        if place.split()[0] not in asked:
            assert (place, article) not in now
    assert now <= here | there
    whole = {one.block for one in conflicts if not one.field and one.theirs}
    assert {place for place in there if place[0].split()[0] in whole} <= now
    keys = [block["id"] for block in found]
    assert len(set(keys)) == len(keys)
    for (kind, field), one in product(LISTS, found):
        assert one["type"] != kind or len(one["value"][field]) <= LISTS[kind, field]


@settings(max_examples=300, deadline=None)
@given(fronts(), fronts())
def test_one_alone_gets_what_they_made(base: Front, mine: Front) -> None:
    assert merged(base, mine, base) == (mine, [])
    assert merged(base, base, mine) == (mine, [])
    assert merged(base, mine, mine) == (mine, [])


@settings(max_examples=300, deadline=None)
@given(fronts(), fronts(), fronts())
def test_who_comes_first_decides_nothing_but_what_stands_meanwhile(
    base: Front, mine: Front, theirs: Front
) -> None:
    one, asked = merged(base, mine, theirs)
    other, asked_too = merged(base, theirs, mine)
    assert {(c.block, c.field) for c in asked} == {(c.block, c.field) for c in asked_too}
    if not asked:
        assert places(one) == places(other)


def test_both_in_one_list_are_both_kept() -> None:
    assert merged_list([1, 2], [5, 2], [6, 2]) == [5, 6, 2]
    assert merged_list([1, 2, 3], [3, 1, 2], [1, 2, 3, 4]) == [3, 4, 1, 2]
    assert merged_list([1, 2, 3], [3, 2, 1], [2, 1, 3]) is None


@pytest.fixture
def two(cast: Cast, desk: Desk) -> tuple[Client, Client]:
    """Log two publishers in, where five articles are out."""
    for number in range(5):
        cast.published(f"Story {number}", days_ago=number + 1)
    follow()
    aygun = cast._user("aygun", "publisher")
    aygun.first_name = "Aygün"
    aygun.save()
    return desk(cast.publisher()), desk(aygun)


def pk(number: int) -> int:
    return int(Article.objects.get(title=f"Story {number}").pk)


def test_two_in_two_places_are_both_kept(two: tuple[Client, Client]) -> None:
    maka, aygun = two
    seen = state(maka)
    assert state(aygun)["who"] == ["maka"]
    send(maka, seen["front"], placed(seen, "lead", article=pk(3)))
    after = send(aygun, seen["front"], placed(seen, "lead", related=[pk(4)])).json()
    assert after["conflicts"] == []
    assert after["front"][0]["value"] == {"article": pk(3), "related": [pk(4)]}
    assert state(maka)["who"] == ["Aygün"]
    assert state(maka)["front"] == after["front"]


def test_two_in_one_place_are_asked(two: tuple[Client, Client]) -> None:
    """Theirs stands, mine is in the question, with both names; to insist is one more change."""
    maka, aygun = two
    seen = state(maka)
    send(maka, seen["front"], placed(seen, "lead", article=pk(3)))
    after = send(aygun, seen["front"], placed(seen, "lead", article=pk(4))).json()
    (asked,) = after["conflicts"]
    assert (asked["field"], asked["mine"], asked["theirs"]) == ("article", pk(4), pk(3))
    assert {"Story 3", "Story 4"} <= set(after["titles"].values())
    assert after["front"][0]["value"]["article"] == pk(3)
    final = send(aygun, after["front"], placed(after, "lead", article=pk(4))).json()
    assert final["front"][0]["value"]["article"] == pk(4)


def test_undo_takes_back_ones_own_alone(two: tuple[Client, Client]) -> None:
    maka, aygun = two
    before = state(maka)
    mine = send(maka, before["front"], placed(before, "lead", article=pk(3))).json()
    send(aygun, mine["front"], placed(mine, "lead", related=[pk(4)]))
    undone = send(maka, mine["front"], before["front"]).json()
    assert undone["conflicts"] == []
    assert undone["front"][0]["value"] == {"article": None, "related": [pk(4)]}


def test_nobody_publishes_what_they_have_not_seen(two: tuple[Client, Client]) -> None:
    maka, aygun = two
    seen = state(maka)
    send(aygun, seen["front"], placed(seen, "lead", article=pk(4)))
    answer = publish(maka, seen)
    assert answer.status_code == 409
    assert answer.json()["front"][0]["value"]["article"] == pk(4)
    assert publish(maka, answer.json()).status_code == 200


def test_a_browser_that_knows_it_all_gets_little(two: tuple[Client, Client]) -> None:
    maka, _ = two
    seen = state(maka)
    again = maka.get(f"{FRONT}state/?version={seen['version']}").json()
    assert set(again) == {"version", "who"}
