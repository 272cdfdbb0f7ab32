"""Where the words over an article show, and how much of them: the numbers behind forms and counts.

Lengths are in characters as readers count them: grapheme clusters. They are advice and never
limits: our own pages cut nothing, but others do, and long headlines grow down a phone.

Characters in a line were measured in Chromium at 360 pixels with this paper's fonts, the sample's
28 headlines and standfirsts and eight headlines more (25 November 2026): 17.8 at the head of the
front, 26.1 on a card, 36.2 of a standfirst. They are English; other scripts differ. Where others
cut is their affair and moves: Google goes by pixels, so its number is an average.
"""

import json
from dataclasses import asdict, dataclass

from django.utils.html import format_html


@dataclass(frozen=True)
class HeadlinePlace:
    """Somewhere that words show, which cuts them at a length or sets them in lines.

    `says` is what is said of words that are too long; "{lines}" in it is how many lines they
    take. `unless` names the field whose words show there instead, once it is filled in.
    """

    name: str
    length: int
    says: str
    line: int = 0
    unless: str = ""


def _lines(name: str, line: int, best: int, where: str, unless: str = "") -> HeadlinePlace:
    says = f"{where} it takes {{lines}} lines; {best} read best."
    return HeadlinePlace(name, line * best, says, line, unless)


def _cut(name: str, length: int, who: str, unless: str = "") -> HeadlinePlace:
    return HeadlinePlace(name, length, f"{who} it after about {length} characters:", unless=unless)


FRONT, CARD, GOOGLE = "the head of the front", "cards on a phone", "Google"
SOCIAL, DESCRIPTION = "social networks", "Google’s description"
AT_THE_HEAD = "At the head of the front, on a phone,"

PLACES: dict[str, tuple[HeadlinePlace, ...]] = {
    "title": (
        _lines(FRONT, 18, 4, AT_THE_HEAD, "short_headline"),
        _lines(CARD, 26, 3, "On a phone’s cards", "short_headline"),
        _cut(GOOGLE, 60, "Google cuts", "seo_title"),
        _cut(SOCIAL, 70, "Social networks cut", "seo_title"),
    ),
    "short_headline": (
        _lines(FRONT, 18, 4, AT_THE_HEAD),
        _lines(CARD, 26, 2, "On a phone’s cards"),
    ),
    "standfirst": (
        _lines(CARD, 36, 5, "On a phone’s cards"),
        _cut(DESCRIPTION, 155, "Google cuts", "search_description"),
    ),
    "seo_title": (_cut(GOOGLE, 60, "Google cuts"), _cut(SOCIAL, 70, "Social networks cut")),
    "search_description": (_cut(GOOGLE, 155, "Google cuts"),),
}


def counted(field: str) -> dict[str, str]:
    """Return the attributes that make a field of the form count its characters."""
    places = json.dumps([asdict(place) for place in PLACES[field]], ensure_ascii=False)
    return {"data-controller": "desk-count", "data-desk-count-places-value": places}


def advice(field: str, says: str) -> str:
    """Return a field's help, and how long its text may be: the script puts its own words there."""
    parts = []
    for place in PLACES[field]:
        if place.line:
            parts.append(f"{place.name}, {place.length} in {place.length // place.line} lines")
        else:
            parts.append(f"{place.name}, {place.length}")
    fits = f"Characters that fit: {'; '.join(parts)}."
    return format_html('{} <span class="desk-advice">{}</span>', says, fits)
