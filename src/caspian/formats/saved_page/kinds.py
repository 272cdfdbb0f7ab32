"""What a line of a page is, judged by itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from statistics import median

from caspian.formats.pasted.blocks import PastedBlock
from caspian.formats.saved_page import phrases
from caspian.formats.saved_page.byline import ParsedByline, byline
from caspian.formats.saved_page.dates import DateLine, date_line
from caspian.formats.saved_page.phrases import READ_ON, comparable, words
from caspian.formats.saved_page.texts import weight

LONGEST = 1200

_WE = re.compile(
    r"\b(?:we (?:aim|strive|seek|believe|bring|cover|are committed|publish|provide)|"
    r"our (?:readers|mission|newsroom|team|journalists|goal|aim|audience|editorial)|"
    r"мы (?:стремимся|рассказываем|публикуем|освещаем|верим)|наш(?:и|их|им|а|у|ей) "
    r"(?:читател\w+|мисси\w+|цел\w+|команд\w+|редакци\w+|журналист\w+)|"
    r"ми прагнемо|наші читач\w+|наша місія|"
    r"oxucularimiz\w*|məqsədimiz\w*|missiyamiz\w*|komandamiz\w*|çalişiriq|"
    r"okurlarimiz\w*|okuyucularimiz\w*|amacimiz\w*|misyonumuz\w*|ekibimiz\w*|hedefliyoruz|"
    r"amaçliyoruz)\b"
)
_OUTLET_EN = (
    r"platform|newspaper|publication|website|news site|news agency|magazine|portal|outlet|journal|"
    r"media (?:company|organi[sz]ation|outlet|project)|newsroom"
)
_OUTLET_RU = (
    r"платформ\w*|газет\w*|издани\w*|сайт\w*|журнал\w*|портал\w*|агентств\w*|сми|видання|медиа\w*"
)
_OUTLET_AZ_TR = (
    r"(?:platform|qəzet|sayt|nəşr|portal|jurnal|agentli|media|gazete|site|yayin|dergi|ajans)\w*"
    r"(?:dir|dur|dür|tir|tur|tür)"
)
_IS = re.compile(
    rf"^.{{2,80}}? (?:is (?:an?|the) (?:[\w’'-]+,? ){{0,6}}?(?:{_OUTLET_EN})\b|"
    rf" ?[—–-] ?(?:это |це )?(?:[\w-]+,? ){{0,5}}?(?:{_OUTLET_RU})\b|"
    rf" (?:[\w’'-]+,? ){{0,8}}?(?:{_OUTLET_AZ_TR})\b)"
)
_MISSION = re.compile(
    r"(?:high[- ]quality|independent|trusted|objective|fearless) (?:journalism|news|reporting)|"
    r"(?:качественн|независим|объективн)\w* (?:журналистик|новост)\w*|"
    r"(?:keyfiyyətli|müstəqil|obyektiv) (?:jurnalistika|xəbər)\w*|"
    r"(?:kaliteli|bağimsiz|tarafsiz) (?:gazetecilik|haber)\w*"
)
_NAME = re.compile(r"^(?P<name>[^,.]{3,60}?)(?: is (?:an?|the) | ?[—–-] ?(?:это |це )?)")
_MANY = 3
_LONGEST_TEASER = 260  # a list shows a sentence or two of each article
_BULLETS = ("-", "–", "—", "•", "*", "·")


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
    block: PastedBlock | None = None
    """what it comes in as; None for a paragraph of plain text"""


def speaks_of_the_paper(text: str, names: frozenset[str], *, among_boilerplate: bool) -> bool:
    """Tell the about text of a publication from the article.

    Only a place where boilerplate stands makes two signs enough: an article about a
    newspaper, or an editor's letter, has them too. `names` are what the paper calls itself.
    """
    if len(text) > LONGEST:
        return False
    compared = comparable(text)
    of_an_outlet = bool(_IS.match(compared))
    named = any(compared.startswith(comparable(name)) for name in names)
    signs = of_an_outlet + named + len(_WE.findall(compared)) + bool(_MISSION.search(compared))
    return signs >= (2 if among_boilerplate and (of_an_outlet or named) else 3)


def name_in(about: str) -> str | None:
    """Return what the paper calls itself in its about text."""
    match = _NAME.match(about)
    return match["name"].strip() if match else None


def is_list_page(lines: Sequence[PageLine], body: Sequence[PageLine]) -> bool:
    """Tell a list of articles by its "Read more", its broken-off teasers, its many headlines."""
    read_on = sum(len(line.text) < 40 and bool(READ_ON.fullmatch(line.text)) for line in lines)
    prose = [line.text for line in body if line.kind is LineKind.PROSE]
    excerpts = sum(map(is_excerpt, prose))
    if read_on >= _MANY or (excerpts >= _MANY and 2 * excerpts >= len(prose)):
        return True
    # Only a headline above a teaser counts: headlines in a row are the end of an article
    # whose "Latest article" stands in a language that the table of phrases lacks.
    headlines = sum(
        _is_like_a_headline(line) and below.kind is LineKind.PROSE for line, below in pairwise(body)
    )
    if headlines < _MANY or 4 * headlines < 3 * len(prose):
        return False
    return median(map(len, prose)) < _LONGEST_TEASER


def _is_like_a_headline(line: PageLine) -> bool:
    if line.kind is not LineKind.SHORT or line.text.startswith(_BULLETS) or line.text[0].isdigit():
        return False
    return len(line.text.split()) >= 4 and not line.text.endswith("?")


_DEGREES = re.compile(
    r"(?P<place>(?:[^\W\d_][\w'’-]*,? ){0,2})[+−–-]?\d{1,2}(?:[.,]\d)? ?"
    r"(?:(?P<sign>°) ?[CFСcf]?|℃|℉|[CFС])"
)
# A full stop after a single letter is an abbreviation's: "The Envoy Leaves for the U.S."
_STOP = re.compile(r"(?:(?<!\b\w)[.!?…։؟۔:;]|[。！？；：])+[\"'’”»“)\]」』）】]*$")
_BETWEEN_SENTENCES = re.compile(
    r"(?<=\w\w\w)[.!?…։؟۔][\"’”»)]* +[\"“«(]?\w|[。！？][」』）】”]*(?=[\w「『（“])"
)
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
    count = weight(text)
    if count >= 5 and _STOP.search(text):
        # "Who rules the pipeline?" is a headline more often than a paragraph.
        return not text.endswith("?") or bool(_BETWEEN_SENTENCES.search(text))
    # Thai has neither spaces between words nor stops between sentences.
    return count >= 12 and (bool(_BETWEEN_SENTENCES.search(text)) or count > 3 * len(text.split()))


def is_sentence(text: str) -> bool:
    """Tell a line that ends as a sentence does, however short: "“No,” she said."."""
    return bool(_STOP.search(text[-20:]))


def is_excerpt(text: str) -> bool:
    """Tell a teaser that breaks off: "The minister said that..."."""
    return text.rstrip("])»").endswith(("...", "…"))
