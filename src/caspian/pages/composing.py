"""Shows a front with its places marked: in this picture of itself the desk composes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from caspian.newsroom.models import Home
from caspian.pages.builders.home import filled, page_of
from caspian.pages.documents import HomePage
from caspian.pages.front_documents import FrontPart, MustReadPart, PictureStory, Strips
from caspian.pages.parts import Card
from caspian.pages.preview import shown_at_the_desk, whole
from caspian.pages.reads.door import each_read_once
from caspian.pages.reads.front_page import Chosen, ChosenPart, chosen_of

LEAD = "lead"
FIELDS = {"package": "articles", "picture_story": "article", "perspectives": "articles"}
"""by the kind of a part, the field of its block in which its articles stand"""
_OPENING = re.compile(
    r'<(?:div|section|article)(?= class="(?:lede |package"|newest"|perspectives |strip-row |'
    r'strip-column|band |must-read"|(card) ))'
)


@dataclass(frozen=True)
class _Mark:
    """A part as it stands in the page: whose it is, and its cards, each with what marks it."""

    part: str
    cards: tuple[str, ...]


def composed(record: Home, mode: str, public: Home) -> dict[str, Any]:
    """Return a front with its places marked, and what of it readers see now.

    `response` is the page; `main` is what changes of it when something is placed; `parts` lists
    the blocks as they follow each other, those that nobody chose included; `placed` says which
    article stands for each that was chosen, in the language of the front.
    """
    code = record.locale.language_code
    with each_read_once():
        chosen = chosen_of(record, code)
        parts = filled(chosen, code).parts
        page, before = page_of(chosen, code), page_of(chosen_of(public, code), code)
        marks = list(_marks(page, chosen, parts))
        response = shown_at_the_desk(marked(whole(page), marks), mode)
    html = response.content.decode()
    return {
        "response": response,
        "main": html[html.index("<main") : html.index("</main>") + len("</main>")],
        "parts": _described(parts, chosen, {mark.part for mark in marks}),
        "placed": dict(chosen.placed),
        "now": _shape(page),
        "before": _shape(before) if public.live else None,
    }


def marked(html: str, marks: list[_Mark]) -> str:
    """Return a front in whose HTML each part and each card bears its mark, in their order."""
    start, end = html.index("<main"), html.index("</main>")
    waiting, cards = iter(marks), iter(tuple[str, ...]())

    def mark(found: re.Match[str]) -> str:
        nonlocal cards
        if found[1]:
            return f"{found[0]}{next(cards, '')}"
        part = next(waiting, _Mark("", ()))
        cards = iter(part.cards)
        return f'{found[0]} data-part="{part.part}"'

    return html[:start] + _OPENING.sub(mark, html[start:end]) + html[end:]


def _marks(page: HomePage, chosen: Chosen, parts: tuple[ChosenPart, ...]) -> Iterator[_Mark]:
    if page.opening is None:
        return
    stored = {own: one for one, own in reversed(chosen.placed)}
    lead = page.opening.lead
    chosen_lead = (chosen.lead,) if chosen.lead else ()
    related = (_place(LEAD, "related", one, chosen.related, stored) for one in page.opening.related)
    yield _Mark(LEAD, (_place(LEAD, "article", lead, chosen_lead, stored), *related))
    for one in _in_order(page):
        if isinstance(one, MustReadPart):
            yield _Mark(str(one.origin), ())
            continue
        part = parts[one.origin]
        field = FIELDS.get(part.kind, "")
        yield _Mark(
            str(one.origin),
            tuple(
                _place(str(one.origin), field, card, part.articles, stored)
                for card in cards_of(one)
            ),
        )


def _in_order(page: HomePage) -> Iterator[FrontPart]:
    for spread in page.spreads:
        for part in (*spread.run, *spread.rail):
            yield from part.strips if isinstance(part, Strips) else (part,)


def cards_of(part: FrontPart) -> tuple[Card, ...]:
    """Return the cards that stand in a part, in their order; "Must read" is a fragment's."""
    if isinstance(part, PictureStory):
        return (part.card,)
    if isinstance(part, MustReadPart | Strips):
        return ()
    return part.cards


def _place(
    part: str, field: str, card: Card, chosen: tuple[int, ...], stored: dict[int, int]
) -> str:
    """Return the mark of a card: what was placed bears the id by which its block names it."""
    by_hand = card.article in chosen
    article = stored[card.article] if by_hand else card.article
    by = "hand" if by_hand else "newest"
    return f' data-card="{article}" data-of="{part}" data-field="{field}" data-by="{by}"'


def _described(
    parts: tuple[ChosenPart, ...], chosen: Chosen, shown: set[str]
) -> list[dict[str, Any]]:
    """Return what the desk needs of each part; `block` is its number among the chosen, or None."""
    numbers = {id(part): number for number, part in enumerate(chosen.parts)}
    return [
        {
            "kind": part.kind,
            "of": part.of,
            "block": numbers.get(id(part)),
            "shown": str(number) in shown,
        }
        for number, part in enumerate(parts)
    ]


def _shape(page: HomePage) -> dict[str, Any]:
    """Return which articles stand on a front, the lead first."""
    if page.opening is None:
        return {"lead": None, "cards": []}
    opening = [page.opening.lead, *page.opening.related]
    cards = [*opening, *(card for part in _in_order(page) for card in cards_of(part))]
    return {"lead": page.opening.lead.article, "cards": [card.article for card in cards]}
