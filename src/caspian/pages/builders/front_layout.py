"""Lays out a front: what stands beside what, so that no column ends far above the other.

Pure functions of the cards; heights are estimates, see `front_heights`.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product, takewhile

from caspian.pages.builders import front_heights as heights
from caspian.pages.builders.front_heights import RAIL, RUN
from caspian.pages.front_documents import (
    FrontPart,
    LatestStories,
    MustReadPart,
    Opening,
    Package,
    Perspectives,
    Spread,
    Strip,
    Strips,
)
from caspian.pages.parts import Card

EVEN_ENOUGH = 0.8
"""two columns stand side by side when the lower one has at least this part of the other's height"""
SIDE_BY_SIDE = 4
SHORT_STRIP = 2
IN_RAIL, IN_RUN = (Perspectives, MustReadPart), (Package, LatestStories)


def opening(lead: Card, related: tuple[Card, ...]) -> Opening:
    """Lay out the lead and what belongs to it."""
    if not related:
        return Opening(lead)
    below = Opening(lead, related, "below")
    if lead.picture is None:
        return below
    height = heights.lead(lead, RUN)
    choices = [
        Opening(lead, related, "beside", pictured, told)
        for pictured, told in product(range(min(2, len(related)) + 1), (True, False))
        if all(one.picture for one in related[:pictured])
    ]
    found = max(choices, key=lambda one: _evenness(height, heights.related(one)))
    return found if _evenness(height, heights.related(found)) >= EVEN_ENOUGH - 0.1 else below


def package(title: str, address: str, cards: tuple[Card, ...]) -> Package:
    """Lay out a titled group by how many there are and which of them have pictures."""
    pictured = sum(one.picture is not None for one in cards)
    if len(cards) == 1:
        layout = "one"
    elif pictured == 0 or (len(cards) > 3 and cards[0].picture is None):
        layout = "words" if len(cards) > 2 else "even"
    else:
        layout = "first" if len(cards) in (4, 5) else "even"
    return Package(title, address, cards, layout)


def read_next(more: tuple[Card, ...]) -> Package | None:
    """Lay out what goes with an article: one large, the one with a picture, the others small."""
    if not more:
        return None
    return package("", "", tuple(sorted(more, key=lambda card: card.picture is None)))


def spreads(parts: Sequence[FrontPart]) -> tuple[Spread, ...]:
    """Lay out parts top to bottom: a rail stands only beside as much as it is long."""
    made: list[Spread] = []
    rest = list(_strips_joined(parts))
    while rest:
        rail = tuple(takewhile(lambda one: isinstance(one, IN_RAIL), rest))
        run = tuple(takewhile(lambda one: isinstance(one, IN_RUN), rest[len(rail) :]))
        found = _beside(run, rail)
        if found is None:
            made.append(Spread((rest.pop(0),)))
            continue
        made.append(found)
        # What stood in neither column comes next, in the editors' order.
        rest = [*rail[len(found.rail) :], *run[len(found.run) :], *rest[len(rail) + len(run) :]]
    return tuple(made)


def evenness(made: Sequence[Spread]) -> float:
    """Return how well rails are filled beside their runs: 1 at best; less for each that is not
    beside anything."""
    found = 1.0
    for spread in made:
        if spread.rail:
            found *= _fit(spread)
        elif isinstance(spread.run[0], IN_RAIL):
            found *= EVEN_ENOUGH / 2
    return found


def _beside(run: tuple[FrontPart, ...], rail: tuple[FrontPart, ...]) -> Spread | None:
    """Return the most even pair of columns that begins both, longer rails first, or None.

    Perspectives show their standfirsts where that fills the rail better.
    """
    for rails in range(len(rail), 0, -1):
        pairs = [
            Spread(run[:runs], _perspectives_told(rail[:rails], told))
            for runs, told in product(range(1, len(run) + 1), (False, True))
        ]
        best = max(pairs, key=_fit, default=None)
        if best is not None and _fit(best) >= EVEN_ENOUGH:
            return best
    return None


def _perspectives_told(rail: tuple[FrontPart, ...], told: bool) -> tuple[FrontPart, ...]:
    return tuple(replace(one, told=told) if isinstance(one, Perspectives) else one for one in rail)


def _fit(spread: Spread) -> float:
    return _evenness(heights.stack(spread.run, RUN), heights.stack(spread.rail, RAIL))


def _evenness(one: float, other: float) -> float:
    return min(one, other) / max(one, other)


def _strips_joined(parts: Sequence[FrontPart]) -> list[FrontPart]:
    """Put short strips that follow each other side by side, up to four."""
    made: list[FrontPart] = []
    short: list[Strip] = []
    for one in [*parts, None]:
        is_short = isinstance(one, Strip) and len(one.cards) <= SHORT_STRIP
        if short and (not is_short or len(short) == SIDE_BY_SIDE):
            made.append(Strips(tuple(short)) if len(short) > 1 else short[0])
            short = []
        if isinstance(one, Strip) and is_short:
            short.append(one)
        elif one is not None:
            made.append(one)
    return made
