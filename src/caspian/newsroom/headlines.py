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
from typing import Any

from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class HeadlinePlace:
    """Somewhere that words show, which cuts them at a length or sets them in lines.

    `says` is what is said of words that are too long; "{lines}" in it is how many lines they
    take. `unless` names the field whose words show there instead, once it is filled in.
    """

    name: Any
    length: int
    says: Any
    line: int = 0
    unless: str = ""


def _lines(name: Any, line: int, best: int, says: Any, unless: str = "") -> HeadlinePlace:
    words = format_lazy(says, lines="{lines}", best=best)
    return HeadlinePlace(name, line * best, words, line, unless)


def _cut(name: Any, length: int, says: Any, unless: str = "") -> HeadlinePlace:
    return HeadlinePlace(name, length, format_lazy(says, length=length), unless=unless)


FRONT, CARD, GOOGLE = _("the head of the front"), _("cards on a phone"), "Google"
SOCIAL, DESCRIPTION = _("social networks"), _("Google’s description")
ON_FRONT = _("At the head of the front, on a phone, it takes {lines} lines; {best} read best.")
ON_CARDS = _("On a phone’s cards it takes {lines} lines; {best} read best.")
GOOGLE_CUTS = _("Google cuts it after about {length} characters:")
SOCIAL_CUTS = _("Social networks cut it after about {length} characters:")

PLACES: dict[str, tuple[HeadlinePlace, ...]] = {
    "title": (
        _lines(FRONT, 18, 4, ON_FRONT, "short_headline"),
        _lines(CARD, 26, 3, ON_CARDS, "short_headline"),
        _cut(GOOGLE, 60, GOOGLE_CUTS, "seo_title"),
        _cut(SOCIAL, 70, SOCIAL_CUTS, "seo_title"),
    ),
    "short_headline": (
        _lines(FRONT, 18, 4, ON_FRONT),
        _lines(CARD, 26, 2, ON_CARDS),
    ),
    "standfirst": (
        _lines(CARD, 36, 5, ON_CARDS),
        _cut(DESCRIPTION, 155, GOOGLE_CUTS, "search_description"),
    ),
    "seo_title": (_cut(GOOGLE, 60, GOOGLE_CUTS), _cut(SOCIAL, 70, SOCIAL_CUTS)),
    "search_description": (_cut(GOOGLE, 155, GOOGLE_CUTS),),
}


def counted(field: str) -> dict[str, Any]:
    """Return the attributes that make a field of the form count its characters."""
    places = lazy(_places, str)(field)
    return {"data-controller": "desk-count", "data-desk-count-places-value": places}


def _places(field: str) -> str:
    places = [
        {**asdict(place), "name": str(place.name), "says": str(place.says)}
        for place in PLACES[field]
    ]
    return json.dumps(places, ensure_ascii=False)


def advice(field: str, says: Any) -> Any:
    """Return a field's help, and how long its text may be: the script puts its own words there."""
    return lazy(_advice, SafeString)(field, says)


def _advice(field: str, says: Any) -> SafeString:
    parts = []
    for place in PLACES[field]:
        if place.line:
            words = gettext("{place}, {length} in {lines} lines")
            lines = place.length // place.line
        else:
            words, lines = gettext("{place}, {length}"), 0
        parts.append(words.format(place=place.name, length=place.length, lines=lines))
    fits = gettext("Characters that fit: {places}.").format(places="; ".join(parts))
    return format_html('{} <span class="desk-advice">{}</span>', says, fits)
