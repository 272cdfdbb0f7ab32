"""The answer of Open-Meteo: the temperature at a place, and when it was measured."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

LARGEST = 64_000  # bytes; a true answer has about 400
COLDEST, WARMEST = -90.0, 60.0  # what has ever been measured on earth, rounded outwards
CELSIUS = "°C"


class BadAnswer(ValueError):
    """The weather service answered with something that is not a temperature."""


@dataclass(frozen=True)
class Observation:
    """A temperature in degrees Celsius and the moment, aware and in UTC, that it is of."""

    temperature_c: float
    observed_at: dt.datetime


def read(payload: bytes) -> Observation:
    """Return the observation in an answer of the forecast API.

    Raises BadAnswer for anything else: an error of the service, garbage, a unit other than
    Celsius, a time zone other than UTC, a value that no thermometer has shown.
    """
    answer = _answer(payload)
    if answer.get("error"):
        raise BadAnswer(f"The weather service refused: {str(answer.get('reason', ''))[:200]!r}.")
    current = _part(answer, "current")
    if (unit := _part(answer, "current_units").get("temperature_2m")) != CELSIUS:
        raise BadAnswer(f"The temperature is in {unit!r:.40}, not in {CELSIUS}.")
    return Observation(
        temperature_c=_temperature(current.get("temperature_2m")),
        observed_at=_moment(current.get("time"), answer.get("utc_offset_seconds")),
    )


def _answer(payload: bytes) -> dict[str, Any]:
    if len(payload) > LARGEST:
        raise BadAnswer(f"The answer has {len(payload)} bytes, more than {LARGEST}.")
    try:
        answer = json.loads(payload.decode("utf-8"), parse_constant=_no_constant)
    # A few thousand "[" exhaust the stack of the parser, not the size limit.
    except (ValueError, RecursionError) as error:
        raise BadAnswer(f"The answer is not JSON: {error}.") from error
    if not isinstance(answer, dict):
        raise BadAnswer("The answer is not a JSON object.")
    return answer


def _no_constant(name: str) -> float:
    raise BadAnswer(f"The answer holds {name}, which is no number.")


def _part(answer: dict[str, Any], name: str) -> dict[str, Any]:
    part = answer.get(name)
    if not isinstance(part, dict):
        raise BadAnswer(f"The answer has no {name!r}.")
    return part


def _temperature(value: object) -> float:
    # bool is an int to Python, and 1e999 is infinite without being called Infinity.
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadAnswer(f"The temperature is {value!r:.40}, not a number.")
    if not COLDEST <= value <= WARMEST:
        raise BadAnswer(f"The temperature is {value!r:.40}, which no place on earth has.")
    return float(value)


def _moment(value: object, offset: object) -> dt.datetime:
    if not isinstance(value, str):
        raise BadAnswer(f"The time is {value!r:.40}, not a text.")
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError as error:
        raise BadAnswer(f"The time {value!r:.40} is not written as ISO 8601.") from error
    if len(value) <= len("2024-07-15"):
        raise BadAnswer(f"The time {value!r:.40} has no hour.")
    if moment.tzinfo is not None:
        return _in_utc(moment)
    # Open-Meteo writes local time without a zone: only its offset says that it is UTC.
    if isinstance(offset, bool) or offset != 0:
        raise BadAnswer(f"The time {value!r:.40} is not said to be in UTC.")
    return moment.replace(tzinfo=dt.UTC)


def _in_utc(moment: dt.datetime) -> dt.datetime:
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError as error:
        raise BadAnswer(f"The time {moment} is not in any calendar.") from error
