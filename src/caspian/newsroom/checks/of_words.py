"""Checks of the words: headline, standfirst, text, quotes, and what opinion is called."""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caspian.common.text import caseless
from caspian.newsroom.checks.values import ArticleValues, Issue, block_of, words_of
from caspian.newsroom.headlines import PLACES, HeadlinePlace
from caspian.newsroom.stored import text

OPINION = "perspective"
OPINION_WORDS = frozenset(
    [
        "opinion", "opinions", "perspective", "perspectives", "comment", "commentary", "editorial",
        "column", "мнение", "мнения", "колонка", "rəy", "fikir", "аҳбор", "პოზიცია", "მოსაზრება",
        "կարծիք", "пікір", "пикир", "دیدگاه",
    ]
)  # fmt: skip
"""how papers of the region call opinion, at the head of a headline or over a section"""
_LABEL = re.compile(r"^\W*(\w+)\s*[:|–—]")
_LENGTHS = ("title", "short_headline", "seo_title")
_HEADLINES = {"title": "headline", "short_headline": "short_headline", "seo_title": "seo_title"}


def standfirst(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue where the sentence under the headline is missing."""
    if not values.standfirst.strip():
        yield Issue("standfirst", _("There is no standfirst."), "standfirst")


def headline(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each headline that is too long for somewhere it shows."""
    for field in _LENGTHS:
        words = str(getattr(values, _HEADLINES[field])).strip()
        too_small = [str(place.name) for place in PLACES[field] if _is_over(place, words, values)]
        if too_small:
            says = _("“{beginning}” is too long for {places}.").format(
                beginning=_beginning(words), places=", ".join(too_small)
            )
            yield Issue("headline", says, field, subject=field)


def _is_over(place: HeadlinePlace, words: str, values: ArticleValues) -> bool:
    instead = str(getattr(values, place.unless, "")) if place.unless else ""
    return not instead.strip() and characters(words) > place.length


def characters(words: str) -> int:
    """Return about how many characters readers count: marks stand over the letter before."""
    joined = re.sub("\u200d.", "", words)
    return sum(not unicodedata.combining(one) and one != "\ufe0f" for one in joined)


def _beginning(words: str) -> str:
    return words if len(words) < 40 else f"{words[:36].rsplit(' ', 1)[0]} …"


def opinion(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue where opinion does not say that it is, or whose it is."""
    if values.kind == OPINION:
        if not values.bylines:
            says = _("It is opinion, and nobody’s name stands over it.")
            yield Issue("opinion", says, "bylines", subject="whose")
        return
    label = _LABEL.match(values.headline)
    named = {caseless(label[1])} if label else set()
    if (named | set(caseless(values.section).split())) & OPINION_WORDS:
        says = _("It looks like opinion. Set its kind to “Perspective”, so that readers see that.")
        yield Issue("opinion", says, "kind", subject="kind")


def there_is_text(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue where there is nothing to read or see under the headline."""
    if not values.text.strip() and not any(_shows(one) for one in values.blocks):
        yield Issue("text", _("There is no text."), "body")


def empty_block(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each paragraph, heading or quote without a word, beside others."""
    if not values.text.strip():
        return
    for one in values.blocks:
        if one["type"] in _OF_WORDS and not words_of(one["value"]).strip():
            says = _("There is an empty block of the kind “{kind}”.").format(
                kind=_OF_WORDS[one["type"]]
            )
            yield Issue("empty", says, "body", block_of(one), block_of(one))


def attribution(values: ArticleValues) -> Iterator[Issue]:
    """Yield an issue for each quote of which nobody is named as its speaker."""
    for one in values.blocks:
        said = text(one["value"], "text").strip() if one["type"] == "quote" else ""
        if said and not text(one["value"], "attribution").strip():
            says = _("The quote “{beginning}” does not say whose words they are.").format(
                beginning=_beginning(said)
            )
            yield Issue("attribution", says, "body", block_of(one), block_of(one))


_OF_WORDS = {
    "paragraph": gettext_lazy("Paragraph"),
    "heading": gettext_lazy("Heading"),
    "quote": gettext_lazy("Quote"),
    "pull_quote": gettext_lazy("Pull quote"),
}


def _shows(one: dict[str, object]) -> bool:
    return one["type"] not in _OF_WORDS and one["type"] != "divider" and bool(one["value"])
