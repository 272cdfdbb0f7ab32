"""The outlines that the maps are drawn from: whole, and drawn as disputed where they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.graphics.maps import raster
from caspian.graphics.maps.frame import frame_for
from caspian.graphics.maps.lettering import waters
from caspian.graphics.maps.outlines import outlines
from caspian.graphics.maps.world import COARSEST, FINEST, Arc, Box, Land, meets, world

KARABAKH, ABKHAZIA, PEREKOP = (46.0, 39.4, 47.4, 40.4), (41.4, 42.4, 42.3, 43.3), (33, 45.5, 35, 47)
KASHMIR, PUNJAB, TRANSNISTRIA = (73.6, 33.5, 74.5, 34.6), (70, 27, 74, 31), (28.4, 46.5, 30, 48.2)
GOLAN, CYPRUS, KOSOVO = (35.5, 32.7, 35.9, 33.3), (32.5, 34.9, 34, 35.4), (20.0, 41.8, 21.8, 43.3)


def land(name: str) -> Land:
    return next(one for one in world().lands if one.name == name)


def arcs_of(kind: str, box: Box) -> list[Arc]:
    """Return the arcs of a kind that have a point in a box."""
    west, south, east, north = box
    return [
        arc
        for arc in world().of_kind(kind, box)
        if any(
            west < x < east and south < y < north for x, y in zip(arc.east, arc.north, strict=True)
        )
    ]


@pytest.mark.parametrize("box", [ABKHAZIA, PEREKOP, KASHMIR, TRANSNISTRIA, GOLAN, CYPRUS, KOSOVO])
def test_what_is_disputed_is_drawn_as_disputed(box: Box) -> None:
    assert arcs_of("disputed", box)


def test_a_line_that_is_gone_is_not_drawn_and_an_agreed_one_not_dashed() -> None:
    assert arcs_of("disputed", KARABAKH) == []
    assert arcs_of("disputed", PUNJAB) == []
    assert arcs_of("border", PUNJAB)
    # The control: the box is large enough for a line to be in it.
    assert arcs_of("border", (45.0, 38.5, 48.5, 41.5))


def test_crimea_has_the_tint_of_neither_state() -> None:
    assert land("Crimea").claimants == ("UA", "RU")
    assert land("Crimea").iso == ""
    frame = frame_for([(34.1, 45.0)])
    shown = outlines(world(), frame).lands
    middle = frame.units([(34.1, 45.2)])[0]
    cell = raster.Rect(middle[0], middle[1], middle[0] + 1, middle[1] + 1)
    owners = [one.name for one, rings in shown.items() if raster.count(raster.filled(rings), cell)]
    assert owners == ["Crimea"]


@pytest.mark.parametrize("level", [FINEST, 6, COARSEST])
def test_rings_close_at_every_level(level: int) -> None:
    for one in world().lands:
        for numbers in one.rings:
            ring = world().ring(numbers, level)
            around = abs(ring[0][0] - ring[-1][0]) % 360
            assert min(around, 360 - around) < 1e-9, one.name
            assert abs(ring[0][1] - ring[-1][1]) < 1e-9 or abs(ring[-1][1]) == 90, one.name


def test_shores_go_all_the_way_round() -> None:
    number_of_coasts = sum(arc.kind == "coast" for arc in world().arcs)
    assert sum(map(len, world().shores)) == number_of_coasts
    for numbers in world().shores:
        ring = world().ring(numbers, COARSEST)
        assert (ring[0][0] - ring[-1][0]) % 360 == pytest.approx(0, abs=1e-9)


@given(st.tuples(*[st.integers(-400, 400)] * 2), st.tuples(*[st.integers(-400, 400)] * 2))
def test_boxes_meet_around_the_globe(one: tuple[int, int], other: tuple[int, int]) -> None:
    (a, b), (c, d) = sorted(one), sorted(other)
    if b - a > 360 or d - c > 360 or a == b or c == d:
        return
    slowly = any(a + turn < d and b + turn > c for turn in range(-1080, 1081, 360))
    touching = any(a + turn == d or b + turn == c for turn in range(-1080, 1081, 360))
    if not touching:
        assert meets((a, 0, b, 1), (c, 0, d, 1)) == slowly


def test_the_names_of_waters_stand_in_their_water() -> None:
    for water in (one for one in waters() if not one.is_lake):
        for anchor in water.anchors:
            frame = frame_for([anchor])
            land_there = raster.filled(outlines(world(), frame).ground)
            (x, y) = frame.units([anchor])[0]
            assert not raster.count(land_there, raster.Rect(x, y, x + 1, y + 1)), water.names["en"]
