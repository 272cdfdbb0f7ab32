"""What two people wrote at once is merged: nothing is lost, the same place is asked about."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.newsroom.drafts.merge import merge, merge_blocks

IDS = ["a", "b", "c", "d", "e", "f"]


def block(place: str, words: str) -> dict[str, Any]:
    """Return a stored paragraph."""
    return {"type": "paragraph", "value": words, "id": place}


texts = st.text("xyz", min_size=1, max_size=3)
began = st.lists(st.builds(block, st.sampled_from(IDS), texts), unique_by=lambda one: one["id"])


@st.composite
def edited(draw: Any, base: list[dict[str, Any]], who: str) -> list[dict[str, Any]]:
    """Return a body after somebody changed, deleted, moved and added blocks."""
    kept = [one for one in base if draw(st.integers(0, 4))]
    found = [
        {**one, "value": f"{one['value']} {who}"} if not draw(st.integers(0, 3)) else one
        for one in kept
    ]
    if draw(st.booleans()):
        found = draw(st.permutations(found))
    for number in range(draw(st.integers(0, 2))):
        found.insert(draw(st.integers(0, len(found))), block(f"{who}{number}", f"new of {who}"))
    return list(found)


@given(st.data())
def test_no_word_of_either_is_lost(data: Any) -> None:
    base = list(data.draw(began))
    theirs, mine = data.draw(edited(base, "they")), data.draw(edited(base, "me"))
    merged, conflicts = merge_blocks(base, theirs, mine, {})
    by_id = {one["id"]: one for one in merged}
    assert len(by_id) == len(merged)
    olds, here, there = ({one["id"]: one for one in part} for part in (base, mine, theirs))
    asked = {one.place for one in conflicts}
    for place in {**here, **there}:
        changed_here = place in here and here[place] != olds.get(place)
        changed_there = place in there and there[place] != olds.get(place)
        assert (place in asked) == (changed_here and changed_there and here[place] != there[place])
        if changed_here:
            assert by_id[place] == here[place]
        elif changed_there:
            assert by_id[place] == there[place]
    for place in olds:
        untouched = here.get(place) == there.get(place) == olds[place]
        assert not untouched or by_id[place] == olds[place]


@given(st.data())
def test_each_choice_has_its_text(data: Any) -> None:
    base = list(data.draw(began))
    theirs, mine = data.draw(edited(base, "they")), data.draw(edited(base, "me"))
    _, conflicts = merge_blocks(base, theirs, mine, {})
    chosen = {
        one.place: data.draw(st.sampled_from(["mine", "theirs", "both"])) for one in conflicts
    }
    merged, none = merge_blocks(base, theirs, mine, chosen)
    assert none == []
    values = [one["value"] for one in merged]
    for one in conflicts:
        choice = chosen[one.place]
        assert choice == "theirs" or one.mine["value"] in values
        assert choice == "mine" or one.theirs["value"] in values
    assert len({one["id"] for one in merged}) == len(merged)


@given(st.data())
def test_alone_one_gets_ones_own(data: Any) -> None:
    base = list(data.draw(began))
    mine = data.draw(edited(base, "me"))
    assert merge_blocks(base, base, mine, {}) == (mine, [])
    assert merge_blocks(base, mine, base, {}) == (mine, [])


def content(**changes: Any) -> dict[str, Any]:
    """Return what a revision holds."""
    body = json.dumps([block("a", "one"), block("b", "two")])
    return {
        "pk": 1, "title": "Ferry", "standfirst": "Late.", "body": body, "topics": [1, 2],
        "live": False, "bylines": [{"pk": 1, "contributor": 1}],
    } | changes  # fmt: skip


FIELDS = ["title", "standfirst", "body", "topics", "bylines"]


def test_different_fields_both_survive() -> None:
    theirs = content(title="The ferry", topics=[1, 2, 3], live=True)
    mine = content(standfirst="Full.", topics=[2], live=False)
    merged, conflicts = merge(content(), theirs, mine, fields=FIELDS)
    assert conflicts == []
    assert (merged["title"], merged["standfirst"]) == ("The ferry", "Full.")
    assert merged["topics"] == [2, 3]
    assert merged["live"]


def test_one_field_that_both_changed_is_asked_about() -> None:
    theirs, mine = content(title="The ferry"), content(title="A ferry")
    _, (asked,) = merge(content(), theirs, mine, fields=FIELDS)
    assert (asked.place, asked.mine, asked.theirs) == ("title", "A ferry", "The ferry")


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("mine", "A ferry"), ("theirs", "The ferry"), ("both", "A ferry The ferry")],
)
def test_a_choice_settles_it(choice: str, kept: str) -> None:
    theirs, mine = content(title="The ferry"), content(title="A ferry")
    merged, asked = merge(content(), theirs, mine, fields=FIELDS, chosen={"title": choice})
    assert (merged["title"], asked) == (kept, [])


def test_what_a_field_cannot_hold_goes_with_its_field() -> None:
    typed = {"fields": {"title": {"typed": "", "why": ["Required."]}}}
    mine = content(as_typed=typed)
    merged, conflicts = merge(content(), content(standfirst="Full."), mine, fields=FIELDS)
    assert (merged["as_typed"], merged["standfirst"], conflicts) == (typed, "Full.", [])
    mended, _ = merge(mine, mine, content(), fields=FIELDS)
    assert "as_typed" not in mended
