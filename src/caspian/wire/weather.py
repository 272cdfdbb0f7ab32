"""Fetches the weather of the paper's city; no page ever waits for it."""

import logging
import time

import requests
from django.conf import settings
from django.utils import timezone

from caspian.formats.open_meteo.read import BadAnswer, Observation
from caspian.formats.open_meteo.read import read as read_open_meteo
from caspian.formats.open_meteo.write import address
from caspian.newsroom.models import Publication, Weather

log = logging.getLogger(__name__)
CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 3.0, 5.0, 10.0
MOST_BYTES = 64 * 1024

ASKED = "open-meteo"
"""what CASPIAN_WEATHER says to have it asked"""


def refresh_weather() -> bool:
    """Fetch and keep the temperature in the paper's city; return whether there is a new one.

    Whatever goes wrong is logged, and the last known value stays as it is.
    """
    city = Publication.load().city
    if settings.CASPIAN_WEATHER != ASKED or city is None:
        return False
    try:
        observation = from_open_meteo(city.latitude, city.longitude)
    except requests.RequestException as error:
        # Its text is a page of addresses; the kind says what an operator wants to know.
        log.warning("No weather for %s this time: %s", city.name, type(error).__name__)
        return False
    except BadAnswer as error:
        log.warning("No weather for %s this time: %s", city.name, error)
        return False
    Weather.objects.update_or_create(
        place=city,
        defaults={
            "temperature_c": observation.temperature_c,
            "observed_at": observation.observed_at,
            "fetched_at": timezone.now(),
        },
    )
    return True


def from_open_meteo(latitude: float, longitude: float) -> Observation:
    """Ask Open-Meteo for the temperature at a place; degrees, north and east positive.

    Raises requests.RequestException or BadAnswer.
    """
    where = address(settings.CASPIAN_WEATHER_URL, latitude, longitude)
    return read_open_meteo(_get(where))


def _get(where: str) -> bytes:
    # `timeout` bounds each read, not the whole: a server that sends a byte a second
    # would never let go, and one without an end would fill the memory.
    deadline = time.monotonic() + WHOLE_SECONDS
    body = bytearray()
    with requests.get(where, timeout=(CONNECT_SECONDS, READ_SECONDS), stream=True) as answer:
        answer.raise_for_status()
        for chunk in answer.iter_content(8192):
            body += chunk
            if len(body) > MOST_BYTES:
                raise BadAnswer(f"the answer is longer than {MOST_BYTES} bytes")
            if time.monotonic() > deadline:
                raise requests.Timeout(f"no whole answer within {WHOLE_SECONDS:.0f} s")
    return bytes(body)
