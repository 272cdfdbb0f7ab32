"""The weather comes from Open-Meteo's own shape of answer; whatever else comes changes nothing."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from caspian.newsroom.models import Publication, Weather
from caspian.wire import weather
from caspian.wire.weather import refresh_weather
from tests.cast import Cast

GOOD = {
    "latitude": 40.4, "longitude": 49.9, "generationtime_ms": 0.05, "utc_offset_seconds": 0,
    "timezone": "UTC", "timezone_abbreviation": "UTC", "elevation": -20.0,
    "current_units": {"time": "iso8601", "interval": "seconds", "temperature_2m": "°C"},
    "current": {"time": "2024-07-15T12:00", "interval": 900, "temperature_2m": 30.1},
}  # fmt: skip
NAN = json.dumps({**GOOD, "current": {**GOOD["current"], "temperature_2m": float("nan")}})  # type: ignore[dict-item]
Stand = Callable[..., "StandIn"]


class StandIn:
    """A provider on loopback that answers as it is told."""

    def __init__(self, status: int = 200, body: str = json.dumps(GOOD), wait: float = 0) -> None:
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                time.sleep(wait)
                self.send_response(status)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def stand_in(settings: Any) -> Iterator[Stand]:
    """Return a way to put up a provider; the settings then name it."""
    standing: list[StandIn] = []

    def put_up(**behaviour: Any) -> StandIn:
        standing.append(StandIn(**behaviour))
        settings.CASPIAN_WEATHER = "open-meteo"
        settings.CASPIAN_WEATHER_URL = standing[-1].address
        return standing[-1]

    yield put_up
    for one in standing:
        one.server.shutdown()
        one.server.server_close()


def test_a_good_answer_is_kept_with_its_time(cast: Cast, stand_in: Stand) -> None:
    provider = stand_in()
    assert refresh_weather()
    kept = Weather.objects.get(place=cast.baku)
    assert (kept.temperature_c, kept.observed_at.isoformat()) == (30.1, "2024-07-15T12:00:00+00:00")
    assert "latitude=40.41" in provider.asked[0]
    assert "longitude=49.87" in provider.asked[0]


@pytest.mark.parametrize(
    "behaviour",
    [
        {"status": 500},
        {"body": "<html>garbage"},
        {"body": NAN},
        {"body": '{"error": true, "reason": "no"}', "status": 400},
        {"body": "x" * 100_000},
        {"wait": 1.0},
    ],
    ids=["500", "garbage", "NaN", "refusal", "endless", "time-out"],
)
def test_a_bad_answer_leaves_the_last_known_value(
    cast: Cast, stand_in: Stand, behaviour: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weather, "READ_SECONDS", 0.3)
    stand_in()
    refresh_weather()
    stand_in(**behaviour)
    assert not refresh_weather()
    assert Weather.objects.get().temperature_c == 30.1


def test_a_provider_that_is_away_is_no_fault(cast: Cast, settings: Any) -> None:
    settings.CASPIAN_WEATHER, settings.CASPIAN_WEATHER_URL = "open-meteo", "http://127.0.0.1:9"
    assert not refresh_weather()
    assert not Weather.objects.exists()


def test_off_or_without_a_city_nobody_is_asked(cast: Cast, stand_in: Stand, settings: Any) -> None:
    provider = stand_in()
    settings.CASPIAN_WEATHER = "off"
    assert not refresh_weather()
    settings.CASPIAN_WEATHER = "open-meteo"
    paper = Publication.load()
    paper.city = None
    paper.save()
    assert not refresh_weather()
    assert provider.asked == []
