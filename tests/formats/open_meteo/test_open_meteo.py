"""Open-Meteo: its answer is believed only when it can be true."""

import datetime as dt
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caspian.formats.open_meteo.read import LARGEST, BadAnswer, Observation, read
from caspian.formats.open_meteo.write import address

BASE = "https://api.open-meteo.com"


def answer(**changes: Any) -> bytes:
    """Return a true answer of the service, with values of its parts changed or dropped."""
    whole: dict[str, Any] = {
        "latitude": 40.375, "longitude": 49.875, "generationtime_ms": 0.02,
        "utc_offset_seconds": 0, "timezone": "UTC", "timezone_abbreviation": "UTC",
        "elevation": -19.0,
        "current_units": {"time": "iso8601", "interval": "seconds", "temperature_2m": "°C"},
        "current": {"time": "2024-07-15T12:00", "interval": 900, "temperature_2m": 30.1},
    }  # fmt: skip
    for name, value in changes.items():
        part, _, key = name.partition("__")
        target, key = (whole[part], key) if key else (whole, part)
        target.pop(key) if value is ... else target.update({key: value})
    return json.dumps(whole).encode()


def test_a_true_answer() -> None:
    moment = dt.datetime(2024, 7, 15, 12, tzinfo=dt.UTC)
    assert read(answer()) == Observation(temperature_c=30.1, observed_at=moment)


@pytest.mark.parametrize("value", [-90, -0.5, 0, 60])
def test_temperatures_on_earth(value: float) -> None:
    found = read(answer(current__temperature_2m=value))
    assert found.temperature_c == value
    assert isinstance(found.temperature_c, float)


def test_a_time_with_its_offset_is_put_into_utc() -> None:
    found = read(answer(current__time="2024-07-15T16:00+04:00"))
    assert found.observed_at == dt.datetime(2024, 7, 15, 12, tzinfo=dt.UTC)
    assert found.observed_at.tzinfo is dt.UTC


@pytest.mark.parametrize(
    "value",
    [..., None, True, False, "30.1", "", [30.1], {}, float("nan"), float("inf"), float("-inf"),
     -90.1, 60.1, 10**400],
)  # fmt: skip
def test_temperatures_that_are_none(value: object) -> None:
    with pytest.raises(BadAnswer):
        read(answer(current__temperature_2m=value))


def test_infinite_by_exponent() -> None:
    with pytest.raises(BadAnswer, match="no place on earth"):
        read(answer().replace(b"30.1", b"1e999"))


@pytest.mark.parametrize("value", [..., None, "°F", "C", "K", ["°C"]])
def test_other_units(value: object) -> None:
    with pytest.raises(BadAnswer, match="not in °C"):
        read(answer(current_units__temperature_2m=value))


@pytest.mark.parametrize(
    "value",
    [..., None, 1721044800, True, "", "noon", "2024-07-15", "2024-02-30T12:00",
     "2024-07-15T25:00", "0001-01-01T00:00+04:00"],
)  # fmt: skip
def test_times_that_are_none(value: object) -> None:
    with pytest.raises(BadAnswer):
        read(answer(current__time=value))


@pytest.mark.parametrize("value", [..., None, 14400, "0", False])
def test_a_time_of_no_known_zone(value: object) -> None:
    with pytest.raises(BadAnswer, match="UTC"):
        read(answer(utc_offset_seconds=value))


@pytest.mark.parametrize("part", ["current", "current_units"])
@pytest.mark.parametrize("value", [..., None, [], "x"])
def test_parts_that_are_missing(part: str, value: object) -> None:
    with pytest.raises(BadAnswer, match=part):
        read(answer(**{part: value}))


def test_an_error_of_the_service_is_told() -> None:
    with pytest.raises(BadAnswer, match="Latitude must be"):
        read(b'{"error": true, "reason": "Latitude must be in range of -90 to 90"}')


@pytest.mark.parametrize(
    "payload", [b"", b"null", b"[]", b"30.1", b"<html>", b"\xff", b"[" * 60_000]
)
def test_garbage(payload: bytes) -> None:
    with pytest.raises(BadAnswer):
        read(payload)


def test_size() -> None:
    assert read(answer().ljust(LARGEST))  # control
    with pytest.raises(BadAnswer, match="bytes"):
        read(answer().ljust(LARGEST + 1))


@given(st.binary(max_size=300) | st.recursive(st.none() | st.floats() | st.text(), st.lists).map(
    lambda value: json.dumps({"current": value, "current_units": value}).encode()
))  # fmt: skip
def test_nothing_else_is_raised(payload: bytes) -> None:
    with pytest.raises(BadAnswer):
        read(payload)


def test_the_address() -> None:
    assert address(BASE, 40.4093, 49.8671) == (
        "https://api.open-meteo.com/v1/forecast"
        "?latitude=40.4093&longitude=49.8671&current=temperature_2m&timezone=UTC"
    )


def test_a_whole_endpoint_and_its_key_are_kept() -> None:
    parts = urlsplit(address("http://127.0.0.1:9/weather?apikey=k", -0.00001, 180))
    assert (parts.netloc, parts.path) == ("127.0.0.1:9", "/weather")
    assert parse_qs(parts.query)["apikey"] == ["k"]
    assert parse_qs(parts.query)["longitude"] == ["180.0000"]


@pytest.mark.parametrize("base", ["", "api.open-meteo.com", "file:///etc/passwd", "http://"])
def test_no_web_address(base: str) -> None:
    with pytest.raises(ValueError, match="http"):
        address(base, 40, 49)


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(91, 0), (0, 181), (float("nan"), 0), (0, float("inf"))]
)
def test_no_place_on_earth(latitude: float, longitude: float) -> None:
    with pytest.raises(ValueError, match="no place"):
        address(BASE, latitude, longitude)
