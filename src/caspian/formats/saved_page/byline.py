"""Lines that name who wrote the article."""

import re
from dataclasses import dataclass

from caspian.formats.saved_page.dates import DateLine, date_line
from caspian.formats.saved_page.phrases import words

LONGEST = 120

_LABELLED = re.compile(
    r"(?:written by|reported by|authors?|автор[ыи]?|текст|müəlliflər|müəllif|yazarlar|yazar|yazan|"
    r"ავტორი|հեղինակ|نویسنده|autor(?:in)?|auteur)\s*[:—–]\s*(?P<names>\S.*)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:By|BY|by) (?P<names>[^\W\d_].*)")
_PARTS = re.compile(r"\s*[|•·/]\s*|\s+[–—-]\s+")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+(?:and|&|и|та|və|ve|und|et)\s+")
ROLES = frozenset({
    "correspondent", "reporter", "editor", "writer", "analyst", "columnist", "staff",
    "contributor", "chief", "корреспондент", "редактор", "обозреватель", "аналитик", "müxbir",
    "redaktor", "muhabir", "editör"
})  # fmt: skip
_PARTICLES = frozenset({
    "al", "ibn", "bin", "van", "von", "de", "der", "da", "di", "la", "le", "el", "und", "oğlu",
    "qızı"
})  # fmt: skip


@dataclass(frozen=True)
class ParsedByline:
    """The authors in a line, whether a label such as "Author:" says so, and its date."""

    authors: tuple[str, ...]
    labelled: bool
    date: DateLine | None


def byline(text: str) -> ParsedByline | None:
    """Return who wrote the article when the line is a byline, with the date beside the names."""
    if len(text) > LONGEST:
        return None
    names, date = _apart_from_date(text)
    labelled = _LABELLED.fullmatch(names)
    match = labelled or _BY.fullmatch(names)
    if match is None:
        return None
    authors = _authors(match["names"])
    if not authors or not (labelled or all(_is_name(author) for author in authors)):
        return None
    return ParsedByline(authors, bool(labelled), date)


def is_name(text: str) -> bool:
    """Tell a line that may be somebody's full name and nothing else."""
    return 2 <= len(text.split()) <= 4 and text.replace(" ", "").isalpha() and _is_name(text)


def _apart_from_date(text: str) -> tuple[str, DateLine | None]:
    parts = [part for part in _PARTS.split(text) if part]
    dates = [found for part in parts if (found := date_line(part))]
    if dates:
        rest = [part for part in parts if not date_line(part)]
        # What remains beside name and date is "5 min read" or a section.
        return (rest[0] if rest else ""), dates[0]
    borders = re.finditer(r",? ", text) if any(map(str.isdecimal, text)) else ()
    for comma in borders:
        if found := date_line(text[comma.end() :]):
            return text[: comma.start()], found
    return (parts[0] if parts else ""), None


def _authors(names: str) -> tuple[str, ...]:
    found = [part.strip(" .") for part in _BETWEEN.split(names)]
    people = [part for part in found if part and not ROLES & set(words(part))]
    full = [part for part in people if " " in part]
    # "By Jane Roe, Baku": beside a full name, a single word is a place or an agency.
    return tuple(full or people[:1])


def _is_name(author: str) -> bool:
    parts = author.split()
    return len(parts) <= 5 and all(
        part[0].isupper() or part.lower() in _PARTICLES or not part[0].isalpha() for part in parts
    )
