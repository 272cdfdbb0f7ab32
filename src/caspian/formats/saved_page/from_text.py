"""The article in the text of a saved page, as a reader copies it from the screen."""

import re
from collections.abc import Sequence
from html import escape

from caspian.common.text import script
from caspian.formats.pasted.blocks import PastedParagraph
from caspian.formats.saved_page.comment_form import asks_for_comments
from caspian.formats.saved_page.findings import Findings
from caspian.formats.saved_page.headline import headline_at, names_of_the_paper
from caspian.formats.saved_page.kinds import LineKind, PageLine, is_list_page, line_of
from caspian.formats.saved_page.names import is_nobody
from caspian.formats.saved_page.page import NotAnArticle, SavedPage
from caspian.formats.saved_page.texts import SENTENCE_END, language_told, tidy
from caspian.formats.saved_page.walk import walk

MOST_LINES = 20_000

_LINE_ENDS = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
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


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that hold something, wrapped ones joined to paragraphs.

    Raises NotAnArticle when there are more than any article has.
    """
    lines: list[str] = []
    block: list[str] = []
    for raw in [*_LINE_ENDS.split(text), ""]:
        if line := tidy(raw):
            block.append(line)
            continue
        lines += [" ".join(block)] if _is_wrapped(block) else block
        block = []
    if len(lines) > MOST_LINES:
        raise NotAnArticle(
            f"The text has {len(lines)} lines, and an article may have {MOST_LINES}. Copy the text "
            "of one article into a file of its own."
        )
    return lines


def _is_wrapped(block: list[str]) -> bool:
    """Tell a paragraph that was broken at a column from lines that follow one another."""
    *all_but_last, _last = block or [""]
    if not all_but_last or not all(40 <= len(line) <= 100 for line in all_but_last):
        return False
    unfinished = [line for line in all_but_last if not line.endswith(SENTENCE_END)]
    return 2 * len(unfinished) > len(all_but_last)


def from_text(text: str, *, filename: str) -> SavedPage:
    """Return the article in the text of a page.

    Raises NotAnArticle when headline or body is missing, or the page is a list of articles.
    """
    texts = lines_of(text)
    lines = [line_of(line) for line in texts]
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
        authors=tuple(name for name in found.authors if not is_nobody(name)),
        standfirst=found.standfirst,
        language=language_told(" ".join(line.text for line in found.paragraphs), _language(found)),
        left_out=tuple(found.left_out),
        blocks=tuple(PastedParagraph(escape(line.text, quote=False)) for line in found.paragraphs),
        has_comment_form=asks_for_comments(texts),
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
    cyrillic = sum(script(letter) == "CYRILLIC" for letter in letters)
    latin = sum(script(letter) == "LATIN" for letter in letters)
    if language in _CYRILLIC:
        return language if cyrillic > latin else None
    return language if language in {"ka", "hy", "fa"} or latin > cyrillic else None
