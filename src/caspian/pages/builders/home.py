"""Builds the front of a language: the editors' choice, filled up with the newest, nothing twice."""

from collections.abc import Iterable
from copy import copy
from dataclasses import replace

from caspian.pages.builders import front_layout as layout
from caspian.pages.builders.frame import frame
from caspian.pages.builders.search import search_address
from caspian.pages.builders.structured_data import home_data
from caspian.pages.documents import HomePage
from caspian.pages.front_documents import (
    FrontPart,
    LatestStories,
    MustReadPart,
    Opening,
    Perspectives,
    PictureStory,
    Spread,
    Strip,
)
from caspian.pages.parts import Alternate, Card
from caspian.pages.reads import beside, front_page, lists, paper, strips, tree
from caspian.pages.reads.cards import cards
from caspian.pages.reads.front_page import Chosen, ChosenPart
from caspian.pages.reads.strips import StripFacts

# A front shows about forty cards; each list may find its newest already shown above.
LOOKED_THROUGH, STRIP_LOOKED_THROUGH, PERSPECTIVES_LOOKED_THROUGH = 40, 20, 18
LEADS_LOOKED_THROUGH = 4
"""how far down the newest a lead is looked for that nobody chose"""
NEWEST, STRIP = 8, 4
STRIPS = ("section_strip", "topic_strip", "place_strip")
RELATED, RELATED_LESS, MOST = 4, 3, 6
PERSPECTIVES = (4, 3, 5, 2, 6)
"""how many stand on a front whose editors chose none; of equally good ones the first"""
Laid = tuple[Opening | None, tuple[Spread, ...]]


class Candidates:
    """The cards that a front may show, with the lists that it is filled up from."""

    def __init__(self, chosen: Chosen, code: str) -> None:
        self.by_hand = chosen.by_hand
        self.chosen_lead = chosen.lead
        self.newest = lists.newest(code, LOOKED_THROUGH)
        self.perspectives = lists.of_kind("perspective", code, PERSPECTIVES_LOOKED_THROUGH)
        self.must_read = len(beside.must_read(code))
        self.strips = {part: _strip_facts(part, code) for part in chosen.parts if part.of}
        listed = (pk for facts in self.strips.values() if facts for pk in facts.ids)
        wanted = dict.fromkeys([*self.by_hand, *self.newest, *self.perspectives, *listed])
        self.cards = {card.article: card for card in cards(tuple(wanted))}

    def again(self) -> "Candidates":
        """Return the same shelf, of which taking leaves this one as it is."""
        other = copy(self)
        other.cards = dict(self.cards)
        return other

    def take(self, ids: Iterable[int], number: int) -> tuple[Card, ...]:
        """Take up to `number` of the articles that are still there, in order."""
        taken: list[Card] = []
        for article in ids:
            if len(taken) == number:
                break
            card = self.cards.pop(article, None)
            if card is not None:
                taken.append(card)
        return tuple(taken)

    def lead(self) -> Card | None:
        """Take the lead: the chosen one; else news with a picture among the newest few; else the
        newest. What editors chose for another place is taken only where there is nothing else."""
        free = [pk for pk in self.newest if pk in self.cards and pk not in self.by_hand]
        likely = sorted(free[:LEADS_LOOKED_THROUGH], key=self._leads_worse)
        chosen = [self.chosen_lead] if self.chosen_lead else []
        return next(iter(self.take([*chosen, *likely, *self.newest, *self.by_hand], 1)), None)

    def _leads_worse(self, article: int) -> tuple[bool, bool]:
        card = self.cards[article]
        return card.is_perspective, card.picture is None


def _strip_facts(part: ChosenPart, code: str) -> StripFacts | None:
    match part.kind:
        case "section_strip":
            return strips.section_strip(part.of, code, STRIP_LOOKED_THROUGH)
        case "topic_strip":
            return strips.topic_strip(part.of, code, STRIP_LOOKED_THROUGH)
        case "place_strip":
            return strips.place_strip(part.of, code, STRIP_LOOKED_THROUGH)
    return None


def filled(chosen: Chosen, code: str) -> Chosen:
    """Return a choice with a part of each kind: a rail, the latest stories, a strip of each
    section are added."""
    parts = list(chosen.parts)
    kinds = [part.kind for part in parts]
    if "perspectives" not in kinds:
        parts.insert(0, ChosenPart("perspectives"))
    if "must_read" not in kinds:
        after = [part.kind for part in parts].index("perspectives") + 1
        parts.insert(after, ChosenPart("must_read"))
    if "latest_stories" not in kinds:
        above = [number for number, part in enumerate(parts) if part.kind not in STRIPS]
        parts.insert(max(above) + 1, ChosenPart("latest_stories"))
    strips = {part.of for part in parts if part.kind == "section_strip"}
    added = [section for section in front_page.section_ids(code) if section not in strips]
    parts += [ChosenPart("section_strip", of=section) for section in added]
    return replace(chosen, parts=tuple(parts))


def part_of(
    chosen: ChosenPart, cards: tuple[Card, ...], candidates: Candidates
) -> FrontPart | None:
    """Make a part of the cards that were taken for it; lists take what is newest on the shelf.

    Return None where nothing would stand in it.
    """
    match chosen.kind:
        case "must_read":
            return MustReadPart(candidates.must_read) if candidates.must_read else None
        case "latest_stories":
            newest = candidates.take(candidates.newest, chosen.number or NEWEST)
            return LatestStories(chosen.title, newest) if newest else None
        case "section_strip" | "topic_strip" | "place_strip":
            return _strip(chosen, candidates)
    if not cards:
        return None
    match chosen.kind:
        case "package":
            return layout.package(chosen.title, "", cards)
        case "picture_story":
            picture = front_page.wide_picture(cards[0].article)
            return PictureStory(cards[0], picture, chosen.look or "dark")
    return Perspectives(cards)


def _strip(chosen: ChosenPart, candidates: Candidates) -> Strip | None:
    facts = candidates.strips.get(chosen)
    cards = candidates.take(facts.ids, STRIP) if facts else ()
    if facts is None or not cards:
        return None
    of = chosen.kind.removesuffix("_strip")
    return Strip(facts.link.text, facts.link.address, cards, of)


def home_page(home_id: int, code: str) -> HomePage:
    """Build the front of a language."""
    return page_of(front_page.chosen(code), code, tree.translations(home_id))


def page_of(chosen: Chosen, code: str, alternates: tuple[Alternate, ...] = ()) -> HomePage:
    """Build a front from a choice, published or, for a preview, not."""
    publication = paper.publication(code)
    whole = filled(chosen, code)
    head = frame(
        code=code,
        address=f"/{code}/",
        title=publication.name,
        description=publication.about,
        alternates=alternates,
        structured_data=home_data(code, search_address(code)),
    )
    return HomePage(head, *laid_out(whole, Candidates(whole, code)))


def laid_out(chosen: Chosen, candidates: Candidates) -> Laid:
    """Lay the front out in several ways and return the one whose columns are most even.

    How many perspectives stand in the rail decides how much stands beside it, and what is not
    there comes further down: so the whole front is made for each number and compared.
    """
    made = [_laid_out(chosen, candidates.again(), number) for number in PERSPECTIVES]
    return max(made, key=lambda one: layout.evenness(one[1]))


def _laid_out(chosen: Chosen, candidates: Candidates, perspectives: int) -> Laid:
    lead = candidates.lead()
    if lead is None:
        return None, ()
    # By hand first, then perspectives, for which there is one place; then what fills up.
    related = candidates.take(chosen.related, RELATED)
    taken = [candidates.take(part.articles, MOST) for part in chosen.parts]
    for number, part in enumerate(chosen.parts):
        if part.kind == "perspectives" and not taken[number]:
            taken[number] = candidates.take(candidates.perspectives, perspectives)
    if not related:
        related = candidates.take(candidates.newest, RELATED if lead.picture else RELATED_LESS)
    pairs = enumerate(zip(chosen.parts, taken, strict=True))
    parts = [
        replace(made, origin=number)
        for number, (part, cards) in pairs
        if (made := part_of(part, cards, candidates))
    ]
    return layout.opening(lead, related), layout.spreads(parts)
