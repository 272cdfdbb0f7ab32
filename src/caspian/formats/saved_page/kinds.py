"""What a line of a page is, judged by itself."""

import re
from dataclasses import dataclass
from enum import Enum

from caspian.formats.saved_page import phrases
from caspian.formats.saved_page.byline import ParsedByline, byline
from caspian.formats.saved_page.dates import DateLine, date_line
from caspian.formats.saved_page.fold import words


class LineKind(Enum):
    """What a line of a page is."""

    WEATHER = "weather"
    DATE = "date"
    BYLINE = "byline"
    TEASERS = "teasers"  # a heading such as "Must read"
    AFTER = "after"  # a heading such as "Latest article"
    SINGLE = "single"  # "Share", "© 2024 The Paper"
    PROSE = "prose"  # sentences
    SHORT = "short"  # a headline, a subheading, a caption, a menu entry


@dataclass(frozen=True)
class PageLine:
    """A line and what it is; a line such as "By Jane Roe | 15 July 2024" has a date too."""

    text: str
    kind: LineKind
    date: DateLine | None = None
    byline: ParsedByline | None = None
    language: str | None = None


_DEGREES = re.compile(
    r"(?P<place>(?:[^\W\d_][\w'’-]*,? ){0,2})[+−–-]?\d{1,2}(?:[.,]\d)? ?"
    r"(?:(?P<sign>°) ?[CFСcf]?|℃|℉|[CFС])"
)
# A full stop after a single letter is an abbreviation's: "The Envoy Leaves for the U.S."
_STOP = re.compile(r"(?<!\b\w)[.!?…։؟۔。:;]+[\"'’”»“)\]]*$")
_BETWEEN_SENTENCES = re.compile(r"(?<=\w\w\w)[.!?…։؟۔][\"’”»)]* +[\"“«(]?\w")
LONGEST_HEADLINE = 160
LONGEST_LABEL = 240  # also keeps the patterns here from being fed megabytes


def line_of(text: str) -> PageLine:
    """Return a line of a page with what it is, whatever stands around it."""
    if len(text) > LONGEST_LABEL:
        return PageLine(text, LineKind.PROSE)
    if is_weather(text):
        return PageLine(text, LineKind.WEATHER)
    if phrase := phrase_of(text):
        return PageLine(text, LineKind[phrase.zone.name], language=phrase.language)
    if found := date_line(text):
        return PageLine(text, LineKind.DATE, date=found)
    if found_byline := byline(text):
        return PageLine(text, LineKind.BYLINE, date=found_byline.date, byline=found_byline)
    if phrases.RIGHTS.match(text):
        return PageLine(text, LineKind.AFTER)
    if any(pattern.fullmatch(text) for pattern in phrases.SINGLE_PATTERNS):
        return PageLine(text, LineKind.SINGLE)
    return PageLine(text, LineKind.PROSE if is_prose(text) else LineKind.SHORT)


def is_weather(text: str) -> bool:
    """Tell "30.1 C" and "Baku +30 °C" from a headline about the heat."""
    if not (match := _DEGREES.fullmatch(text)):
        return False
    place = match["place"].split()
    return all(word[0].isupper() for word in place) and bool(match["sign"] or not place)


def phrase_of(text: str) -> phrases.Phrase | None:
    """Return the phrase of a newspaper theme that a line is, with or without a count."""
    if len(text) > 120:
        return None
    key = words(text)
    if found := phrases.PHRASES.get(key):
        return found
    # "Comments (3)", "3 комментария" is not tried: numbers decline the noun.
    uncounted = tuple(word for word in key if not word.isdecimal())
    return phrases.PHRASES.get(uncounted) if len(uncounted) == len(key) - 1 else None


def is_prose(text: str) -> bool:
    """Tell sentences from headlines, captions and menu entries."""
    if len(text) > LONGEST_HEADLINE:
        return True
    count = len(text.split())
    if count >= 5 and _STOP.search(text):
        # "Who rules the pipeline?" is a headline more often than a paragraph.
        return not text.endswith("?") or bool(_BETWEEN_SENTENCES.search(text))
    return count >= 12 and bool(_BETWEEN_SENTENCES.search(text))


def is_sentence(text: str) -> bool:
    """Tell a line that ends as a sentence does, however short: "“No,” she said."."""
    return bool(_STOP.search(text[-20:]))


def is_excerpt(text: str) -> bool:
    """Tell a teaser that breaks off: "The minister said that..."."""
    return text.rstrip("])»").endswith(("...", "…"))
