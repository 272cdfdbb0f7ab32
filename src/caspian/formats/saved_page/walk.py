"""Walking down a page from its headline: what is the article, and what stands around it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from caspian.formats.pasted.blocks import PastedList, PastedTable
from caspian.formats.saved_page.byline import ParsedByline, is_name
from caspian.formats.saved_page.findings import Findings, PlaceInPage
from caspian.formats.saved_page.headline import same
from caspian.formats.saved_page.kinds import (
    LineKind,
    PageLine,
    is_excerpt,
    is_sentence,
    speaks_of_the_paper,
)


def walk(lines: Sequence[PageLine], headline: int, names: frozenset[str]) -> Findings:
    """Return what stands on a page whose headline is known."""
    found = Findings()
    _note_languages(found, lines)
    for at in range(headline):
        _above(found, lines[at])
    place = PlaceInPage.HEAD
    lines = _with_bare_bylines(lines, headline)
    found.is_timeline = _is_timeline(lines[headline + 1 :])
    for at in range(headline + 1, len(lines)):
        line = lines[at]
        if same(line.text, lines[headline].text):
            found.left_out.append(line.text)
        elif line.kind in (LineKind.TEASERS, LineKind.AFTER):
            found.left_out.append(line.text)
            place = _under_heading(line, place, bool(found.paragraphs))
        elif line.date and _beside_weather(lines, at):
            found.above.append(line.date)
            found.left_out.append(line.text)
        else:
            place = _STEPS[place](found, line, names)
    _take_the_end_off(found, names)
    return found


def _note_languages(found: Findings, lines: Sequence[PageLine]) -> None:
    for line in lines:
        if line.language:
            found.languages[line.language] += 1
        elif line.date and len(line.date.languages) == 1:
            found.languages.update(line.date.languages)


def _above(found: Findings, line: PageLine) -> None:
    found.left_out.append(line.text)
    if line.date:
        found.above.append(line.date)
    if line.byline and not found.authors:
        found.authors = line.byline.authors


def _with_bare_bylines(lines: Sequence[PageLine], headline: int) -> Sequence[PageLine]:
    """Make bylines of the names that stand near the headline, right above a date."""
    end = min(headline + 1 + _BYLINE_WITHIN, len(lines) - 1)
    renamed = list(lines)
    for at in range(headline + 1, end):
        line, below = lines[at : at + 2]
        if line.kind is LineKind.SHORT and below.kind is LineKind.DATE and is_name(line.text):
            author = ParsedByline((line.text,), labelled=False, date=None)
            renamed[at] = replace(line, kind=LineKind.BYLINE, byline=author)
    return renamed


def _is_timeline(lines: Sequence[PageLine]) -> bool:
    """Tell an article whose subheadings are dates."""
    dated = sum(
        line.kind is LineKind.DATE and below.kind is LineKind.PROSE
        for line, below in pairwise(lines)
    )
    return dated >= _A_FEW_DATES


def _under_heading(line: PageLine, place: PlaceInPage, body_begun: bool) -> PlaceInPage:
    if place is PlaceInPage.AFTER:
        return place
    if line.kind is LineKind.AFTER and body_begun:
        return PlaceInPage.AFTER
    return PlaceInPage.TEASERS


def _beside_weather(lines: Sequence[PageLine], at: int) -> bool:
    return any(line.kind is LineKind.WEATHER for line in lines[max(at - 1, 0) : at + 2])


def _in_head(found: Findings, line: PageLine, names: frozenset[str]) -> PlaceInPage:
    if line.date or line.byline:
        _take_credits(found, line)
        return PlaceInPage.HEAD
    if line.kind in (LineKind.WEATHER, LineKind.SINGLE) or speaks_of_the_paper(
        line.text, names, among_boilerplate=False
    ):
        found.left_out.append(line.text)
        return PlaceInPage.HEAD
    if isinstance(line.block, PastedList | PastedTable):
        found.paragraphs.append(line)
        return PlaceInPage.BODY
    if line.kind is LineKind.SHORT and not is_sentence(line.text):
        if len(line.text) >= _SHORTEST_STANDFIRST and not found.standfirst:
            found.standfirst = line.text
        else:
            found.left_out.append(line.text)
        return PlaceInPage.HEAD
    found.paragraphs.append(line)
    return PlaceInPage.BODY


def _take_credits(found: Findings, line: PageLine) -> None:
    found.left_out.append(line.text)
    if line.date:
        found.own.append(line.date)
    if line.byline and not found.authors:
        found.authors = line.byline.authors


def _in_teasers(found: Findings, line: PageLine, names: frozenset[str]) -> PlaceInPage:
    if (
        line.kind is not LineKind.PROSE
        or is_excerpt(line.text)
        or speaks_of_the_paper(line.text, names, among_boilerplate=True)
    ):
        found.left_out.append(line.text)
        return PlaceInPage.TEASERS
    found.paragraphs.append(line)
    return PlaceInPage.BODY


def _in_body(found: Findings, line: PageLine, _names: frozenset[str]) -> PlaceInPage:
    if line.kind in (LineKind.WEATHER, LineKind.SINGLE):
        found.left_out.append(line.text)
        return PlaceInPage.BODY
    if (line.date or line.byline) and _is_standfirst_above(found):
        # The sentence between headline and byline was not the article's first.
        found.standfirst = found.paragraphs.pop().text
        _take_credits(found, line)
        return PlaceInPage.HEAD
    if (line.date and line.date.labelled) or (line.byline and line.byline.labelled):
        _take_credits(found, line)
        return PlaceInPage.BODY
    # A bare date or "By the river" in mid-article is the article's: a timeline has them.
    found.paragraphs.append(line)
    return PlaceInPage.BODY


def _is_standfirst_above(found: Findings) -> bool:
    return (
        len(found.paragraphs) == 1
        and not found.is_timeline
        and not found.standfirst
        and not found.own
        and not found.authors
        and len(found.paragraphs[0].text) <= _LONGEST_STANDFIRST
    )


def _after(found: Findings, line: PageLine, _names: frozenset[str]) -> PlaceInPage:
    found.left_out.append(line.text)
    return PlaceInPage.AFTER


def _take_the_end_off(found: Findings, names: frozenset[str]) -> None:
    if len(found.paragraphs) > 1 and speaks_of_the_paper(
        found.paragraphs[-1].text, names, among_boilerplate=False
    ):
        found.left_out.append(found.paragraphs.pop().text)


_BYLINE_WITHIN = 3
_A_FEW_DATES = 3
_SHORTEST_STANDFIRST, _LONGEST_STANDFIRST = 40, 300
_STEPS = {
    PlaceInPage.HEAD: _in_head,
    PlaceInPage.TEASERS: _in_teasers,
    PlaceInPage.BODY: _in_body,
    PlaceInPage.AFTER: _after,
}
