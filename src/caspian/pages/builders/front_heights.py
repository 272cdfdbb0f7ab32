"""Estimates how high the parts of a front come out, in pixels, on a page 1280 wide.

Words are counted, not measured: what is decided by these numbers (what stands beside what) may
be out by a fifth, and the style sheet evens out the rest. Widths are those of the grid.
"""

from math import ceil

from caspian.pages.front_documents import (
    FrontPart,
    LatestStories,
    MustReadPart,
    Opening,
    Package,
    Perspectives,
)
from caspian.pages.parts import Card

WHOLE, RUN, HALF, RAIL, QUARTER = 1200, 788, 582, 376, 273
"""twelve, eight, six, four and three columns"""
GAP, TITLE, LINE_OF_META, KICKER = 40, 54, 26, 23
LARGEST, LARGE, MIDDLE, SMALL, TEXT, LEAD_TEXT = 50, 34, 23, 19, 16, 20
"""sizes of letters"""
SERIF, LEADING_HEAD, LEADING_TEXT = 0.5, 1.2, 1.48
"""the width of a letter and the height of a line, as parts of its size"""


def card(
    one: Card, width: float, size: float, *, pictured: bool = False, told: bool = False
) -> float:
    """Return the height of a card in a column: its picture, headline, standfirst and meta."""
    height = KICKER + LINE_OF_META + _words(one.headline, width, size, LEADING_HEAD)
    if told and one.standfirst:
        height += 8 + _words(one.standfirst, width, TEXT, LEADING_TEXT)
    if pictured and one.picture:
        height += width * 9 / 16 + 12
    return height


def lead(one: Card, width: float) -> float:
    """Return the height of the lead: headline, then its words beside its picture."""
    size = LARGE if len(one.headline) > 95 else LARGEST
    over = KICKER + _words(one.headline, width, size, LEADING_HEAD) + 18
    if one.picture is None:
        return over + LINE_OF_META + _words(one.standfirst, width, LEAD_TEXT, LEADING_TEXT)
    picture = (width - 25) * 16 / 25
    beside = _words(one.standfirst, width - 25 - picture, LEAD_TEXT, LEADING_TEXT) + LINE_OF_META
    return over + max(picture * 9 / 16, beside)


def related(opening: Opening) -> float:
    """Return the height of the related in their column next to the lead."""
    heights = [
        card(one, RAIL, MIDDLE, pictured=number < opening.pictured, told=opening.told)
        for number, one in enumerate(opening.related)
    ]
    return sum(heights) + 33 * (len(heights) - 1)


def part(one: FrontPart, width: float) -> float:
    """Return the height of a part that may stand beside a rail, or in one."""
    match one:
        case Package():
            return TITLE + _package(one, width)
        case LatestStories():
            columns = 3 if width > RUN else 2
            in_one = RAIL - 90
            rows = [33 + card(each, in_one, SMALL) for each in one.cards]
            return TITLE + sum(rows) / columns
        case Perspectives():
            views = [card(each, RAIL - 36, MIDDLE, told=one.told) for each in one.cards]
            return TITLE + sum(views) - len(views) * (KICKER - 12)
        case MustReadPart():
            return 41 + one.number * 75
    return 0


def stack(column: tuple[FrontPart, ...], width: float) -> float:
    """Return the height of parts one under another."""
    return sum(part(one, width) for one in column) + GAP * (len(column) - 1)


def _package(package: Package, width: float) -> float:
    cards = package.cards
    if package.layout == "one":
        beside = (width - 36) / 2
        words = card(cards[0], beside, LARGE, told=True)
        return max(beside * 9 / 16 if cards[0].picture else 0, words)
    if package.layout == "words":
        columns = 3 if width > RUN else 2
        words = sum(33 + card(one, RAIL, MIDDLE, told=True) for one in cards)
        return words / columns
    if package.layout == "first":
        beside = (width - 36) / 2
        first = card(cards[0], beside, 28, pictured=True, told=True)
        return max(first, sum(29 + card(one, beside, SMALL) for one in cards[1:]))
    in_row = min(len(cards), 3)
    column = (width - 36 * (in_row - 1)) / in_row
    rows = [cards[start : start + in_row] for start in range(0, len(cards), in_row)]
    height = max(card(one, column, MIDDLE, pictured=True, told=True) for one in rows[0])
    return height + sum(25 + max(card(one, column, SMALL) for one in row) for row in rows[1:])


def _words(text: str, width: float, size: float, leading: float) -> float:
    return ceil(len(text) * size * SERIF / width) * size * leading
