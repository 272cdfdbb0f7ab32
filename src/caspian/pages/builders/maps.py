"""Builds a locator map out of its stored block."""

from typing import Any

from babel.lists import format_list
from markupsafe import Markup

from caspian.common.languages import babel_locale
from caspian.graphics.maps.frame import SIDE
from caspian.graphics.maps.globe import SIZE
from caspian.graphics.maps.lettering import country_name, kilometres
from caspian.graphics.maps.locator import LocatorMap, Spot, locator_map, strip_map
from caspian.graphics.maps.projection import distance_km
from caspian.newsroom.stored import field_of, items, record, text
from caspian.pages.builders.frame import words_in
from caspian.pages.drawing_blocks import MapFigure
from caspian.pages.reads.articles import PlaceFacts
from caspian.pages.reads.records import places


def located(value: Any, code: str, around: tuple[PlaceFacts, ...]) -> MapFigure | None:
    """Return a map in a language; `around` is what it shows when no place was picked.

    None when there is no place to show: none picked and none around, or all of them gone.
    """
    spots = _picked(value, code) if items(value, "places") else _spots(around)
    if not spots:
        return None
    return _figure(
        locator_map(spots, code, bool(field_of(value, "close"))),
        title=text(value, "title"),
        caption=text(value, "caption"),
        alternative=text(value, "alt") or alternative(spots, code),
    )


def map_of(shown: tuple[PlaceFacts, ...], code: str) -> MapFigure | None:
    """Return a map of some places in a language, without a title; None for no place."""
    spots = _spots(shown)
    if not spots:
        return None
    return _figure(locator_map(spots, code), alternative=alternative(spots, code))


def strip_of(place: PlaceFacts, code: str) -> MapFigure:
    """Return the map that opens the page of a place, in a language."""
    spot = _spot(place, False)
    return _figure(strip_map(spot, code), alternative=alternative((spot,), code), is_strip=True)


def _figure(
    drawn: LocatorMap,
    *,
    title: str = "",
    caption: str = "",
    alternative: str,
    is_strip: bool = False,
) -> MapFigure:
    # Every text in a drawing was escaped by what wrote it.
    return MapFigure(
        title=title,
        caption=caption,
        alternative=alternative,
        drawing=Markup(drawn.drawing),
        side=SIDE,
        inset=Markup(drawn.inset),
        inset_side=SIZE,
        corner=drawn.corner,
        is_strip=is_strip,
    )


def words_of_map(value: Any) -> str:
    """Return what is written round a map."""
    return " ".join(text(value, name) for name in ("title", "caption", "alt"))


def alternative(spots: tuple[Spot, ...], code: str) -> str:
    """Return in words what a map shows: its places with their countries, and how far apart."""
    words = words_in(code)
    named = [_with_country(spot, code) for spot in spots]
    listed = format_list(named, locale=babel_locale(code))
    # Translators: what is read out for a map; the names of places come with their countries.
    told = words.gettext("Map: %(places)s.") % {"places": listed}
    if len(spots) != 2:
        return told
    first, second = ((spot.longitude, spot.latitude) for spot in spots)
    away = _rounded(distance_km(first, second))
    # Translators: a distance such as “240 km”, between two places.
    told_too = words.gettext("About %(distance)s lie between them.")
    return f"{told} {told_too % {'distance': kilometres(away, code)}}"


def _with_country(spot: Spot, code: str) -> str:
    country = country_name(spot.country, code)
    return f"{spot.name} ({country})" if country and country != spot.name else spot.name


def _rounded(km: float) -> int:
    step = 10 if km > 100 else 1
    return max(1, step * round(km / step))


def _picked(value: Any, code: str) -> tuple[Spot, ...]:
    found = [
        (record(item, "place"), field_of(item, "emphasised")) for item in items(value, "places")
    ]
    chosen = {place: bool(emphasised) for place, emphasised in found if place}
    known = places(tuple(sorted(chosen)), code)
    return tuple(
        _spot(known[place], emphasised) for place, emphasised in chosen.items() if place in known
    )


def _spots(around: tuple[PlaceFacts, ...]) -> tuple[Spot, ...]:
    return tuple(_spot(place, False) for place in around)


def _spot(place: PlaceFacts, emphasised: bool) -> Spot:
    return Spot(place.link.text, place.latitude, place.longitude, place.country, emphasised)
