"""Places land where they should, whatever the projection, and come back from there."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.graphics.maps.frame import SIDE, frame_for
from caspian.graphics.maps.projection import EARTH_KM, EqualArea, EqualEarth, distance_km

LONGITUDES = st.floats(-180, 180)
LATITUDES = st.floats(-90, 90)


def test_the_worked_example_of_the_literature() -> None:
    """Snyder, Map Projections: A Working Manual, 1987: a sphere of radius 3 about 100 W, 40 N."""
    ((x, y),) = EqualArea(-100, 40).flat([(100, -20)])
    assert (x * 3 / EARTH_KM, y * 3 / EARTH_KM) == pytest.approx((-4.2339303, 4.0257775), abs=1e-6)


def test_equal_earth_is_as_wide_and_high_as_its_authors_say() -> None:
    (east, north) = EqualEarth(0).flat([(180, 0), (0, 90)])
    assert east[0] / EARTH_KM == pytest.approx(2.7066, abs=1e-4)
    assert north[1] / EARTH_KM == pytest.approx(1.3173, abs=1e-4)


@given(LONGITUDES, LATITUDES, LONGITUDES, st.floats(-89, 89))
def test_what_is_put_on_the_map_can_be_read_off_it(
    lon: float, lat: float, middle: float, height: float
) -> None:
    place = (lon, lat)
    if distance_km(place, (middle, height)) > 0.99 * math.pi * EARTH_KM:
        return  # the antipode stands everywhere
    projection = EqualArea(middle, height)
    back = projection.place(projection.flat([place])[0])
    assert back is not None
    assert distance_km(place, back) < 0.01


@given(st.floats(-179.9, 179.9), st.floats(-89.9, 89.9))
def test_so_it_is_on_a_map_of_the_world(lon: float, lat: float) -> None:
    back = EqualEarth(0).place(EqualEarth(0).flat([(lon, lat)])[0])
    assert back == pytest.approx((lon, lat), abs=1e-6)


def test_distances_on_the_map_are_distances_on_the_ground() -> None:
    baku, aktau = (49.87, 40.41), (51.2, 43.65)
    frame = frame_for([baku, aktau])
    drawn = math.dist(*frame.units([baku, aktau])) * frame.km_per_unit
    assert distance_km(baku, aktau) == pytest.approx(376, abs=1)
    assert drawn == pytest.approx(distance_km(baku, aktau), rel=0.002)


def test_north_is_up_and_a_lone_place_stands_in_the_middle() -> None:
    frame = frame_for([(49.87, 40.41)])
    (middle, north) = frame.units([(49.87, 40.41), (49.87, 41.41)])
    assert middle == pytest.approx((SIDE / 2, SIDE / 2), abs=1)
    assert north[1] < middle[1]
    assert frame.km == 880


@given(st.lists(st.tuples(LONGITUDES, LATITUDES), min_size=1, max_size=8), st.booleans())
def test_whatever_the_places_all_of_them_are_in_the_band(
    places: list[tuple[float, float]], close: bool
) -> None:
    frame = frame_for(places, close)
    for x, y in frame.units([(frame.near(lon), lat) for lon, lat in places]):
        assert 0 <= x <= SIDE
        assert SIDE / 6 <= y <= SIDE * 5 / 6
