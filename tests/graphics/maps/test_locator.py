"""A drawn map: small, the same every time, well-formed whatever it is called, never a crash."""

import gzip
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from caspian.graphics.maps.frame import frame_for
from caspian.graphics.maps.locator import LocatorMap, Spot, locator_map
from caspian.graphics.maps.projection import EqualEarth
from tests.graphics.maps.cases import AKTAU, BAKU, CASES

HOSTILE = "</text><script>alert(1)</script>&\"'\x1b\u202e"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">'


def drawn(name: str) -> LocatorMap:
    code, spots = CASES[name]
    return locator_map(spots, code)


def parsed(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"{SVG}{drawing}</svg>")


@pytest.mark.parametrize("name", CASES)
def test_a_map_is_a_few_kilobytes_and_well_formed(name: str) -> None:
    made = drawn(name)
    parsed(made.drawing)
    parsed(made.inset)
    whole = (made.drawing + made.inset).encode()
    assert len(whole) < 16_500
    assert len(gzip.compress(whole, 9)) < 6_000


def test_the_same_places_give_the_same_bytes() -> None:
    first = drawn("crowded")
    locator_map.cache_clear()
    assert drawn("crowded") == first


@pytest.mark.slow
def test_so_they_do_in_processes_that_hash_differently() -> None:
    program = "from tests.graphics.maps.test_locator import *; print(hash_of('caspian'))"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def hash_of(name: str) -> str:
    """Return a digest of a drawn map."""
    return f"{gzip.zlib.crc32(drawn(name).drawing.encode()):x}"  # type: ignore[attr-defined]


def test_a_hostile_name_is_text_and_nothing_else() -> None:
    made = locator_map((Spot(HOSTILE, 40.4, 49.9, "AZ"),), "en")
    assert "<script" not in made.drawing
    texts = ["".join(one.itertext()) for one in parsed(made.drawing).iter() if "text" in one.tag]
    assert any("</text><script>" in text for text in texts)


def test_dots_stand_where_the_places_are_and_the_main_one_is_larger() -> None:
    made = locator_map((BAKU, Spot("Aktau", 43.65, 51.2, "KZ", emphasised=True)), "en")
    frame = frame_for([(49.87, 40.41), (51.2, 43.65)])
    wanted = [(round(x), round(y)) for x, y in frame.units([(49.87, 40.41), (51.2, 43.65)])]
    circles = [one.attrib for one in parsed(made.drawing).iter() if "circle" in one.tag]
    assert [(int(one["cx"]), int(one["cy"])) for one in circles] == wanted * 3
    assert circles[0]["class"] == "map-dot"
    assert circles[1]["class"] == "map-dot map-dot-main"
    assert int(circles[1]["r"]) > int(circles[0]["r"])


def test_it_says_countries_seas_and_scale_in_the_language() -> None:
    words = parsed(drawn("derbent").drawing)
    said = {"".join(one.itertext()) for one in words.iter() if "text" in one.tag}
    assert {"Дербент", "Россия", "Каспийское море", "100 км"} <= said


def test_a_place_near_the_dateline_has_land_on_both_sides() -> None:
    # Taveuni and Vanua Levu lie on the 180th meridian; the path goes on past it.
    frame = frame_for([(178.44, -18.14)])
    assert frame.box[2] > 180
    assert "map-home" in drawn("dateline").drawing


def test_the_far_ends_of_the_world_get_a_map_of_the_world_and_no_inset() -> None:
    spots = CASES["world"][1]
    frame = frame_for([(spot.longitude, spot.latitude) for spot in spots])
    assert isinstance(frame.projection, EqualEarth)
    assert drawn("world").inset == drawn("world").corner == ""
    assert drawn("baku").corner == "ne"


def test_the_inset_gives_way_to_a_place_in_its_corner() -> None:
    far = [Spot("Far", lat, lon, "KZ") for lat, lon in ((47.5, 58.0), (38.0, 45.0))]
    assert locator_map((*far, BAKU), "en").corner != "ne"


@pytest.mark.parametrize(
    "spots",
    [(), (Spot("Nowhere", 95.0, 0.0, ""),), (AKTAU, Spot("Nan", float("nan"), 1.0, ""))],
)
def test_a_map_of_nothing_or_nowhere_is_refused(spots: tuple[Spot, ...]) -> None:
    with pytest.raises(ValueError, match=r"a map needs a place|nowhere on the globe"):
        locator_map(spots, "en")
