"""What stands beside what on a front: nothing is lost, nothing moves up, no rail ends in a hole."""

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caspian.pages.builders import front_heights as heights
from caspian.pages.builders import front_layout as layout
from caspian.pages.front_documents import (
    FrontPart,
    LatestStories,
    MustReadPart,
    Perspectives,
    PictureStory,
    Spread,
    Strip,
    Strips,
)
from caspian.pages.parts import Card, Link, PagePicture, Source

PICTURE = PagePicture((Source("/a.webp", 960, 540),), "")
NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)


def card(letters: int = 40, *, pictured: bool = True) -> Card:
    """Return a card whose headline and standfirst are so many letters long."""
    told = "x" * letters
    picture = PICTURE if pictured else None
    section = Link("Politics", "/en/politics/")
    return Card(1, "/en/a/", told, told * 2, "news", section, "A. Quliyeva", NOON, picture)


cards = st.builds(card, st.integers(5, 160), pictured=st.booleans())
groups = st.lists(cards, min_size=1, max_size=6).map(tuple)
part = st.one_of(
    groups.map(lambda some: layout.package("Ferries", "", some)),
    groups.map(lambda some: LatestStories("", some)),
    groups.map(Perspectives),
    st.integers(1, 5).map(MustReadPart),
    groups.map(lambda some: Strip("Politics", "/en/politics/", some[:4])),
    cards.map(lambda one: PictureStory(one, one.picture)),
)


def whole(spreads: tuple[Spread, ...]) -> Iterator[FrontPart]:
    """Yield every part of some spreads, strips one by one."""
    for spread in spreads:
        for one in (*spread.rail, *spread.run):
            yield from one.strips if isinstance(one, Strips) else (one,)


def name(one: FrontPart) -> tuple[str, object]:
    """Return what tells parts apart, however they are laid out."""
    return one.kind, one.number if isinstance(one, MustReadPart) else getattr(one, "cards", one)


@settings(max_examples=60, deadline=None)
@given(st.lists(part, max_size=9))
def test_nothing_is_lost_and_no_rail_ends_in_a_hole(parts: list[FrontPart]) -> None:
    spreads = layout.spreads(parts)
    assert sorted(map(repr, map(name, whole(spreads)))) == sorted(map(repr, map(name, parts)))
    for spread in spreads:
        if spread.rail:
            run = heights.stack(spread.run, heights.RUN)
            rail = heights.stack(spread.rail, heights.RAIL)
            assert min(run, rail) / max(run, rail) >= layout.EVEN_ENOUGH


@settings(max_examples=40, deadline=None)
@given(st.lists(part, max_size=9))
def test_what_stands_in_the_run_keeps_its_order(parts: list[FrontPart]) -> None:
    in_order = [name(one) for one in parts if not isinstance(one, layout.IN_RAIL)]
    shown = [name(one) for one in whole(layout.spreads(parts))]
    assert [one for one in shown if one[0] not in ("perspectives", "must_read")] == in_order


def test_a_rail_stands_beside_as_much_as_it_is_long_and_the_rest_has_the_whole_width() -> None:
    package = layout.package("Ferries", "", (card(), card(), card(), card()))
    parts = (MustReadPart(5), package, package, package)
    first, *rest = layout.spreads(parts)
    assert (first.rail, first.run) == ((MustReadPart(5),), (package,))
    assert [spread.rail for spread in rest] == [(), ()]


def test_a_rail_with_nothing_beside_it_lies_across() -> None:
    river = LatestStories("", (card(),))
    assert [spread.rail for spread in layout.spreads((MustReadPart(5), river))] == [(), ()]
    assert layout.spreads((MustReadPart(5),)) == (Spread((MustReadPart(5),)),)
    assert layout.spreads(()) == ()


def test_the_control_that_takes_any_two_columns_for_even(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "EVEN_ENOUGH", 0.0)
    (spread,) = layout.spreads((MustReadPart(5), LatestStories("", (card(),))))
    assert spread.rail


def test_perspectives_tell_more_where_that_fills_the_rail() -> None:
    views = Perspectives((card(), card(), card()))
    package = layout.package("Ferries", "", (card(), card(), card(), card()))
    shown = [spread.rail[0] for spread in layout.spreads((views, package, package)) if spread.rail]
    assert [one.told for one in shown if isinstance(one, Perspectives)] == [True]


def test_short_strips_stand_side_by_side() -> None:
    def strip(number: int) -> Strip:
        return Strip("Politics", "/en/politics/", (card(),) * number)

    parts = [strip(2), strip(1), strip(4), strip(1)]
    shown = [spread.run[0] for spread in layout.spreads(parts)]
    assert shown == [Strips((strip(2), strip(1))), strip(4), strip(1)]
    five = layout.spreads([strip(1)] * 5)
    assert [type(spread.run[0]) for spread in five] == [Strips, Strip]


@pytest.mark.parametrize(
    ("number", "pictured", "expected"),
    [(1, True, "one"), (2, True, "even"), (3, True, "even"), (4, True, "first"),
     (5, True, "first"), (6, True, "even"), (2, False, "even"), (3, False, "words"),
     (5, False, "words")],
)  # fmt: skip
def test_a_package_follows_its_number_and_its_pictures(
    number: int, pictured: bool, expected: str
) -> None:
    some = (card(pictured=pictured),) * number
    assert layout.package("Ferries", "", some).layout == expected


def test_the_opening_balances_its_columns_or_lies_across() -> None:
    assert layout.opening(card(), ()).layout == "alone"
    assert layout.opening(card(pictured=False), (card(),)).layout == "below"
    one, three = (layout.opening(card(), (card(),) * number) for number in (1, 3))
    assert (one.layout, one.pictured, one.told) == ("beside", 1, True)
    assert (three.layout, three.pictured) == ("beside", 0)
    bare = layout.opening(card(), (card(5, pictured=False),))
    assert (bare.layout, bare.pictured) == ("below", 0)
