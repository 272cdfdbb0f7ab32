"""What lands and waters are called in a language: countries by CLDR, waters by a table of ours."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.units import format_unit

from caspian.common.languages import babel_locale
from caspian.graphics.maps.world import Point

WATERS = Path(__file__).parent / "data" / "waters.json"
OTHER_SCRIPT = {"kk-latn"}
"""CLDR has their names in another script only: no name is better than one that few can read"""


@dataclass(frozen=True)
class Water:
    """A sea or a lake: how long it is in km, where its name may stand, its names by language."""

    is_lake: bool
    km: float
    anchors: tuple[Point, ...]
    names: dict[str, str]


def country_name(iso: str, code: str) -> str:
    """Return a country's name in a language, empty where it has none."""
    if code.lower() in OTHER_SCRIPT:
        return ""
    return str(babel_locale(code).territories.get(iso, ""))


def kilometres(number: int, code: str) -> str:
    """Return a distance as it is written in a language."""
    return format_unit(number, "length-kilometer", "short", locale=babel_locale(code))


@lru_cache(1)
def waters() -> tuple[Water, ...]:
    """Return the waters that have names, those that matter most first."""
    return tuple(
        Water(
            one["kind"] == "lake",
            one["km"],
            tuple((lon, lat) for lon, lat in one["anchors"]),
            one["names"],
        )
        for one in json.loads(WATERS.read_text("utf-8"))
    )
