"""The article in the text of a saved page, as a reader copies it from the screen."""

import unicodedata
from collections.abc import Sequence

from caspian.formats.saved_page.headline import headline_at, names_of_the_paper
from caspian.formats.saved_page.kinds import LineKind, PageLine, line_of
from caspian.formats.saved_page.lines import lines_of
from caspian.formats.saved_page.list_page import is_list_page
from caspian.formats.saved_page.page import NotAnArticle, SavedPage
from caspian.formats.saved_page.walk import Findings, walk

NO_HEADLINE = (
    "No headline was found: a line of its own above the first paragraph was looked for. Copy the "
    "page again from its headline on."
)
NO_BODY = (
    "No paragraphs of an article were found, only headings, menus and the like. Open the article "
    "itself, and save that page or copy its text."
)
A_LIST = (
    "This looks like a list of articles, such as a front page or a section. Open the article "
    "itself, and save that page."
)
_CYRILLIC = frozenset({"ru", "uk", "kk", "ky", "tg"})


def from_text(text: str, *, filename: str) -> SavedPage:
    """Return the article in the text of a page.

    Raises NotAnArticle when headline or body is missing, or the page is a list of articles.
    """
    lines = [line_of(line) for line in lines_of(text)]
    names = names_of_the_paper(lines)
    headline = headline_at(lines, names=names, filename=filename)
    if headline is None:
        raise NotAnArticle(NO_HEADLINE if _has_prose(lines) else NO_BODY)
    found = walk(lines, headline, names)
    refuse_lists_and_scraps(lines, found)
    day, standing = found.date()
    return SavedPage(
        headline=lines[headline].text,
        paragraphs=tuple(line.text for line in found.paragraphs),
        printed_date=day,
        date_standing=standing,
        authors=found.authors,
        standfirst=found.standfirst,
        language=_language(found),
        left_out=tuple(found.left_out),
    )


def refuse_lists_and_scraps(lines: Sequence[PageLine], found: Findings) -> None:
    """Raise NotAnArticle when what was found below the headline is no article's body."""
    if is_list_page(lines, found.paragraphs):
        raise NotAnArticle(A_LIST)
    if not _has_prose(found.paragraphs):
        raise NotAnArticle(NO_BODY)


def _has_prose(lines: Sequence[PageLine]) -> bool:
    return any(line.kind is LineKind.PROSE for line in lines)


def _language(found: Findings) -> str | None:
    """Return the language of dates and headings, unless they disagree or the script does.

    A theme that nobody has translated says "Must read" above Russian paragraphs.
    """
    if len(found.languages) != 1:
        return None
    [language] = found.languages
    sample = "".join(line.text for line in found.paragraphs[:3])[:2000]
    letters = [letter for letter in sample if letter.isalpha()]
    cyrillic = sum(unicodedata.name(letter, "").startswith("CYRILLIC") for letter in letters)
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if language in _CYRILLIC:
        return language if cyrillic > latin else None
    return language if language in {"ka", "hy", "fa"} or latin > cyrillic else None
