"""No name on a map stands on another, on a dot, on the inset or beyond the edge."""

import itertools

import pytest

from caspian.graphics.maps.frame import SIDE
from caspian.graphics.maps.labels import Ground, PlaceMark, area_label, place_labels
from caspian.graphics.maps.lettering import SHEETS, place_text, text
from caspian.graphics.maps.raster import CELLS, FULL, Rect
from tests.graphics.maps.cases import CASES, on_sheets

WIDE = SHEETS[-1]


def collisions(rects: list[Rect], fixed: list[Rect]) -> int:
    """Return how many pairs overlap: labels among themselves, and with what is fixed."""
    among = sum(a.meets(b) for a, b in itertools.combinations(rects, 2))
    return among + sum(rect.meets(other) for rect in rects for other in fixed)


@pytest.mark.parametrize("name", CASES)
def test_nothing_written_collides(name: str) -> None:
    for sheet, _, on_it, fixed in on_sheets(name):
        rects = [label.rect for label in on_it.labels]
        assert collisions(rects, fixed) == 0, sheet.name
        assert all(rect.inside(sheet.seen()) for rect in rects), sheet.name


@pytest.mark.parametrize("name", [one for one in CASES if one != "crowded"])
def test_every_place_has_its_name_on_every_sheet(name: str) -> None:
    for sheet, scene, on_it, _ in on_sheets(name):
        said = [one for one in on_it.labels if one.kind in ("place", "emphasised")]
        assert len(said) == len(scene.marks), sheet.name


def test_of_a_dozen_places_on_a_phone_what_it_is_about_is_named_first() -> None:
    for sheet, scene, on_it, _ in on_sheets("crowded"):
        said = {" ".join(label.text.lines) for label in on_it.labels}
        assert len(said & {mark.name for mark in scene.marks}) >= 11, sheet.name
        assert "Yerevan" in said


def test_the_control_sees_names_that_were_put_down_blindly() -> None:
    marks = [PlaceMark("Turkmenbashi", (700.0 + 30 * n, 700.0), False) for n in range(3)]
    width = place_text("Turkmenbashi", WIDE).width
    blind = [Rect(x, 690, x + width, 710) for x, _ in (mark.at for mark in marks)]
    assert collisions(blind, []) == 3


def test_in_persian_a_name_stands_to_the_left_of_its_dot() -> None:
    empty = [0] * CELLS
    mark = (PlaceMark("Baku", (SIDE / 2, SIDE / 2), True),)
    ltr = place_labels(mark, WIDE, Ground(empty, empty), rtl=False)[0]
    rtl = place_labels(mark, WIDE, Ground(empty, empty), rtl=True)[0]
    assert ltr.rect.left > SIDE / 2 > rtl.rect.right
    assert (ltr.anchor, rtl.anchor) == ("start", "end")


def test_a_country_is_named_in_its_middle_and_only_where_there_is_room() -> None:
    block = ((1 << 60) - 1) << 30
    area = [block if 40 <= row < 80 else 0 for row in range(CELLS)]
    ground = Ground([FULL] * CELLS, [0] * CELLS)
    label = area_label("country", (text("Azerbaijan", 12, WIDE),), area, WIDE, ground)
    assert label is not None
    assert abs(label.x - SIDE / 2) < 15
    assert abs((label.rect.top + label.rect.bottom) / 2 - SIDE / 2) < 15
    narrow = [row & (0b11 << 60) for row in area]
    assert area_label("country", (text("Azerbaijan", 12, WIDE),), narrow, WIDE, ground) is None


def test_an_endless_name_is_set_in_two_lines_and_shortened() -> None:
    for sheet in SHEETS:
        set_in = place_text("Llanfair" * 14, sheet)
        assert set_in.width < sheet.pixels * sheet.unit / 2
        assert "…" in set_in.lines[-1]
