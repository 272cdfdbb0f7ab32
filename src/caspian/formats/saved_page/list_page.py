"""Telling a list of articles, such as a front page, from one article."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from caspian.formats.saved_page.kinds import LineKind, PageLine, is_excerpt
from caspian.formats.saved_page.phrases import READ_ON

_MANY = 3
_LONGEST_TEASER = 260  # a list shows a sentence or two of each article
_BULLETS = ("-", "–", "—", "•", "*", "·")


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
